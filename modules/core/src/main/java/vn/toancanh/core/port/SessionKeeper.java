package vn.toancanh.core.port;

import java.util.Optional;
import vn.toancanh.core.model.Session;

/** Keeps the last session on this machine, its token as a secret, so that a restart without a link can go on. Blocks. */
public interface SessionKeeper {
    /** The last session, if it can be read. */
    Optional<Session> last();

    void keep(Session session) throws StoreException;

    void forget() throws StoreException;
}
