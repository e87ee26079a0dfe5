package vn.toancanh.core.state;

import java.util.Comparator;
import vn.toancanh.core.model.Case;

/** Order of the queue: what nobody has seen first, then by priority, then the newest; the id makes it total. */
public final class QueueOrder {
    public static final Comparator<Case> NEEDS_ME_FIRST = Comparator.comparing((Case c) -> !c.isUnattended())
            .thenComparing(Case::priority)
            .thenComparing(Case::receivedAt, Comparator.reverseOrder())
            .thenComparing(Case::id);

    private QueueOrder() {}
}
