package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.link.LinkMachine;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;

class LinkMachineTest {
    private final ManualClock clock = new ManualClock();
    private final LinkMachine link = new LinkMachine(Duration.ofSeconds(2), null, clock.instant(), nanos());

    private long nanos() {
        return clock.nanoTime().getAsLong();
    }

    private LinkState after(double seconds) {
        clock.advance(Duration.ofMillis((long) (seconds * 1000)));
        link.tick(clock.instant(), nanos());
        return link.status().state();
    }

    private void online() {
        link.opened(clock.instant(), nanos());
        link.syncing(false, clock.instant());
    }

    @Test
    void oneMissedBeatIsUnstableThreeAreOffline() {
        online();
        assertThat(after(2.9)).isEqualTo(LinkState.ONLINE);
        assertThat(after(0.2)).isEqualTo(LinkState.UNSTABLE);
        assertThat(after(3.8)).isEqualTo(LinkState.UNSTABLE);
        assertThat(after(0.2)).isEqualTo(LinkState.OFFLINE);
        link.heard(clock.instant(), nanos());
        assertThat(link.status().state()).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void aRefusedReconnectIsOfflineAtOnce() {
        online();
        link.broken(clock.instant(), nanos(), "broken");
        assertThat(link.status().state()).isEqualTo(LinkState.UNSTABLE);
        link.refused(clock.instant(), nanos(), "refused");
        assertThat(link.status().state()).isEqualTo(LinkState.OFFLINE);
        link.broken(clock.instant(), nanos(), "broken");
        assertThat(link.status().state()).as("no flicker while it is lost").isEqualTo(LinkState.OFFLINE);
    }

    @Test
    void aJumpOfTheWallClockChangesNothing() {
        online();
        clock.jumpWallClock(Duration.ofHours(5));
        assertThat(after(0.1)).isEqualTo(LinkState.ONLINE);
    }

    @Test
    void synchronisingIsShownUntilAllIsDone() {
        link.opened(clock.instant(), nanos());
        assertThat(link.status().state()).isEqualTo(LinkState.SYNCING);
        link.heard(clock.instant(), nanos());
        assertThat(link.status().state()).isEqualTo(LinkState.SYNCING);
        link.syncing(false, clock.instant());
        assertThat(link.status().state()).isEqualTo(LinkState.ONLINE);
    }

    /** Lets a line be up and down by turns, a heartbeat each second it is up, and notes when what is shown changes. */
    private List<Double> changes(double upSeconds, double downSeconds, double seconds) {
        List<Double> at = new ArrayList<>();
        LinkState last = link.status().state();
        boolean up = true;
        double left = upSeconds;
        for (double t = 0; t < seconds; t += 0.5, left -= 0.5) {
            if (left <= 0) {
                up = !up;
                left = up ? upSeconds : downSeconds;
                if (up) {
                    link.opened(clock.instant(), nanos());
                    link.syncing(false, clock.instant());
                } else {
                    link.broken(clock.instant(), nanos(), "broken");
                    link.refused(clock.instant(), nanos(), "refused");
                }
            } else if (up) {
                link.heard(clock.instant(), nanos());
            }
            LinkState now = after(0.5);
            if (now != last) {
                at.add(t);
            }
            last = now;
        }
        return at;
    }

    @Test
    @Fault(57)
    void aLineThatFlapsEverySecondForTenMinutesChangesTheScreenAtMostOnceInFifteenSeconds() {
        online();
        List<Double> at = changes(1, 1, 600);
        assertThat(at).isNotEmpty().hasSizeLessThanOrEqualTo(600 / 15);
        for (int i = 1; i < at.size(); i++) {
            assertThat(at.get(i) - at.get(i - 1)).isGreaterThanOrEqualTo(15);
        }
        assertThat(link.status().state()).isNotEqualTo(LinkState.ONLINE);
    }

    @Test
    @Fault(57)
    void aSlowFlapIsShownEachTimeItGetsWorseAndDampedWhenItGetsBetter() {
        online();
        List<Double> at = changes(10, 5, 600);
        assertThat(at).hasSizeLessThanOrEqualTo(600 / 15);
    }

    @Test
    void aDropIsForgivenAfterThreeSecondsAndSeveralAfterTheLineHasHeld() {
        online();
        link.broken(clock.instant(), nanos(), "broken");
        assertThat(link.status().state()).isEqualTo(LinkState.UNSTABLE);
        online();
        assertThat(link.isUp()).as("acts go at once").isTrue();
        assertThat(after(1)).isEqualTo(LinkState.UNSTABLE);
        assertThat(holding(2.5)).isEqualTo(LinkState.ONLINE);
        for (int i = 0; i < 6; i++) {
            link.broken(clock.instant(), nanos(), "broken");
            online();
        }
        assertThat(holding(16)).as("not after seven drops").isNotEqualTo(LinkState.ONLINE);
        assertThat(holding(150)).isEqualTo(LinkState.ONLINE);
    }

    private LinkState holding(double seconds) {
        LinkState s = link.status().state();
        for (double t = 0; t < seconds; t += 0.5) {
            link.heard(clock.instant(), nanos());
            s = after(0.5);
        }
        return s;
    }
}
