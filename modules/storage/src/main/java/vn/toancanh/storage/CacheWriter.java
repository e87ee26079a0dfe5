package vn.toancanh.storage;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;

/** Writes changes into an open cache file, within a transaction of the caller. Holds no state of its own. */
final class CacheWriter {
    private static final Logger LOG = LoggerFactory.getLogger(CacheWriter.class);
    private static final int RANDOM_BITS = CacheIndex.RID_BITS - 42; // what 42 bits of milliseconds leave
    private static final int TRIES = 32;
    private static final String KNOWN =
            "SELECT rid, version, deleted, open, priority, ward, state, text_hash, lat, lon FROM case_row WHERE ";

    private final Json json;
    private final PackedCases packed;

    CacheWriter(Json json, PackedCases packed) {
        this.json = json;
        this.packed = packed;
    }

    /** A row as it lies in the file; in no index when it is a tombstone. */
    private record Known(long rid, long version, CacheIndex.@Nullable Row row) {}

    /** Writes what is newer than the file's rows. Each key comes once. */
    void write(Db db, Collection<Change> changes) throws SQLException, StoreException {
        CacheIndex index = new CacheIndex();
        for (Change change : changes) {
            try {
                write(db, change, index);
            } catch (IllegalArgumentException e) {
                // A value that has no JSON cannot be kept; it must not hold up the others for ever.
                LOG.warn("cache-change-skipped: {}", change.key(), e);
            }
        }
        index.write(db);
    }

    /** Takes rows out of the file and all its indexes, as if they had never been there. */
    void drop(Db db, Collection<Long> rids) throws SQLException, StoreException {
        CacheIndex index = new CacheIndex();
        for (long rid : rids) {
            Known known = db.first(KNOWN + "rid=?", CacheWriter::known, rid);
            if (known != null) {
                index.change(known.row(), null, "");
                db.update("DELETE FROM case_row WHERE rid=?", rid);
            }
        }
        index.write(db);
    }

    private void write(Db db, Change change, CacheIndex index) throws SQLException, StoreException {
        if (change instanceof Change.CaseChanged c) {
            writeCase(db, c.value(), index);
        } else if (change instanceof Change.CaseRemoved c) {
            remove(db, c, index);
        } else if (change instanceof Change.ResourceChanged c) {
            writeItem(db, change, c.value().asOf());
        } else if (change instanceof Change.CameraChanged c) {
            writeItem(db, change, c.value().asOf());
        } else if (change instanceof Change.WallChanged c) {
            writeItem(db, change, Instant.ofEpochSecond(0, c.value().version())); // its order, whatever clocks say
        } else if (change instanceof Change.IndicatorChanged || change instanceof Change.SourceChanged) {
            writeItem(db, change, Instant.EPOCH);
        }
    }

    void writeCursor(Db db, Cursor cursor, Instant lastWord) throws SQLException, StoreException {
        meta(db, "cursor", cursor.text().getBytes(StandardCharsets.UTF_8));
        meta(db, "last-word", lastWord.toString().getBytes(StandardCharsets.UTF_8));
    }

    void meta(Db db, String key, byte[] value) throws SQLException, StoreException {
        db.update(
                "INSERT INTO meta(key, value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value",
                key,
                value);
    }

    private void writeCase(Db db, Case c, CacheIndex index) throws SQLException, StoreException {
        Known known = known(db, c.id());
        if (known != null && known.version() >= c.version()) {
            return;
        }
        byte[] bytes = packed.pack(c);
        if (known != null && known.row() == null) {
            db.update("DELETE FROM case_row WHERE rid=?", known.rid()); // it came back: place it by its time again
            known = null;
        }
        String text = searchText(c);
        long hash = hash(text);
        if (known == null) {
            PreparedStatement s = db.writing("INSERT OR IGNORE INTO case_row(state, open, priority, ward, received_at,"
                    + " updated_at, lat, lon, text_hash, packed, version, id, deleted, rid)"
                    + " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,0,?)");
            fill(s, c, hash, bytes);
            s.setString(12, c.id());
            index.change(null, CacheIndex.Row.of(c, place(s, 13, c.id(), c.receivedAt()), hash), text);
            return;
        }
        PreparedStatement s = db.writing("UPDATE case_row SET state=?, open=?, priority=?, ward=?, received_at=?,"
                + " updated_at=?, lat=?, lon=?, text_hash=?, packed=?, version=? WHERE rid=?");
        fill(s, c, hash, bytes);
        s.setLong(12, known.rid());
        s.executeUpdate();
        index.change(known.row(), CacheIndex.Row.of(c, known.rid(), hash), text);
    }

