package vn.toancanh.uikit.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.sound.Sounds.Fate;

class SoundsTest {
    private final ManualClock clock = new ManualClock();
    private final List<Pattern> heard = new ArrayList<>();
    private final Sounds sounds = new Sounds(heard::add, clock);

    private void seconds(int n) {
        for (int i = 0; i < n; i++) {
            clock.advance(Duration.ofSeconds(1));
            sounds.tick();
        }
    }

    @Test
    void p1RepeatsUntilItIsSeen() {
        sounds.unseenP1(true);
        sounds.play(Pattern.P1);
        seconds(13);
        assertThat(heard).hasSize(3);

        sounds.unseenP1(false);
        seconds(60);
        assertThat(heard).hasSize(3);
    }

    @Test
    void p2IsHeardOnce() {
        sounds.play(Pattern.P2);
        seconds(60);
        assertThat(heard).containsExactly(Pattern.P2);
    }

    @Test
    void aBurstIsOneSoundWithACount() {
        for (int i = 0; i < 30; i++) {
            sounds.play(Pattern.P2);
        }
        assertThat(heard).containsExactly(Pattern.P2);
        assertThat(sounds.log()).last().isEqualTo(new Sounds.Event(clock.instant(), Pattern.P2, Fate.JOINED, 30));
    }

    @Test
    void aMuteLastsTwoMinutesAtMostAndIsCounted() {
        sounds.mute(Duration.ofHours(8));
        assertThat(sounds.mutedFor()).isEqualTo(Sounds.MAX_MUTE);

        sounds.unseenP1(true);
        sounds.play(Pattern.P1);
        seconds(119);
        assertThat(heard).isEmpty();
        assertThat(sounds.log()).extracting(Sounds.Event::fate).containsOnly(Fate.MUTED);

        seconds(2);
        assertThat(heard).containsExactly(Pattern.P1);
    }

    @Test
    void theTestOfAShiftIsHeardEvenWhenMuted() {
        sounds.mute(Duration.ofMinutes(1));
        sounds.test(Pattern.LINK_LOST);
        assertThat(heard).containsExactly(Pattern.LINK_LOST);
    }

    @Test
    void theLogDoesNotGrowForEver() {
        for (int i = 0; i < 1_000; i++) {
            sounds.play(Pattern.P2);
        }
        assertThat(sounds.log()).hasSize(200);
    }

    @Test
    void patternsAreDifferentAndNotEmptyAndStartSoftly() {
        for (Pattern p : Pattern.values()) {
            byte[] pcm = Loudspeaker.samples(p);
            assertThat(pcm.length).isGreaterThan(10_000);
            assertThat(pcm[0]).isZero();
            assertThat(pcm[1]).isZero();
        }
        assertThat(Loudspeaker.samples(Pattern.P1)).isNotEqualTo(Loudspeaker.samples(Pattern.P2));
    }

    @Test
    void withoutASoundDeviceTheConsoleStaysSilentAndLives() {
        Loudspeaker speaker = new Loudspeaker(Runnable::run);
        speaker.play(Pattern.P2);
        speaker.play(Pattern.P2);
        // Either there is a device or it is silent; in neither case does it throw.
        assertThat(speaker.isSilent()).isIn(true, false);
    }

    @Test
    void aLostLinkIsSaidAtOnceAndAgainEachMinuteAndSoundedWhereNobodySpeaks() {
        java.util.List<String> said = new java.util.ArrayList<>();
        java.util.List<Pattern> played = new java.util.ArrayList<>();
        vn.toancanh.testkit.ManualClock c = new vn.toancanh.testkit.ManualClock();
        Sounds spoken = new Sounds(played::add, c, said::add);
        spoken.lost(() -> "mất kết nối");
        spoken.lost(() -> "mất kết nối");
        assertThat(said).containsExactly("mất kết nối");
        assertThat(played).containsExactly(Pattern.LINK_LOST);
        for (int i = 0; i < 120; i++) {
            c.advance(java.time.Duration.ofSeconds(1));
            spoken.tick();
        }
        assertThat(said).hasSize(3);
        assertThat(played).hasSize(1);
        spoken.lost(null);
        c.advance(java.time.Duration.ofMinutes(5));
        spoken.tick();
        assertThat(said).hasSize(3);

        played.clear();
        Sounds dumb = new Sounds(played::add, c);
        dumb.lost(() -> "x");
        c.advance(java.time.Duration.ofMinutes(1));
        dumb.tick();
        assertThat(played).containsExactly(Pattern.LINK_LOST, Pattern.LINK_LOST);
    }
}
