package vn.toancanh.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ManualSchedulerTest {

    private final ManualClock clock = new ManualClock();
    private final ManualScheduler scheduler = new ManualScheduler(clock);
    private final List<String> ran = new ArrayList<>();

    @Test
    void eachTaskSeesTheMomentItWasMeantFor() {
        List<Instant> seen = new ArrayList<>();
        scheduler.schedule(() -> seen.add(clock.instant()), 5, TimeUnit.SECONDS);
        scheduler.schedule(() -> seen.add(clock.instant()), 2, TimeUnit.SECONDS);

        scheduler.advance(Duration.ofSeconds(10));

        assertThat(seen).containsExactly(ManualClock.START.plusSeconds(2), ManualClock.START.plusSeconds(5));
        assertThat(clock.instant()).isEqualTo(ManualClock.START.plusSeconds(10));
    }

    @Test
    void nothingRunsBeforeItsTimeAndTiesKeepTheirOrder() {
        scheduler.schedule(() -> ran.add("later"), 3, TimeUnit.SECONDS);
        scheduler.execute(() -> ran.add("first"));
        scheduler.execute(() -> ran.add("second"));

        assertThat(ran).isEmpty();
        scheduler.advance(Duration.ofMillis(2_999));
        assertThat(ran).containsExactly("first", "second");
        assertThat(scheduler.waiting()).isEqualTo(1);
    }

    @Test
    void aPeriodicTaskRunsUntilItIsCancelled() {
        var handle = scheduler.scheduleAtFixedRate(() -> ran.add("beat"), 1, 2, TimeUnit.SECONDS);

        scheduler.advance(Duration.ofSeconds(5));
        assertThat(ran).hasSize(3);

        handle.cancel(false);
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(ran).hasSize(3);
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void aPeriodicTaskThatThrowsStopsAndIsReported() {
        scheduler.scheduleWithFixedDelay(
                () -> {
                    ran.add("try");
                    throw new IllegalStateException("expected");
                },
                1,
                1,
                TimeUnit.SECONDS);

        scheduler.advance(Duration.ofSeconds(5));

        assertThat(ran).hasSize(1);
        assertThat(scheduler.failures()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterShutdownNothingRunsAndNothingIsTaken() {
        scheduler.schedule(() -> ran.add("lost"), 1, TimeUnit.SECONDS);
        scheduler.shutdown();

        scheduler.advance(Duration.ofSeconds(5));

        assertThat(ran).isEmpty();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> scheduler.execute(() -> {}));
    }
}
