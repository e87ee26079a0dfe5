package vn.toancanh.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as numbers in columns. Times from outside may be absurd; they are clamped, never an error. */
final class Times {
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z"); // 42 bits of milliseconds

    private Times() {}

    /** Milliseconds since 1970, 0 to the year 2100. */
    static long millis(Instant at) {
        return clamp(at).toEpochMilli();
    }

    static @Nullable Long millisOrNull(@Nullable Instant at) {
        return at == null ? null : millis(at);
    }

    /** Nanoseconds since 1970, for telling the later of two values. */
    static long nanos(Instant at) {
        Instant c = clamp(at);
        return c.getEpochSecond() * 1_000_000_000L + c.getNano();
    }

    /** What {@link #nanos} was made from. */
    static Instant ofNanos(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static Instant clamp(Instant at) {
        if (at.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return at.isAfter(LAST) ? LAST : at;
    }
}
