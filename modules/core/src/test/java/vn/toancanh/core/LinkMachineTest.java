package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.link.LinkMachine;
import vn.toancanh.core.link.LinkState;
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
        link.broken(clock.instant(), "broken");
        assertThat(link.status().state()).isEqualTo(LinkState.UNSTABLE);
        link.refused(clock.instant(), "refused");
        assertThat(link.status().state()).isEqualTo(LinkState.OFFLINE);
        link.broken(clock.instant(), "broken");
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
}
