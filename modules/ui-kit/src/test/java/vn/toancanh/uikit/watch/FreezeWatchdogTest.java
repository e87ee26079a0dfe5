package vn.toancanh.uikit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import vn.toancanh.testkit.ManualClock;

class FreezeWatchdogTest {
    private final ManualClock clock = new ManualClock();
    private final Deque<Runnable> fxThread = new ArrayDeque<>();
    private final FreezeWatchdog dog = new FreezeWatchdog(fxThread::add, clock.nanoTime());

    private void answer() {
        while (!fxThread.isEmpty()) {
            fxThread.poll().run();
        }
    }

    /** The watch thread looks every 50 ms while the JavaFX thread does nothing. */
    private void stall(long millis) {
        for (long t = 0; t < millis; t += 50) {
            clock.advance(Duration.ofMillis(50));
            dog.check();
        }
    }

    @Test
    void aQuickThreadIsNeverReported() {
        for (int i = 0; i < 100; i++) {
            dog.check();
            clock.advance(Duration.ofMillis(40));
            answer();
        }
        assertThat(dog.stalls()).isZero();
        assertThat(dog.longest()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void aStallIsReportedOnceWithTheStack() {
        dog.check();
        answer();
        dog.check();
        stall(250);
        assertThat(dog.stalls()).isZero();
        stall(1_500);
        assertThat(dog.stalls()).isEqualTo(1);
        assertThat(dog.lastStack()).isNotEmpty();
        assertThat(dog.defects()).isZero();

        answer();
        dog.check();
        stall(400);
        assertThat(dog.stalls()).isEqualTo(2);
    }

    @Test
    void moreThanTwoSecondsAreADefectOnce() {
        dog.check();
        stall(2_100);
        assertThat(dog.defects()).isEqualTo(1);
        stall(5_000);
        answer();
        assertThat(dog.defects()).isEqualTo(1);
        assertThat(dog.longest()).isEqualTo(Duration.ofMillis(7_100));
    }

    @Test
    void aStallThatEndsBetweenTwoLooksIsStillADefect() {
        dog.check();
        clock.advance(Duration.ofSeconds(3));
        answer();
        assertThat(dog.defects()).isEqualTo(1);
    }
}
