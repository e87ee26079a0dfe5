package vn.toancanh.storage;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.CommandCodec;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/** Rows of the outbox table to entries and back. Stateless but for the codecs; thread-safe. */
final class OutboxRows {
    static final String COLUMNS =
            "n, payload, sha256, state, attempts, next_at, problem, city_case, acked_version, key, case_id, "
                    + OutboxSeal.COLUMNS + ", seal";

    private final Json json;
    private final CommandCodec codec;

    OutboxRows(Json json) {
        this.json = json;
        this.codec = new CommandCodec(json);
    }

    /** One row as it lies there. Whether it is sound is asked by {@link #entry}. */
    record Raw(
            long n,
            byte[] payload,
            byte[] sha256,
            String state,
            int attempts,
            @Nullable Long nextAt,
            byte @Nullable [] problem,
            byte @Nullable [] cityCase,
            long ackedVersion,
            String key,
            String caseId,
            boolean sealed) {
        static Raw read(ResultSet r) throws SQLException {
            long millis = r.getLong(6);
            Long nextAt = r.wasNull() ? null : millis; // asks about the column read last
            return new Raw(
                    r.getLong(1),
                    bytes(r, 2),
                    bytes(r, 3),
                    String.valueOf(r.getString(4)),
                    r.getInt(5),
                    nextAt,
                    r.getBytes(7),
                    r.getBytes(8),
                    r.getLong(9),
                    String.valueOf(r.getString(10)),
                    String.valueOf(r.getString(11)),
                    OutboxSeal.fits(r, 12));
        }

        private static byte[] bytes(ResultSet r, int column) throws SQLException {
            byte[] b = r.getBytes(column);
            return b == null ? new byte[0] : b;
        }
    }

    /** The payload, if it is what was written. */
    static byte[] checked(Raw raw) throws StoreException {
        if (!MessageDigest.isEqual(Sha256.of(raw.payload()), raw.sha256())) {
            throw new StoreException(
                    StoreException.Kind.CORRUPT, "entry " + raw.n() + " of the outbox does not match its hash");
        }
        return raw.payload();
    }

    /** @throws StoreException CORRUPT for a row that is not what was written */
    OutboxEntry entry(Raw raw) throws StoreException {
        byte[] payload = checked(raw);
        if (!raw.sealed()) {
            throw new StoreException(
                    StoreException.Kind.CORRUPT, "entry " + raw.n() + " of the outbox does not match its seal");
        }
        try {
            Command command = codec.thaw(payload);
            if (!command.id().toString().equals(raw.key()) || !command.caseId().equals(raw.caseId())) {
                throw new StoreException(
                        StoreException.Kind.CORRUPT, "entry " + raw.n() + " of the outbox is filed under another name");
            }
            DeliveryState state = DeliveryState.valueOf(raw.state());
            // Who was sending when the console died does not know what the city did: it asks again with the same key.
            DeliveryState now = state == DeliveryState.SENDING ? DeliveryState.PENDING : state;
            Long nextAt = raw.nextAt();
            byte[] problem = raw.problem();
            byte[] cityCase = raw.cityCase();
            return new OutboxEntry(
                    raw.n(),
                    command,
                    now,
                    raw.attempts(),
                    nextAt == null ? null : Instant.ofEpochMilli(nextAt),
                    raw.ackedVersion(),
                    problem == null ? null : json.read(problem, Problem.class),
                    cityCase == null ? null : json.read(cityCase, Case.class));
        } catch (WireException | IllegalArgumentException e) {
            throw new StoreException(
                    StoreException.Kind.CORRUPT,
                    "entry " + raw.n() + " of the outbox cannot be read: " + e.getMessage(),
                    e);
        }
    }

    byte[] freeze(Command command) {
        return codec.freeze(command);
    }

    byte @Nullable [] bytesOrNull(@Nullable Object value) {
        return value == null ? null : json.bytes(value);
    }
}
