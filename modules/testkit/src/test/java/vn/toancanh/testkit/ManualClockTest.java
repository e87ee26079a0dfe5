package vn.toancanh.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ManualClockTest {

    @Property(tries = 50)
    void bothClocksMoveTogether(@ForAll @LongRange(min = 0, max = 1L << 50) long nanos) {
        var clock = new ManualClock();
        long before = clock.nanoTime().getAsLong();

        clock.advance(Duration.ofNanos(nanos));

        assertThat(clock.nanoTime().getAsLong() - before).isEqualTo(nanos);
        assertThat(Duration.between(ManualClock.START, clock.instant())).isEqualTo(Duration.ofNanos(nanos));
    }

    @Test
    void aJumpOfTheWallClockLeavesTheMonotonicOneAlone() {
        var clock = new ManualClock();
        long before = clock.nanoTime().getAsLong();

        clock.jumpWallClock(Duration.ofHours(-3));

        assertThat(clock.instant()).isEqualTo(ManualClock.START.minus(Duration.ofHours(3)));
        assertThat(clock.nanoTime().getAsLong()).isEqualTo(before);
    }

    @Test
    void theMonotonicClockRefusesToGoBack() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ManualClock().advance(Duration.ofMillis(-1)));
    }
}
