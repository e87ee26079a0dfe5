package vn.toancanh.city.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One fault with its measures; each kind reads those that its description in {@link FaultKind} names.
 *
 * @param span after which it heals; null lasts until it is taken away
 * @param probability 0 to 1
 * @param seed of the dice behind {@code probability}: the same seed throws the same dice
 */
public record Fault(
        FaultKind kind,
        @Nullable Duration span,
        double probability,
        long millis,
        long bytes,
        long bytesPerSecond,
        int retryAfter,
        int every,
        long onMillis,
        long offMillis,
        int count,
        long seed) {

    /** @throws IllegalArgumentException for a measure out of its range, with a sentence that says which */
    public Fault {
        check(span == null || (!span.isNegative() && span.compareTo(Duration.ofDays(1)) <= 0), "seconds", "0..86400");
        check(probability >= 0 && probability <= 1, "probability", "0..1");
        check(millis >= 0 && millis <= 60_000, "millis", "0..60000");
        check(bytes >= 0, "bytes", "0 or more");
        check(bytesPerSecond >= 1, "bytesPerSecond", "1 or more");
        check(retryAfter >= 0 && retryAfter <= 3_600, "retryAfter", "0..3600");
        check(every >= 1, "every", "1 or more");
        check(onMillis >= 50 && offMillis >= 50, "onMillis, offMillis", "50 or more");
        check(count >= 1 && count <= 1_000_000, "count", "1..1000000");
    }

    /** A fault with the usual measures of its kind, until it is taken away. */
    public static Fault of(FaultKind kind) {
        double probability = kind == FaultKind.LOSS ? 0.1 : 1;
        return new Fault(kind, null, probability, 500, 200, 2_000, 5, 5, 3_000, 2_000, 10_000, 1);
    }

    private static void check(boolean ok, String what, String range) {
        if (!ok) {
            throw new IllegalArgumentException(what + " must be " + range);
        }
    }
}
