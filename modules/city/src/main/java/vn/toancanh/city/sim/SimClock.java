package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The city's clock: real time, faster or slower. It never goes back. Thread-safe.
 */
public final class SimClock implements InstantSource {
    /** Fastest speed in simulated seconds per second: a week in ten minutes. */
    public static final double MAX_SPEED = 1_000;

    private final LongSupplier nanos;
    private Instant base;
    private long baseNanos;
    private double speed;

    /**
     * @param start the city's time now
     * @param nanos monotonic clock
     * @param speed simulated seconds per second, 0 to {@link #MAX_SPEED}
     */
    public SimClock(Instant start, LongSupplier nanos, double speed) {
        this.nanos = nanos;
        this.base = start;
        this.baseNanos = nanos.getAsLong();
        this.speed = checked(speed);
    }

    @Override
    public synchronized Instant instant() {
        return base.plusNanos((long) ((nanos.getAsLong() - baseNanos) * speed));
    }

    public synchronized double speed() {
        return speed;
    }

    /** @throws IllegalArgumentException for a speed out of range */
    public synchronized void setSpeed(double newSpeed) {
        checked(newSpeed);
        base = instant();
        baseNanos = nanos.getAsLong();
        speed = newSpeed;
    }

    /** Puts the clock forward. */
    public synchronized void skip(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the city's clock does not go back: " + by);
        }
        base = base.plus(by);
    }

    private static double checked(double speed) {
        if (!(speed >= 0 && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException("speed must be 0.." + MAX_SPEED);
        }
        return speed;
    }
}
