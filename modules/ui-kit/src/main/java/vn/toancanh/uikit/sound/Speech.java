package vn.toancanh.uikit.sound;

/** Says a sentence of ours aloud; a voice of the machine in the console, a list in tests. Never a citizen's words. */
@FunctionalInterface
public interface Speech {
    /**
     * Begins to speak and returns at once; never throws.
     *
     * @param unsaid runs on any thread if the sentence could not be said
     */
    void say(String sentence, Runnable unsaid);

    /** Breaks off what is being said, and drops what waits. */
    default void hush() {}
}
