package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.time.CityClock;
import vn.toancanh.core.time.CityTime;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;

class CityClockTest {
    private final ManualClock machine = new ManualClock();
    private final CityClock clock = new CityClock(machine, machine.nanoTime());
    private Instant city = ManualClock.START;

    private void pass(Duration time) {
        machine.advance(time);
        city = city.plus(time);
    }

    private void beats(int n) {
        for (int i = 0; i < n; i++) {
            pass(Duration.ofSeconds(2));
            clock.heard(city);
        }
    }

    private long off() {
        return Math.abs(Duration.between(city, clock.instant()).toMillis());
    }

    @Test
    void beforeTheCityIsHeardItIsTheMachinesClock() {
        assertThat(clock.instant()).isEqualTo(machine.instant());
        assertThat(clock.status()).isEqualTo(CityTime.PLAIN);
    }

    @Test
    @Fault(63)
    void aWrongMachineClockShiftsNoDeadlineAndIsTold() {
        machine.jumpWallClock(Duration.ofHours(3));
        beats(3);
        assertThat(off()).isLessThan(10);
        assertThat(clock.status().offset()).isEqualTo(Duration.ofHours(-3));
        assertThat(clock.status().isFarOff()).isTrue();
        assertThat(clock.status().doubtful()).isFalse();
    }

    @Test
    @Fault(63)
    void aClockThatIsSetBackIsNotBelievedAndLeavesADoubtUntilTheCityIsHeard() {
        beats(9);
        machine.jumpWallClock(Duration.ofHours(-3));
        assertThat(clock.takeJump()).isEqualTo(Duration.ofHours(-3));
        assertThat(clock.takeJump()).as("once").isNull();
        assertThat(off()).isLessThan(10);
        assertThat(clock.status().doubtful()).isTrue();
        beats(1);
        assertThat(off()).isLessThan(10);
        assertThat(clock.status().doubtful()).isFalse();
    }

    @Test
    @Fault(64)
    void afterASleepOfEightHoursAgesAreRightAtOnce() {
        beats(9);
        machine.jumpWallClock(Duration.ofHours(8)); // the monotonic clock stood still
        city = city.plus(Duration.ofHours(8));
        assertThat(off()).isLessThan(10);
        assertThat(clock.takeJump()).isEqualTo(Duration.ofHours(8));
        assertThat(clock.status().doubtful()).isTrue();
        beats(1);
        assertThat(off()).isLessThan(10);
        assertThat(clock.status().doubtful()).isFalse();
    }

    @Test
    void noiseOfTheLineMovesItLittleAndTheRoundTripIsMadeUpFor() {
        Random random = new Random(5);
        clock.roundTrip(Duration.ofMillis(700));
        clock.roundTrip(Duration.ofMillis(600));
        for (int i = 0; i < 40; i++) {
            pass(Duration.ofSeconds(2));
            clock.heard(city.minusMillis(300 + (i % 4 == 0 ? random.nextInt(2_000) : random.nextInt(40))));
        }
        assertThat(off()).isLessThan(60);
    }

    @Test
    @Fault(60)
    void oneOddWordMovesNothingAndACityWhoseClockWasSetIsFollowed() {
        beats(9);
        clock.heard(city.plus(Duration.ofHours(1)));
        assertThat(off()).isLessThan(10);
        assertThat(clock.status().doubtful()).isTrue();
        beats(1);
        assertThat(clock.status().doubtful()).isFalse();
        city = city.plus(Duration.ofMinutes(7));
        beats(4);
        assertThat(off()).isGreaterThan(400_000);
        beats(2);
        assertThat(off()).isLessThan(10);
    }

    @Test
    void afterSixHoursWithoutAWordItIsMarked() {
        beats(3);
        pass(Duration.ofMinutes(359));
        assertThat(clock.status().doubtful()).isFalse();
        pass(Duration.ofMinutes(2));
        assertThat(clock.status().doubtful()).isTrue();
        assertThat(off()).isLessThan(10);
    }
}
