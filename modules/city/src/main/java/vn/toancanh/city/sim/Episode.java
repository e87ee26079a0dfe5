package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which a sensor is beyond its threshold: it rises from its usual value to the peak, stays there, and falls back as
 * fast as it rose.
 *
 * @param peak value it reaches
 */
public record Episode(String sensorId, Instant from, Instant top, Instant fall, Instant until, double peak) {
    /** How much of the peak shows, 0 to 1. */
    double share(Instant now) {
        if (now.isBefore(from) || now.isAfter(until)) {
            return 0;
        }
        if (now.isBefore(top)) {
            return part(from, now, top);
        }
        return now.isBefore(fall) ? 1 : 1 - part(fall, now, until);
    }

    private static double part(Instant a, Instant now, Instant b) {
        return (double) Duration.between(a, now).toMillis()
                / Math.max(1, Duration.between(a, b).toMillis());
    }
}
