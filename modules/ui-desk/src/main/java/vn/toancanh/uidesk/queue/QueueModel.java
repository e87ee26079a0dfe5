package vn.toancanh.uidesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.QueueOrder;
import vn.toancanh.core.state.Touched;

/**
 * The rows of the queue and their order. While the operator's pointer or keyboard is in the list the order is held: rows
 * change their words in place, new ones wait behind a banner, ended ones stay until the hold ends, so that nothing moves
 * under the hand.
 *
 * <p>Confined to one thread, the JavaFX thread in the console. Work per call follows the number of touched cases, plus
 * one look at each row when the order may change.
 */
public final class QueueModel {
    /** Rows are put to their places one by one as long as fewer than this part of them move. */
    private static final int FEW = 8;

    /** Bundles change with time alone, too. */
    private static final Duration BUNDLES_AGE = Duration.ofSeconds(1);

    private final Map<String, QueueRow> rows = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();
    /** What time alone may bring or take: shelved cases and alerts. Few of many, so that a tick looks at these only. */
    private final Set<String> timed = new HashSet<>();

    private List<String> order = List.of();
    private QueueFilter filter = QueueFilter.ALL;
    private CityState state;
    private Bundles bundles = Bundles.NONE;
    private @Nullable Instant bundledAt;
    private boolean burst;
    private boolean held;

    public QueueModel(CityState start) {
        this.state = start;
        time(start.shown().keySet());
    }

    /** What {@link #apply} and its likes changed; the view touches no more than this. */
    public record Diff(boolean order, Set<String> rows) {
        static final Diff NOTHING = new Diff(false, Set.of());
    }

    /** Takes the next state; {@code touched} says what may differ from the one before. */
    public Diff apply(CityState next, Touched touched, Instant now) {
        state = next;
        if (touched.all()) {
            timed.clear();
            time(next.shown().keySet());
            Set<String> ids = new HashSet<>(rows.keySet());
            ids.addAll(next.shown().keySet());
            ids.addAll(bundle(now));
            return update(ids, now);
        }
        time(touched.caseIds());
        Set<String> bundled = mayBundle(touched, now) ? bundle(now) : Set.of();
        if (bundled.isEmpty()) {
            return update(touched.caseIds(), now);
        }
        Set<String> ids = new HashSet<>(touched.caseIds());
        ids.addAll(bundled);
        return update(ids, now);
    }

    /** Lets time pass: shelved cases return by themselves, alerts grow old. */
    public Diff tick(Instant now) {
        Set<String> due = new HashSet<>();
        for (String id : timed) {
            Case c = state.shown().get(id);
            if (c != null && accepts(c, now) != isListed(id)) {
                due.add(id);
            }
        }
        return due.isEmpty() ? Diff.NOTHING : update(due, now);
    }

    private void time(Collection<String> ids) {
        for (String id : ids) {
            Case c = state.shown().get(id);
            if (c != null && (c.shelvedUntil() != null || c.alert() != null)) {
                timed.add(id);
            } else {
                timed.remove(id);
            }
        }
    }

    /** Bundles the rows by place and kind, or no more; the operator's own wish, so the order is made anew even while held. */
    public Diff burst(boolean on, Instant now) {
        if (burst == on) {
            return Diff.NOTHING;
        }
        burst = on;
        return rebuild(now);
    }

    /** All open cases are asked for their bundles only when an alert may have come, gone or grown old. */
    private boolean mayBundle(Touched touched, Instant now) {
        return burst
                || bundledAt == null
                || !now.minus(BUNDLES_AGE).isBefore(bundledAt)
                || now.isBefore(bundledAt)
                || touched.caseIds().stream().anyMatch(id -> {
                    Case c = state.shown().get(id);
                    QueueRow row = rows.get(id);
                    return c == null
                            || row == null
                            || c.alert() != null
                            || row.value().alert() != null;
                });
    }

    /** What is bundled now; gives the ids whose rows are no longer what they were. */
    private Set<String> bundle(Instant now) {
        Bundles next = Bundles.of(
                state.shown().values().stream()
                        .filter(c -> burst || c.alert() != null)
                        .filter(c -> filter.accepts(c, state.session(), now)),
                burst,
                now);
        Set<String> changed = next.changedFrom(bundles);
        bundles = next;
        bundledAt = now;
        return changed;
    }

    /** Another filter is the operator's own wish: the order is made anew even while held. */
    public Diff filter(QueueFilter next, Instant now) {
        filter = next;
        return rebuild(now);
    }

    public QueueFilter filter() {
        return filter;
    }

    /** Holds the order or lets it go; letting it go makes it anew. */
    public Diff hold(boolean on, Instant now) {
        if (held == on) {
            return Diff.NOTHING;
        }
        held = on;
        return on ? Diff.NOTHING : settle(now);
    }

