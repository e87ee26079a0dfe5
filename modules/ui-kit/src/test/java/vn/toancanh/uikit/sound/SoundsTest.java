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
    void aLostLinkIsSaidAtOnceAndAgainEveryFiveMinutesAndSoundedWhereNobodySpeaks() {
        List<String> said = new ArrayList<>();
        Sounds spoken = new Sounds(heard::add, clock, (sentence, unsaid) -> said.add(sentence));
        spoken.lost(() -> "mất kết nối");
        spoken.lost(() -> "mất kết nối");
        assertThat(said).containsExactly("mất kết nối");
        assertThat(heard).containsExactly(Pattern.LINK_LOST);
        for (int i = 0; i < 599; i++) {
            clock.advance(Duration.ofSeconds(1));
            spoken.tick();
        }
        assertThat(said).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        spoken.tick();
        assertThat(said).hasSize(3);
        assertThat(heard).hasSize(1);
        spoken.lost(null);
        clock.advance(Duration.ofMinutes(30));
        spoken.tick();
        assertThat(said).hasSize(3);

        heard.clear();
        sounds.lost(() -> "x");
        clock.advance(Duration.ofMinutes(5));
        sounds.tick();
        assertThat(heard).containsExactly(Pattern.LINK_LOST, Pattern.LINK_LOST);
    }

    @Test
    void whatTheVoiceCannotSayIsSounded() {
        Sounds broken = new Sounds(heard::add, clock, (sentence, unsaid) -> unsaid.run());
        broken.lost(() -> "x");
        assertThat(heard).as("at once it is sounded anyway, and once is enough").containsExactly(Pattern.LINK_LOST);
        clock.advance(Duration.ofMinutes(5));
        broken.tick();
        assertThat(heard).containsExactly(Pattern.LINK_LOST, Pattern.LINK_LOST);
    }

    @Test
    void aMuteBreaksTheVoiceOffAndTheRepetitionGoesOnAfterIt() {
        List<String> said = new ArrayList<>();
        Speech voice = new Speech() {
            @Override
            public void say(String sentence, Runnable unsaid) {
                said.add(sentence);
            }

            @Override
            public void hush() {
                said.add("hush");
            }
        };
        Sounds spoken = new Sounds(heard::add, clock, voice);
        spoken.lost(() -> "x");
        clock.advance(Duration.ofMinutes(4));
        spoken.mute(Sounds.MAX_MUTE);
        assertThat(said).containsExactly("x", "hush");
        clock.advance(Duration.ofSeconds(119));
        spoken.tick();
        assertThat(said).as("muted, though it is time").hasSize(2);
        assertThat(heard).containsExactly(Pattern.LINK_LOST);
        clock.advance(Duration.ofSeconds(1));
        spoken.tick();
        assertThat(said).last().isEqualTo("x");
    }
}
