package vn.toancanh.core.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;

/**
 * A command in the outbox.
 *
 * @param n its place; order of sending per case, never reused
 * @param nextAt when the next try is due, for the eye alone: the pump measures its waits on the monotonic clock
 * @param ackedVersion version of the case that contains it, once ACKED
 * @param problem why it lies in the tray, or the last trouble in sending it
 * @param cityCase the city's case at a conflict, if the city sent it
 */
public record OutboxEntry(
        long n,
        Command command,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAt,
        long ackedVersion,
        @Nullable Problem problem,
        @Nullable Case cityCase) {
    public static OutboxEntry pending(long n, Command command) {
        return new OutboxEntry(n, command, DeliveryState.PENDING, 0, null, 0, null, null);
    }

    public OutboxEntry sending() {
        return new OutboxEntry(n, command, DeliveryState.SENDING, attempts + 1, null, 0, problem, null);
    }

    public OutboxEntry retryAt(Instant at, Problem why) {
        return new OutboxEntry(n, command, DeliveryState.PENDING, attempts, at, 0, why, null);
    }

    /** The same, only that the try is not held against it: the city was busy, or nobody was there. */
    public OutboxEntry waitUntil(Instant at, Problem why) {
        return new OutboxEntry(n, command, DeliveryState.PENDING, Math.max(0, attempts - 1), at, 0, why, null);
    }

    public OutboxEntry acked(long version) {
        return new OutboxEntry(n, command, DeliveryState.ACKED, attempts, null, version, null, null);
    }

    /** Puts it into the tray or ends it. */
    public OutboxEntry ended(DeliveryState end, @Nullable Problem why, @Nullable Case city) {
        return new OutboxEntry(n, command, end, attempts, null, 0, why, city);
    }
}
