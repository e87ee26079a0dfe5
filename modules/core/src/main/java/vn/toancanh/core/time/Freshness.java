package vn.toancanh.core.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old a value is and whether that is too old. A value whose age is not known is UNKNOWN, never fresh and never zero.
 *
 * @param age zero or more; null when unknown
 */
public record Freshness(Level level, @Nullable Duration age) {
    /** What one component shows in one way everywhere. */
    public enum Level {
        FRESH,
        STALE,
        UNKNOWN
    }

    /** @param ttl from this age on the value is stale */
    public static Freshness of(@Nullable Instant asOf, Duration ttl, Instant now) {
        if (asOf == null) {
            return new Freshness(Level.UNKNOWN, null);
        }
        Duration age = Duration.between(asOf, now);
        if (age.isNegative()) {
            age = Duration.ZERO;
        }
        return new Freshness(age.compareTo(ttl) >= 0 ? Level.STALE : Level.FRESH, age);
    }
}
