package vn.toancanh.uidesk.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.queue.Bundles.Bundle;

/**
 * What one row shows besides time and words.
 *
 * @param mark how far this person's own acts on it have come
 * @param bundle what else it stands for; null when it is one case
 * @param ended over, moved away or filtered out while the order is held; the row stays until the hands are off
 */
public record QueueRow(Case value, Mark mark, @Nullable Bundle bundle, boolean ended) {
    /** Marks of own acts, the most urgent one wins. */
    public enum Mark {
        NONE,
        /** The city has it; its word has not come home yet. */
        RECEIVED,
        /** Only on this machine. */
        UNSENT,
        /** In the tray. */
        REVIEW
    }

    static QueueRow of(Case c, CityState s, @Nullable Bundle bundle) {
        return new QueueRow(c, markOf(c.id(), s.outbox()), bundle, false);
    }

    /** The mark of a case. */
    public static Mark markOf(String caseId, List<OutboxEntry> outbox) {
        Mark mark = Mark.NONE;
        for (OutboxEntry e : outbox) {
            if (e.command().caseId().equals(caseId)) {
                Mark m = e.state().isInTray()
                        ? Mark.REVIEW
                        : e.state().isUnsent()
                                ? Mark.UNSENT
                                : e.state() == DeliveryState.ACKED ? Mark.RECEIVED : Mark.NONE;
                mark = m.compareTo(mark) > 0 ? m : mark;
            }
        }
        return mark;
    }

    QueueRow over() {
        return ended ? this : new QueueRow(value, mark, bundle, true);
    }
}
