package vn.toancanh.uidesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uikit.say.Due;

/**
 * Counts over the open cases of a selection, shelved ones apart.
 *
 * @param byPriority four numbers, P1 first
 * @param alerts10Min alerts that came in the last ten minutes: the load meter
 */
public record QueueCounts(int open, int unattended, int[] byPriority, int overdue, int shelved, int alerts10Min) {
    /** More than this many in ten minutes are more than one person can weigh calmly. */
    public static final int LOAD_AMBER = 5;

    /** From here on a burst. */
    public static final int LOAD_FULL = 10;

    private static final Duration LOAD_SPAN = Duration.ofMinutes(10);

    public static QueueCounts of(Collection<Case> cases, Instant now) {
        int open = 0;
        int unattended = 0;
        int overdue = 0;
        int shelved = 0;
        int load = 0;
        int[] by = new int[Priority.values().length];
        Instant from = now.minus(LOAD_SPAN);
        for (Case c : cases) {
            if (isLoad(c, from)) {
                load++;
            }
            if (!c.state().isOpen()) {
                continue;
            }
            if (c.isShelved(now)) {
                shelved++;
                continue;
            }
            open++;
            by[c.priority().ordinal()]++;
            if (c.isUnattended()) {
                unattended++;
            }
            if (Due.isOverdue(c, now)) {
                overdue++;
            }
        }
        return new QueueCounts(open, unattended, by, overdue, shelved, load);
    }

    /** The load alone, as {@link #of} counts it: asked each second, where the rest would be of no use. */
    public static int alerts10Min(Collection<Case> cases, Instant now) {
        Instant from = now.minus(LOAD_SPAN);
        int n = 0;
        for (Case c : cases) {
            n += isLoad(c, from) ? 1 : 0;
        }
        return n;
    }

    /** The shelf alone, as {@link #of} counts it. */
    public static int shelved(Collection<Case> cases, Instant now) {
        int n = 0;
        for (Case c : cases) {
            n += c.isShelved(now) && c.state().isOpen() ? 1 : 0;
        }
        return n;
    }

    private static boolean isLoad(Case c, Instant from) {
        return c.kind() == CaseKind.ALERT && c.receivedAt().isAfter(from);
    }

    public int of(Priority p) {
        return byPriority[p.ordinal()];
    }
}