    /** Shows what waits behind the banner now, without ending the hold. */
    public Diff showWaiting(Instant now) {
        return settle(now);
    }

    public boolean isHeld() {
        return held;
    }

    /** New rows that wait behind the banner. */
    public int waiting() {
        return waiting.size();
    }

    /** The most urgent priority among the waiting rows; null when none waits. */
    public @Nullable Priority worstWaiting() {
        return waiting.stream()
                .map(id -> state.shown().get(id))
                .filter(c -> c != null)
                .map(Case::priority)
                .min(Priority::compareTo)
                .orElse(null);
    }

    /** Ids in the order of the list. */
    public List<String> order() {
        return order;
    }

    public @Nullable QueueRow row(String id) {
        return rows.get(id);
    }

    /** The first row that nobody has seen, for "accept the next one"; null when all are seen. */
    public @Nullable String topWaiting(Instant now) {
        return state.shown().values().stream()
                .filter(c -> c.isUnattended() && c.state().isOpen() && !c.isShelved(now))
                .min(QueueOrder.NEEDS_ME_FIRST)
                .map(Case::id)
                .orElse(null);
    }

    private Diff update(Collection<String> ids, Instant now) {
        Set<String> changed = new HashSet<>();
        Set<String> moved = new HashSet<>();
        for (String id : ids) {
            Case c = state.shown().get(id);
            boolean wanted = c != null && accepts(c, now);
            QueueRow old = rows.get(id);
            if (wanted && old != null) {
                QueueRow row = QueueRow.of(c, state, bundles.of(c.id()));
                if (!row.equals(old)) {
                    rows.put(id, row);
                    changed.add(id);
                    if (!held && mayMove(old.value(), c)) {
                        moved.add(id);
                    }
                }
            } else if (wanted && held) {
                waiting.add(id);
            } else if (wanted) {
                rows.put(id, QueueRow.of(c, state, bundles.of(c.id())));
                moved.add(id);
            } else if (old != null && held) {
                QueueRow over = c == null
                        ? old.over()
                        : QueueRow.of(c, state, bundles.of(c.id())).over();
                if (!over.equals(old)) {
                    rows.put(id, over);
                    changed.add(id);
                }
            } else if (old != null) {
                rows.remove(id);
                moved.add(id);
            } else {
                waiting.remove(id);
            }
        }
        if (moved.size() * FEW > order.size()) {
            sort();
        } else if (!moved.isEmpty()) {
            place(moved);
        }
        return new Diff(!moved.isEmpty(), changed);
    }

    private Diff settle(Instant now) {
        boolean wasHeld = held;
        held = false;
        Set<String> all = new HashSet<>(rows.keySet());
        all.addAll(waiting);
        waiting.clear();
        Diff d = update(all, now);
        List<String> before = order;
        sort();
        held = wasHeld;
        return new Diff(d.order() || !before.equals(order), d.rows());
    }

    private Diff rebuild(Instant now) {
        rows.clear();
        waiting.clear();
        bundle(now);
        for (Case c : state.shown().values()) {
            if (accepts(c, now)) {
                rows.put(c.id(), QueueRow.of(c, state, bundles.of(c.id())));
            }
        }
        sort();
        return new Diff(true, Set.copyOf(rows.keySet()));
    }

    private void sort() {
        order = sorted(rows.values().stream().map(QueueRow::value).toList()).stream()
                .map(Case::id)
                .toList();
    }

    /** The same as {@link #sort} where only these rows came, went or moved since the last one. */
    private void place(Set<String> moved) {
        List<String> next = new ArrayList<>(order.size() + moved.size());
        for (String id : order) {
            if (!moved.contains(id)) {
                next.add(id);
            }
        }
        List<Case> in = new ArrayList<>();
        for (String id : moved) {
            QueueRow row = rows.get(id);
            if (row != null) {
                in.add(row.value());
            }
        }
        for (Case c : sorted(in)) {
            int at = Collections.binarySearch(
                    next, c.id(), (a, b) -> QueueOrder.NEEDS_ME_FIRST.compare(value(a), value(b)));
            next.add(-at - 1, c.id());
        }
        order = List.copyOf(next);
    }

    private Case value(String id) {
        return rows.get(id).value();
    }

    private static List<Case> sorted(Collection<Case> cases) {
        List<Case> all = new ArrayList<>(cases);
        all.sort(QueueOrder.NEEDS_ME_FIRST);
        return all;
    }

    private static boolean mayMove(Case a, Case b) {
        return QueueOrder.NEEDS_ME_FIRST.compare(a, b) != 0;
    }

    private boolean accepts(Case c, Instant now) {
        return !bundles.hidden().contains(c.id()) && filter.accepts(c, state.session(), now);
    }

    private boolean isListed(String id) {
        QueueRow r = rows.get(id);
        return (r != null && !r.ended()) || waiting.contains(id);
    }
}
