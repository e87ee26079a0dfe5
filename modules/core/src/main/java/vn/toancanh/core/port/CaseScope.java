package vn.toancanh.core.port;

import vn.toancanh.core.model.Case;

/** Which half of the cases is meant; the cache keeps an index of its own for each. */
public enum CaseScope {
    /** Somebody has to do something still. The most urgent come first, of these the ones that wait longest. */
    OPEN,
    /** It is over. The newest received come first. */
    CLOSED;

    /** The half in which this case is. */
    public static CaseScope of(Case c) {
        return c.state().isOpen() ? OPEN : CLOSED;
    }
}
