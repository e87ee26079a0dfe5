package vn.toancanh.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.toancanh.core.change.Cursor;

/**
 * What the city sent and nobody here can use. A change that was broken on the way alone comes whole with the next page and is
 * none of them; one that is broken there too is counted once by its place, however often it comes. A whole snapshot begins
 * the count anew, since it tells all that is. Thread-safe.
 */
final class Poison {
    /** Places that are remembered; a city that sends more of them is broken as a whole, and the count says enough. */
    private static final int MOST = 1_000;

    private final Set<Cursor> places = new HashSet<>();
    private int inSnapshot;

    /** A page of changes was read without these. Whether the count has changed. */
    synchronized boolean changes(String epoch, List<Long> leftOut) {
        boolean changed = false;
        for (long seq : leftOut) {
            changed |= places.size() < MOST && places.add(new Cursor(epoch, seq));
        }
        return changed;
    }

    /** A page of a snapshot was read; the first one ends what was known before. Whether the count may have changed. */
    synchronized boolean snapshot(int leftOut, boolean first) {
        boolean had = count() > 0;
        if (first) {
            places.clear();
            inSnapshot = 0;
        }
        inSnapshot += leftOut;
        return leftOut > 0 || (first && had);
    }

    synchronized int count() {
        return places.size() + inSnapshot;
    }
}
