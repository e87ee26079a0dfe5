package vn.toancanh.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * A clock that stands still until a test moves it; the wall time and the nano time move together.
 *
 * <p>Thread-safe: a test may advance it while another thread reads it.
 */
public final class ManualClock implements InstantSource {

    /** A Friday morning of an ordinary week, in UTC: any fixed moment serves. */
    public static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    private Instant now;
    private long nanos;

    public ManualClock() {
        this(START);
    }

    public ManualClock(Instant start) {
        this.now = start;
        // Not zero: System.nanoTime has no fixed origin, and code that takes zero for "never" must be found.
        this.nanos = -5_000_000_000L;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** The monotonic clock that belongs to this wall clock, in nanoseconds from an arbitrary origin. */
    public LongSupplier nanoTime() {
        return this::nanos;
    }

    /**
     * Moves both clocks forward.
     *
     * @throws IllegalArgumentException if {@code step} is negative; use {@link #jumpWallClock} for that
     */
    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("A monotonic clock does not go back: " + step);
        }
        now = now.plus(step);
        nanos += step.toNanos();
    }

    /** Sets the wall clock alone, forwards or back, as a time server or an operator does. */
    public synchronized void jumpWallClock(Duration by) {
        now = now.plus(by);
    }

    private synchronized long nanos() {
        return nanos;
    }
}
