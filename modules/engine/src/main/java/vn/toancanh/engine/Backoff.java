package vn.toancanh.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential backoff with full jitter: a delay between nothing and base·2^k, at most the cap. */
record Backoff(Duration base, Duration cap) {
    /** Delay before try {@code attempt} (from 1); never under a tenth of the base, so that nothing spins. */
    Duration delay(int attempt, RandomGenerator random) {
        long floor = Math.max(1, base.toMillis() / 10);
        return Duration.ofMillis(Math.max(floor, (long) (random.nextDouble() * top(attempt))));
    }

    /** The same with half of it certain, for long troubles: fewer than two tries a minute at a cap of one. */
    Duration patient(int attempt, RandomGenerator random) {
        double part = 0.5 + random.nextDouble() / 2;
        return Duration.ofMillis(Math.max(1, (long) (part * top(attempt))));
    }

    private long top(int attempt) {
        int k = Math.min(Math.max(attempt - 1, 0), 20);
        return Math.min(cap.toMillis(), base.toMillis() << k);
    }
}
