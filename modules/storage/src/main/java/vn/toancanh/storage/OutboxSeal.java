package vn.toancanh.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.port.StoreException;

/**
 * Seals rows of the outbox: SHA-256 over the whole row, the hash of the payload in place of the payload itself. SQLite has no
 * sums of its own, so that a bit that flips in a place, a state or a text would pass for what was written. Stateless.
 */
final class OutboxSeal {
    /** What is sealed, in this order for ever: another order would make every row a damaged one. */
    static final String COLUMNS =
            "n, key, case_id, sha256, state, attempts, next_at, problem, city_case, acked_version,"
                    + " created_at, ended_at";

    private static final int COUNT = 12;
    private static final String SET = "UPDATE outbox SET seal=? WHERE n=?";

    private record Sealed(long n, byte[] seal) {}

    private OutboxSeal() {}

    /** After each change of a row, within its transaction. */
    static void set(Db t, long n) throws SQLException, StoreException {
        byte[] seal = t.first("SELECT " + COLUMNS + " FROM outbox WHERE n=?", r -> of(r, 1), n);
        t.update(SET, seal, n);
    }

    /** Seals what has no seal, for rows of consoles that knew none. */
    static void setAll(Db t) throws SQLException, StoreException {
        List<Sealed> all = new ArrayList<>(t.list(
                "SELECT " + COLUMNS + " FROM outbox NOT INDEXED WHERE seal IS NULL",
                r -> new Sealed(r.getLong(1), of(r, 1))));
        PreparedStatement s = t.writing(SET);
        for (Sealed row : all) {
            s.setBytes(1, row.seal());
            s.setLong(2, row.n());
            s.executeUpdate();
        }
    }

    /** Whether the row is what was written. {@code r} has {@link #COLUMNS} from column {@code from} on, then the seal. */
    static boolean fits(ResultSet r, int from) throws SQLException {
        byte[] seal = r.getBytes(from + COUNT);
        return seal != null && MessageDigest.isEqual(seal, of(r, from));
    }

    /** Each value with its kind and length, so that no two different rows give the same bytes. */
    private static byte[] of(ResultSet r, int from) throws SQLException {
        MessageDigest sha = Sha256.digest();
        for (int i = from; i < from + COUNT; i++) {
            add(sha, r.getObject(i));
        }
        return sha.digest();
    }

    private static void add(MessageDigest sha, @Nullable Object value) {
        if (value == null) {
            sha.update((byte) 'n');
        } else if (value instanceof Integer || value instanceof Long) {
            sha.update((byte) 'i');
            sha.update(
                    ByteBuffer.allocate(8).putLong(((Number) value).longValue()).array());
        } else {
            byte[] b = value instanceof byte[] bytes ? bytes : value.toString().getBytes(StandardCharsets.UTF_8);
            sha.update((byte) (value instanceof byte[] ? 'b' : value instanceof String ? 's' : '?'));
            sha.update(ByteBuffer.allocate(4).putInt(b.length).array());
            sha.update(b);
        }
    }
}
