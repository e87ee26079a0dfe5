package vn.toancanh.uidesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.text.Folding;

/**
 * Which open cases the queue lists.
 *
 * @param serviceId one service, or null for all
 * @param text words that must all occur, with or without tone marks; blank for all
 * @param mine only what this person has taken
 * @param priorities empty for all
 * @param kind one kind, or null for all
 * @param old shows the alerts that have stood for a day, and nothing else; otherwise they are left out
 * @param shelf shows what is put aside, and nothing else; otherwise shelved cases are left out
 */
public record QueueFilter(
        @Nullable String serviceId,
        String text,
        boolean mine,
        Set<Priority> priorities,
        @Nullable CaseKind kind,
        boolean shelf,
        boolean old) {
    public static final QueueFilter ALL = new QueueFilter(null, "", false, Set.of(), null, false, false);

    /** An alert that nobody has taken for so long is no news any more. */
    private static final Duration OLD = Duration.ofHours(24);

    public QueueFilter {
        priorities = Set.copyOf(priorities);
    }

    public QueueFilter service(@Nullable String id) {
        return new QueueFilter(id, text, mine, priorities, kind, shelf, old);
    }

    public QueueFilter text(String words) {
        return new QueueFilter(serviceId, words, mine, priorities, kind, shelf, old);
    }

    public QueueFilter mine(boolean on) {
        return new QueueFilter(serviceId, text, on, priorities, kind, shelf, old);
    }

    public QueueFilter shelf(boolean on) {
        return new QueueFilter(serviceId, text, mine, priorities, kind, on, false);
    }

    public QueueFilter old(boolean on) {
        return new QueueFilter(serviceId, text, mine, priorities, kind, false, on);
    }

    /** Whether it belongs to the list of old alerts: standing for a day, taken by nobody, no emergency. */
    static boolean isOld(Case c, Instant now) {
        return c.kind() == CaseKind.ALERT
                && c.priority() != Priority.P1
                && c.state().isOpen()
                && c.operatorId() == null
                && c.receivedAt().isBefore(now.minus(OLD));
    }

    /** Adds the priority to the wanted ones, or takes it away. */
    public QueueFilter toggled(Priority p) {
        Set<Priority> next = EnumSet.noneOf(Priority.class);
        next.addAll(priorities);
        if (!next.remove(p)) {
            next.add(p);
        }
        return new QueueFilter(serviceId, text, mine, next, kind, shelf, old);
    }

    /** Whether anything but "all" is asked for. */
    public boolean isNarrowed() {
        return !equals(ALL);
    }

    boolean accepts(Case c, @Nullable Session me, Instant now) {
        return c.state().isOpen()
                && c.isShelved(now) == shelf
                && isOld(c, now) == old
                && (serviceId == null || serviceId.equals(c.serviceId()))
                && (kind == null || kind == c.kind())
                && (priorities.isEmpty() || priorities.contains(c.priority()))
                && (!mine || isMine(c, me))
                && (text.isBlank() || Folding.match(text, haystack(c)) > 0);
    }

    /** Whether this person has taken the case or seen the alert. */
    public static boolean isMine(Case c, @Nullable Session me) {
        if (me == null) {
            return false;
        }
        AlertInfo a = c.alert();
        return me.actor().personId().equals(c.operatorId())
                || (a != null && c.operatorId() == null && me.actor().name().equals(a.acknowledgedBy()));
    }

    private static String haystack(Case c) {
        return c.code()
                + ' '
                + c.title()
                + ' '
                + c.place().address()
                + ' '
                + (c.operatorName() == null ? "" : c.operatorName());
    }
}
