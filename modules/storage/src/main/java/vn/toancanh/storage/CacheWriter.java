package vn.toancanh.storage;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.text.Folding;
import vn.toancanh.wire.Json;

/** Writes changes into an open cache file, within a transaction of the caller. Holds no state of its own. */
final class CacheWriter {
    private static final Logger LOG = LoggerFactory.getLogger(CacheWriter.class);
    private static final int RANDOM_BITS = 21;
    private static final int TRIES = 32;

    private final Json json;

    CacheWriter(Json json) {
        this.json = json;
    }

    /** A row as it lies in the file. */
    private record Known(long rid, long version, boolean deleted, long textHash) {}

    /** Words to be indexed; null to be taken out. */
    private record Words(long rid, @Nullable String text, boolean fresh) {}

    /** Writes what is newer than the file's rows. Each key comes once. */
    void write(Db db, Collection<Change> changes) throws SQLException, StoreException {
        List<Words> words = new ArrayList<>();
        for (Change change : changes) {
            try {
                write(db, change, words);
            } catch (IllegalArgumentException e) {
                // A value that has no JSON cannot be kept; it must not hold up the others for ever.
                LOG.warn("cache-change-skipped: {}", change.key(), e);
            }
        }
        // FTS5 flushes to the file whenever a rowid is smaller than the last one.
        words.sort(Comparator.comparingLong(Words::rid));
        for (Words w : words) {
            index(db, w);
        }
    }

    private void write(Db db, Change change, List<Words> words) throws SQLException, StoreException {
        if (change instanceof Change.CaseChanged c) {
            writeCase(db, c.value(), words);
        } else if (change instanceof Change.CaseRemoved c) {
            remove(db, c, words);
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

    private void writeCase(Db db, Case c, List<Words> words) throws SQLException, StoreException {
        Known known = known(db, c.id());
        if (known != null && known.version() >= c.version()) {
            return;
        }
        if (known != null && known.deleted()) {
            db.update("DELETE FROM case_row WHERE rid=?", known.rid()); // it came back: place it by its time again
            known = null;
        }
        String text = searchText(c);
        long hash = hash(text);
        if (known == null) {
            words.add(new Words(insert(db, c.id(), c.receivedAt(), c, c.version(), hash), text, true));
            return;
        }
        PreparedStatement s = db.writing("UPDATE case_row SET version=?, state=?, open=?, priority=?, service=?,"
                + " received_at=?, updated_at=?, deleted=0, text_hash=?, json=? WHERE rid=? AND version<?");
        s.setLong(1, c.version());
        s.setString(2, c.state().name());
        s.setInt(3, c.state().isOpen() ? 1 : 0);
        s.setInt(4, c.priority().digit());
        s.setString(5, c.serviceId());
        s.setLong(6, Times.millis(c.receivedAt()));
        s.setLong(7, Times.millis(c.updatedAt()));
        s.setLong(8, hash);
        s.setBytes(9, json.bytes(c));
        s.setLong(10, known.rid());
        s.setLong(11, c.version());
        s.executeUpdate();
        if (known.textHash() != hash) {
            words.add(new Words(known.rid(), text, false));
        }
    }

    /** A tombstone keeps id and version, so that an older word about the case does not bring it back. */
    private void remove(Db db, Change.CaseRemoved gone, List<Words> words) throws SQLException, StoreException {
        Known known = known(db, gone.caseId());
        if (known == null) {
            insert(db, gone.caseId(), Instant.EPOCH, null, gone.version(), 0);
        } else if (known.version() <= gone.version()) {
            db.update(
                    "UPDATE case_row SET version=?, open=0, deleted=1, text_hash=0, json=x'' WHERE rid=?",
                    gone.version(),
                    known.rid());
            words.add(new Words(known.rid(), null, false));
        }
    }

    private static @Nullable Known known(Db db, String id) throws SQLException {
        PreparedStatement s = db.prepare("SELECT rid, version, deleted, text_hash FROM case_row WHERE id=?");
        s.setString(1, id);
        try (ResultSet r = s.executeQuery()) {
            return r.next() ? new Known(r.getLong(1), r.getLong(2), r.getInt(3) != 0, r.getLong(4)) : null;
        }
    }

    private long insert(Db db, String id, Instant receivedAt, @Nullable Case c, long version, long hash)
            throws SQLException, StoreException {
        PreparedStatement s =
                db.writing("INSERT OR IGNORE INTO case_row(rid, id, version, state, open, priority, service,"
                        + " received_at, updated_at, deleted, text_hash, json) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
        s.setString(2, id);
        s.setLong(3, version);
        s.setString(4, c == null ? "" : c.state().name());
        s.setInt(5, c != null && c.state().isOpen() ? 1 : 0);
        s.setInt(6, c == null ? 0 : c.priority().digit());
        s.setString(7, c == null ? "" : c.serviceId());
        s.setLong(8, Times.millis(receivedAt));
        s.setLong(9, c == null ? 0 : Times.millis(c.updatedAt()));
        s.setInt(10, c == null ? 1 : 0);
        s.setLong(11, hash);
        s.setBytes(12, c == null ? new byte[0] : json.bytes(c));
        for (int i = 0; i < TRIES; i++) {
            long rid = rid(receivedAt);
            s.setLong(1, rid);
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

    private static void index(Db db, Words w) throws SQLException, StoreException {
        String text = w.text();
        if (text == null) {
            db.update("DELETE FROM words WHERE rowid=?", w.rid());
            return;
        }
        // Without OR REPLACE the index does not look for an old entry, which is half of the work.
        PreparedStatement s = db.writing(
                w.fresh()
                        ? "INSERT INTO words(rowid, folded, exact) VALUES(?,?,?)"
                        : "INSERT OR REPLACE INTO words(rowid, folded, exact) VALUES(?,?,?)");
        s.setLong(1, w.rid());
        s.setString(2, Folding.fold(text));
        s.setString(3, Folding.exact(text));
        s.executeUpdate();
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
