package vn.toancanh.uikit.sound;

/** Plays a pattern; the loudspeaker in the console, a list in tests. */
@FunctionalInterface
public interface SoundPlayer {
    /** Starts playing and returns at once; never throws. Any thread. */
    void play(Pattern pattern);
}
