package vn.toancanh.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.text.Folding;

/**
 * What one batch changes in the indexes of words and places and in the tally, gathered row by row and written at its end,
 * within the same transaction. One for each batch, one thread.
 *
 * <p>Open cases and those that are over have indexes of their own, and a case is in one of them: a search among some
 * thousand open cases never sees the million that is over. The key of an open case begins with its priority, so that
 * walking an index in the order of its keys is the order of urgency, and a search stops at its limit instead of sorting.
 */
final class CacheIndex {
    /** A rid has 61 bits, and a priority the two above. */
    static final int RID_BITS = 61;

    static final long RID_MASK = (1L << RID_BITS) - 1;

    /** Where a row stands in the indexes. */
    record Spot(CaseScope scope, long key) {
        static Spot of(boolean open, int priority, long rid) {
            return open
                    ? new Spot(CaseScope.OPEN, (long) (priority - 1) << RID_BITS | rid)
                    : new Spot(CaseScope.CLOSED, rid);
        }
    }

    /** A row as the indexes know it. */
    record Row(
            Spot spot,
            String ward,
            String state,
            long textHash,
            @Nullable GeoPoint point) {
        static Row of(Case c, long rid, long textHash) {
            return new Row(
                    Spot.of(c.state().isOpen(), c.priority().digit(), rid),
                    Objects.requireNonNullElse(c.place().wardId(), ""),
                    c.state().name(),
                    textHash,
                    c.place().point());
        }
    }

    /** Words of one spot; null text takes them out. */
    private record Words(Spot spot, @Nullable String text, boolean fresh) {}

    private record Counter(String ward, String state) {}

    private final List<Words> words = new ArrayList<>();
    private final Map<Spot, @Nullable GeoPoint> places = new HashMap<>();
    private final Map<Counter, Integer> tally = new HashMap<>();

    static String words(CaseScope scope) {
        return scope == CaseScope.OPEN ? "words_open" : "words_over";
    }

    static String places(CaseScope scope) {
        return scope == CaseScope.OPEN ? "place_open" : "place_over";
    }

    /**
     * A row has come, changed or gone.
     *
     * @param before what the indexes hold of it, null for nothing
     * @param after what they shall hold, null for nothing
     * @param text what it is found by; not looked at when it goes
     */
    void change(@Nullable Row before, @Nullable Row after, String text) {
        Row stays = before != null && after != null && before.spot().equals(after.spot()) ? before : null;
        if (before != null) {
            count(before, -1);
            if (stays == null) {
                words.add(new Words(before.spot(), null, false));
                if (before.point() != null) {
                    places.put(before.spot(), null);
                }
            }
        }
        if (after != null) {
            count(after, 1);
            if (stays == null || stays.textHash() != after.textHash()) {
                words.add(new Words(after.spot(), text, stays == null));
            }
            GeoPoint was = stays == null ? null : stays.point();
            if (!Objects.equals(was, after.point())) {
                places.put(after.spot(), after.point());
            }
        }
    }

    private void count(Row row, int n) {
        tally.merge(new Counter(row.ward(), row.state()), n, Integer::sum);
    }

    void write(Db db) throws SQLException, StoreException {
        // FTS5 flushes to the file whenever a rowid is smaller than the last one.
        words.sort(Comparator.comparing((Words w) -> w.spot().scope())
                .thenComparingLong(w -> w.spot().key()));
        for (Words w : words) {
            write(db, w);
        }
        for (Map.Entry<Spot, @Nullable GeoPoint> e : places.entrySet()) {
            write(db, e.getKey(), e.getValue());
        }
        for (Map.Entry<Counter, Integer> e : tally.entrySet()) {
            if (e.getValue() != 0) {
                db.update(
                        "INSERT INTO tally(ward, state, n) VALUES(?,?,?)"
                                + " ON CONFLICT(ward, state) DO UPDATE SET n=n+excluded.n",
                        e.getKey().ward(),
                        e.getKey().state(),
                        e.getValue());
            }
        }
    }

    private static void write(Db db, Words w) throws SQLException, StoreException {
        String table = words(w.spot().scope());
        String text = w.text();
        if (text == null) {
            db.update("DELETE FROM " + table + " WHERE rowid=?", w.spot().key());
            return;
        }
        // Without OR REPLACE the index does not look for an old entry, which is half of the work.
        PreparedStatement s = db.writing((w.fresh() ? "INSERT INTO " : "INSERT OR REPLACE INTO ") + table
                + "(rowid, folded, exact) VALUES(?,?,?)");
        s.setLong(1, w.spot().key());
        s.setString(2, Folding.fold(text));
        s.setString(3, Folding.exact(text));
        s.executeUpdate();
    }

    private static void write(Db db, Spot spot, @Nullable GeoPoint point) throws SQLException, StoreException {
        String table = places(spot.scope());
        if (point == null) {
            db.update("DELETE FROM " + table + " WHERE id=?", spot.key());
            return;
        }
        PreparedStatement s =
                db.writing("INSERT OR REPLACE INTO " + table + "(id, west, east, south, north) VALUES(?,?,?,?,?)");
        s.setLong(1, spot.key());
        s.setDouble(2, point.lon());
        s.setDouble(3, point.lon());
        s.setDouble(4, point.lat());
        s.setDouble(5, point.lat());
        s.executeUpdate();
    }

    /** How many rows there are by ward and state. */
    static Map<String, Map<CaseState, Long>> tally(Db db) throws SQLException, StoreException {
        record Count(String ward, CaseState state, long n) {}
        Map<String, Map<CaseState, Long>> out = new HashMap<>();
        for (Count c : db.list(
                "SELECT ward, state, n FROM tally WHERE n>0",
                r -> new Count(r.getString(1), CaseState.valueOf(r.getString(2)), r.getLong(3)))) {
            out.computeIfAbsent(c.ward(), w -> new HashMap<>()).put(c.state(), c.n());
        }
        return out;
    }
}