    /** The first eleven values of both statements. */
    private static void fill(PreparedStatement s, Case c, long hash, byte[] row) throws SQLException {
        GeoPoint at = c.place().point();
        s.setString(1, c.state().name());
        s.setInt(2, c.state().isOpen() ? 1 : 0);
        s.setInt(3, c.priority().digit());
        s.setString(4, Objects.requireNonNullElse(c.place().wardId(), ""));
        s.setLong(5, Times.millis(c.receivedAt()));
        s.setLong(6, Times.millis(c.updatedAt()));
        if (at == null) {
            s.setNull(7, Types.REAL);
            s.setNull(8, Types.REAL);
        } else {
            s.setDouble(7, at.lat());
            s.setDouble(8, at.lon());
        }
        s.setLong(9, hash);
        s.setBytes(10, row);
        s.setLong(11, c.version());
    }

    /** A tombstone keeps id and version, so that an older word about the case does not bring it back. */
    private static void remove(Db db, Change.CaseRemoved gone, CacheIndex index) throws SQLException, StoreException {
        Known known = known(db, gone.caseId());
        if (known == null) {
            PreparedStatement s = db.writing("INSERT OR IGNORE INTO case_row(id, version, state, open, priority, ward,"
                    + " received_at, updated_at, deleted, text_hash, packed, rid) VALUES(?,?,'',0,0,'',0,0,1,0,x'',?)");
            s.setString(1, gone.caseId());
            s.setLong(2, gone.version());
            place(s, 3, gone.caseId(), Instant.EPOCH);
        } else if (known.version() <= gone.version()) {
            db.update(
                    "UPDATE case_row SET version=?, open=0, deleted=1, text_hash=0, lat=NULL, lon=NULL, packed=x''"
                            + " WHERE rid=?",
                    gone.version(),
                    known.rid());
            index.change(known.row(), null, "");
        }
    }

    private static @Nullable Known known(Db db, String id) throws SQLException {
        PreparedStatement s = db.prepare(KNOWN + "id=?");
        s.setString(1, id);
        try (ResultSet r = s.executeQuery()) {
            return r.next() ? known(r) : null;
        }
    }

    private static Known known(ResultSet r) throws SQLException {
        long rid = r.getLong(1);
        if (r.getInt(3) != 0) {
            return new Known(rid, r.getLong(2), null);
        }
        double lat = r.getDouble(9);
        GeoPoint point = r.wasNull() ? null : new GeoPoint(lat, r.getDouble(10));
        CacheIndex.Spot spot = CacheIndex.Spot.of(r.getInt(4) != 0, r.getInt(5), rid);
        return new Known(
                rid, r.getLong(2), new CacheIndex.Row(spot, r.getString(6), r.getString(7), r.getLong(8), point));
    }

    /** Runs an insert that is ready but for the rid; returns the rid it got. */
    private static long place(PreparedStatement s, int at, String id, Instant receivedAt)
            throws SQLException, StoreException {
        for (int i = 0; i < TRIES; i++) {
            long rid = rid(receivedAt);
            s.setLong(at, rid);
            if (s.executeUpdate() == 1) {
                return rid; // otherwise another case of the same millisecond drew the same number
            }
        }
        throw new StoreException(StoreException.Kind.OTHER, "no place for case " + id);
    }

    /** By time, with random low bits: many cases of one millisecond, and nobody outside can make them collide. */
    private static long rid(Instant receivedAt) {
        return (Times.millis(receivedAt) << RANDOM_BITS)
                | ThreadLocalRandom.current().nextLong(1L << RANDOM_BITS);
    }

    private void writeItem(Db db, Change change, Instant asOf) throws SQLException, StoreException {
        db.update(
                "INSERT INTO item(key, as_of, json) VALUES(?,?,?) ON CONFLICT(key) DO UPDATE SET as_of=excluded.as_of,"
                        + " json=excluded.json WHERE excluded.as_of >= as_of",
                change.key(),
                Times.nanos(asOf),
                json.bytes(change));
    }

    /** What a case can be found by. */
    static String searchText(Case c) {
        return c.code() + ' ' + c.title() + '\n' + c.text() + '\n' + c.place().address();
    }

    /** Tells whether words have to be indexed again; 64 bits, because a missed change would hide a case. */
    private static long hash(String text) {
        long h = 1125899906842597L; // any large prime
        for (int i = 0; i < text.length(); i++) {
            h = 31 * h + text.charAt(i);
        }
        return h;
    }
}
