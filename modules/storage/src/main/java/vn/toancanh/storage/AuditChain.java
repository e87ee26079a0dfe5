package vn.toancanh.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.port.StoreException;

/**
 * What operators did to the outbox itself, each line sealed with the hash of the one before: a line that is changed or
 * taken out later is found, and so is an end that was cut off as long as the journal remembers. Used within the outbox's transactions; stateless.
 */
final class AuditChain {
    private static final byte[] NO_HASH = new byte[32];
    private static final int KEY_LENGTH = 36; // of a UUID, with which each ref begins
    private static final Set<String> BY_AN_OPERATOR =
            Set.of(DeliveryState.DISCARDED.name(), DeliveryState.REPLACED.name());

    private record Line(long i, long at, String actor, String what, String ref, byte[] prev, byte[] hash) {}

    private AuditChain() {}

    static void add(Db db, Instant at, String actor, String what, String ref) throws SQLException, StoreException {
        Line last = last(db);
        long i = last == null ? 1 : last.i() + 1;
        byte[] prev = last == null ? NO_HASH : last.hash();
        long millis = Times.millis(at);
        db.update(
                "INSERT INTO audit(i, at, actor, what, ref, prev_hash, hash) VALUES(?,?,?,?,?,?,?)",
                i,
                millis,
                actor,
                what,
                ref,
                prev,
                hash(prev, i, millis, actor, what, ref));
    }

    /**
     * The first line that does not fit, or 0 when the chain is whole. A chain whose end was cut off is whole in itself: that is
     * found by what the journal, another file, knows to be given up.
     *
     * @param ends of the journal
     */
    static long firstBroken(Db db, Collection<OutboxJournal.End> ends) throws SQLException, StoreException {
        byte[] prev = NO_HASH;
        long i = 0;
        Set<String> told = new HashSet<>();
        for (Line line :
                db.list("SELECT i, at, actor, what, ref, prev_hash, hash FROM audit ORDER BY i", AuditChain::line)) {
            i++;
            byte[] want = hash(prev, line.i(), line.at(), line.actor(), line.what(), line.ref());
            if (line.i() != i || !Arrays.equals(prev, line.prev()) || !Arrays.equals(want, line.hash())) {
                return i;
            }
            prev = line.hash();
            told.add(line.ref().substring(0, Math.min(KEY_LENGTH, line.ref().length())));
        }
        boolean whole = ends.stream()
                .filter(e -> BY_AN_OPERATOR.contains(e.state()))
                .map(OutboxJournal.End::key)
                .allMatch(told::contains);
        return whole ? 0 : i + 1;
    }

    private static @Nullable Line last(Db db) throws SQLException, StoreException {
        return db.first(
                "SELECT i, at, actor, what, ref, prev_hash, hash FROM audit ORDER BY i DESC LIMIT 1", AuditChain::line);
    }

    private static Line line(java.sql.ResultSet r) throws SQLException {
        return new Line(
                r.getLong(1),
                r.getLong(2),
                r.getString(3),
                r.getString(4),
                r.getString(5),
                r.getBytes(6),
                r.getBytes(7));
    }

    /** Each field with its length, so that no two different lines give the same bytes. */
    private static byte[] hash(byte[] prev, long i, long at, String... fields) {
        MessageDigest sha = Sha256.digest();
        sha.update(prev);
        sha.update(ByteBuffer.allocate(16).putLong(i).putLong(at).array());
        for (String f : fields) {
            byte[] b = f.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(4).putInt(b.length).array());
            sha.update(b);
        }
        return sha.digest();
    }
}
