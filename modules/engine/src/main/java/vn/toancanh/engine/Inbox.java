package vn.toancanh.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.model.Priority;

/**
 * Where changes wait for the state loop. Changes of one thing merge, the later one wins, so that memory follows the number
 * of things and not the rate of messages; a case is never dropped. Above the bound nothing more is taken and the reader has
 * to pull from its cursor.
 *
 * <p>Thread-safe.
 */
final class Inbox {
    /** Things that may wait; ten times the open cases of a city in a storm. */
    static final int MAX_KEYS = 50_000;

    private final Map<String, Change> first = new LinkedHashMap<>();
    private final Map<String, Change> rest = new LinkedHashMap<>();
    private @Nullable Cursor head;
    private boolean overflow;
    private boolean hadTheirOwn; // the last turn was of urgent ones alone

    /** Takes a change that follows the last one; false when the inbox is full. */
    synchronized boolean offer(String epoch, Sequenced s) {
        Change c = s.change();
        Map<String, Change> lane = isUrgent(c) || first.containsKey(c.key()) ? first : rest;
        if (lane == rest && rest.size() >= MAX_KEYS && !rest.containsKey(c.key())) {
            overflow = true;
            return false;
        }
        if (lane == first) {
            rest.remove(c.key());
        }
        lane.put(c.key(), c);
        if (!overflow) {
            head = new Cursor(epoch, s.seq());
        }
        return true;
    }

    /**
     * Takes at most {@code max} changes, priority-1 cases first and alone, so that they are not shown only with all the others; at
     * most each other time, for in a storm of them the others must not wait for ever. The cursor moves only with the last of
     * them: a part of what waits must not claim the whole.
     */
    synchronized Taken take(int max) {
        List<Change> out = new ArrayList<>(Math.min(max, first.size() + rest.size()));
        boolean alone = !first.isEmpty() && !rest.isEmpty() && !hadTheirOwn;
        drain(first, out, max);
        if (!alone) {
            drain(rest, out, max);
        }
        hadTheirOwn = alone;
        boolean empty = first.isEmpty() && rest.isEmpty();
        Cursor cursor = empty ? head : null;
        if (empty) {
            head = null;
            overflow = false;
        }
        return new Taken(out, cursor, !empty);
    }

    /** How many changes wait. */
    synchronized int size() {
        return first.size() + rest.size();
    }

    synchronized void clear() {
        first.clear();
        rest.clear();
        head = null;
        overflow = false;
    }

    private static void drain(Map<String, Change> lane, List<Change> out, int max) {
        Iterator<Change> it = lane.values().iterator();
        while (out.size() < max && it.hasNext()) {
            out.add(it.next());
            it.remove();
        }
    }

    private static boolean isUrgent(Change c) {
        return c instanceof Change.CaseChanged x && x.value().priority() == Priority.P1;
    }

    /** @param cursor where the reader stands after these; null while more waits */
    record Taken(List<Change> changes, @Nullable Cursor cursor, boolean more) {}
}
