package vn.toancanh.uikit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.ManualScheduler;

class TickerTest {
    private final ManualClock clock = new ManualClock();
    private final ManualScheduler timer = new ManualScheduler(clock);
    private final Ticker ticker = new Ticker(clock);
    private final List<Instant> ticks = new ArrayList<>();
    private final List<Runnable> fx = new ArrayList<>();

    @Test
    void itTicksOnceASecondUntilItIsClosed() {
        Instant begun = clock.instant();
        ticker.nowProperty().addListener((o, was, is) -> ticks.add(is));
        ticker.start(timer, Runnable::run);
        ticker.start(timer, Runnable::run);
        timer.advance(Duration.ofSeconds(3));
        assertThat(ticks).containsExactly(begun.plusSeconds(1), begun.plusSeconds(2), begun.plusSeconds(3));
        ticker.close();
        timer.advance(Duration.ofSeconds(3));
        assertThat(ticks).hasSize(3);
    }

    @Test
    void aThreadThatHangsGetsOneTickAfterwards() {
        ticker.nowProperty().addListener((o, was, is) -> ticks.add(is));
        ticker.start(timer, fx::add);
        timer.advance(Duration.ofSeconds(60));
        assertThat(fx).hasSize(1);
        fx.remove(0).run();
        assertThat(ticks).containsExactly(clock.instant());
        timer.advance(Duration.ofSeconds(1));
        assertThat(fx).hasSize(1);
    }
}
