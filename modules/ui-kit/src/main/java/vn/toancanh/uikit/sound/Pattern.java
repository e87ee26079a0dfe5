package vn.toancanh.uikit.sound;

import java.util.List;

/** The three patterns. Their tones lie at least 20 % apart and hold several harmonics, so that they are told apart in noise. */
public enum Pattern {
    /** Three rising tones; repeated until somebody sees the case. */
    P1(List.of(new Tone(660, 140, 40), new Tone(830, 140, 40), new Tone(1050, 240, 0))),
    /** Two equal tones, once. */
    P2(List.of(new Tone(523, 160, 80), new Tone(523, 200, 0))),
    /** Two falling tones, once: the link is lost. */
    LINK_LOST(List.of(new Tone(415, 220, 40), new Tone(311, 320, 0)));

    /** A tone of {@code hertz} for {@code millis}, then {@code gapMillis} of silence. */
    record Tone(int hertz, int millis, int gapMillis) {}

    private final List<Tone> tones;

    Pattern(List<Tone> tones) {
        this.tones = tones;
    }

    List<Tone> tones() {
        return tones;
    }
}
