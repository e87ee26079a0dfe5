package vn.toancanh.core.time;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How well this console knows the city's time.
 *
 * @param offset the city's clock minus the machine's, in whole seconds; null when it was never heard
 * @param doubtful whether what is reckoned with it must be marked: not heard for too long, or a clock has jumped since
 */
public record CityTime(@Nullable Duration offset, boolean doubtful) {
    /** From here on the operator is told that this machine's clock is wrong. */
    public static final Duration FAR_OFF = Duration.ofSeconds(60);

    /** Nothing is known and nothing suspected. */
    public static final CityTime PLAIN = new CityTime(null, false);

    /** Whether the machine's clock is so wrong that somebody should set it. */
    public boolean isFarOff() {
        Duration d = offset;
        return d != null && d.abs().compareTo(FAR_OFF) > 0;
    }
}
