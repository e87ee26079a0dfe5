package vn.toancanh.media.session;

import java.util.function.DoubleSupplier;

/**
 * How long to wait before a stream is tried again: 1, 2, 4, 8, 15, then 30 seconds, each up to 30 % more or less so that
 * cameras behind one switch do not come back in step. One thread at a time.
 */
final class Backoff {
    private static final long[] SECONDS = {1, 2, 4, 8, 15, 30};
    private static final double SPREAD = 0.3;

    private final DoubleSupplier chance;
    private int step;

    /** @param chance numbers from 0 to 1 */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** Nanoseconds until the next try. */
    long next() {
        long seconds = SECONDS[Math.min(step, SECONDS.length - 1)];
        step++;
        double factor = 1 - SPREAD + 2 * SPREAD * chance.getAsDouble();
        return (long) (seconds * 1e9 * factor);
    }

    /** The stream was good for a while. */
    void reset() {
        step = 0;
    }
}
