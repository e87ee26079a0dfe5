package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Consoles that lost one city at one moment must not come back at one moment. */
class BackoffTest {
    private static final int CONSOLES = 1_000;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    @Test
    void aThousandConsolesComeBackSpreadOverTheWholeOfTheirWait() {
        int[] tenths = new int[10];
        for (int i = 0; i < CONSOLES; i++) {
            Duration d = backoff.delay(5, new SplittableRandom(i));
            assertThat(d).isBetween(Duration.ofMillis(100), Duration.ofSeconds(16));
            tenths[(int) Math.min(9, d.toMillis() / 1_600)]++;
        }
        assertThat(Arrays.stream(tenths).boxed()).allMatch(n -> n > CONSOLES / 20 && n < CONSOLES / 5);
    }

    @Test
    void theWaitGrowsToItsCapAndNoFurther() {
        for (int attempt : new int[] {7, 20, 1_000_000}) {
            long most = 0;
            for (int i = 0; i < CONSOLES; i++) {
                most = Math.max(
                        most, backoff.delay(attempt, new SplittableRandom(i)).toMillis());
                assertThat(backoff.patient(attempt, new SplittableRandom(i)))
                        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
            }
            assertThat(most).isBetween(55_000L, 60_000L);
        }
        assertThat(backoff.delay(0, new SplittableRandom(1))).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }
}
