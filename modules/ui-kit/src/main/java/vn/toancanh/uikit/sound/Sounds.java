package vn.toancanh.uikit.sound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Decides what is heard. P1 repeats until all of it is seen; several at once are one sound with a count; muting lasts two
 * minutes at most and ends by itself.
 *
 * <p>JavaFX thread; {@link #tick} is called once a second by the ticker.
 */
public final class Sounds {
    /** The longest mute. */
    public static final Duration MAX_MUTE = Duration.ofMinutes(2);

    /** Often enough that nobody takes silence for calm, seldom enough to work beside it. */
    private static final Duration SAY_AGAIN = Duration.ofMinutes(5);

    private static final Duration REPEAT = Duration.ofSeconds(6);
    /** Within this time the same pattern is one sound. */
    private static final Duration TOGETHER = Duration.ofSeconds(3);

    private static final int LOG_SIZE = 200;

    /** What became of a wish to sound. */
    public enum Fate {
        PLAYED,
        /** Counted into a sound that was just heard. */
        JOINED,
        MUTED,
        /** Said in words. */
        SPOKEN
    }

    /**
     * A line of the log.
     *
     * @param count how many wishes this sound stands for
     */
    public record Event(Instant at, Pattern pattern, Fate fate, int count) {}

    private final SoundPlayer player;
    private final InstantSource clock;
    private final Speech voice;
    private Supplier<String> lost;
    private Instant lostSaid = Instant.MIN;
    private final Deque<Event> log = new ArrayDeque<>();
    private final Map<Pattern, Instant> last = new EnumMap<>(Pattern.class);
    private final Map<Pattern, Integer> together = new EnumMap<>(Pattern.class);
    private Instant mutedUntil = Instant.MIN;
    private boolean unseenP1;

    public Sounds(SoundPlayer player, InstantSource clock) {
        this(player, clock, null);
    }

    /** @param voice of this machine; null when it has none, then a loss is sounded again instead of said */
    public Sounds(SoundPlayer player, InstantSource clock, Speech voice) {
        this.player = player;
        this.clock = clock;
        this.voice = voice;
    }

    /**
     * The city is not heard, so no alert comes: sounded and said at once, and again every five minutes until it is over.
     *
     * @param sentence what is said, in the words of the moment; null when the city is heard again
     */
    public void lost(Supplier<String> sentence) {
        boolean begins = lost == null && sentence != null;
        lost = sentence;
        if (begins) {
            play(Pattern.LINK_LOST);
            lostSaid = clock.instant();
            speak(() -> {}); // it was sounded already
        }
    }

    private boolean speak(Runnable unsaid) {
        if (voice == null || isMuted()) {
            return false;
        }
        note(clock.instant(), Pattern.LINK_LOST, Fate.SPOKEN, 1);
        voice.say(lost.get(), unsaid);
        return true;
    }

    /** Something of this kind has come in. */
    public void play(Pattern pattern) {
        Instant now = clock.instant();
        Instant before = last.get(pattern);
        boolean joins = before != null && Duration.between(before, now).compareTo(TOGETHER) < 0;
        int count = joins ? together.merge(pattern, 1, Integer::sum) : 1;
        together.put(pattern, count);
        if (isMuted()) {
            note(now, pattern, Fate.MUTED, count);
        } else if (joins) {
            note(now, pattern, Fate.JOINED, count);
        } else {
            last.put(pattern, now);
            note(now, pattern, Fate.PLAYED, count);
            player.play(pattern);
        }
    }

    /** Whether some P1 is not seen yet: from now on its pattern repeats, or stops. */
    public void unseenP1(boolean any) {
        unseenP1 = any;
    }

    /** Repeats what has to be repeated. */
    public void tick() {
        // What falls due in a mute is said when it ends.
        if (lost != null
                && !isMuted()
                && Duration.between(lostSaid, clock.instant()).compareTo(SAY_AGAIN) >= 0) {
            lostSaid = clock.instant();
            if (!speak(() -> player.play(Pattern.LINK_LOST))) {
                play(Pattern.LINK_LOST);
            }
        }
        Instant before = last.get(Pattern.P1);
        if (unseenP1
                && (before == null || Duration.between(before, clock.instant()).compareTo(REPEAT) >= 0)) {
            if (!isMuted()) {
                play(Pattern.P1);
            }
        }
    }

    /** Silence for a while, two minutes at most; breaks off what is being said. */
    public void mute(Duration d) {
        Duration at = d.compareTo(MAX_MUTE) > 0 ? MAX_MUTE : d;
        mutedUntil = clock.instant().plus(at);
        if (voice != null) {
            voice.hush();
        }
    }

    public void unmute() {
        mutedUntil = Instant.MIN;
    }

    public boolean isMuted() {
        return clock.instant().isBefore(mutedUntil);
    }

    /** How long the mute lasts, for the countdown; zero when not muted. */
    public Duration mutedFor() {
        return isMuted() ? Duration.between(clock.instant(), mutedUntil) : Duration.ZERO;
    }

    /** The test at the start of a shift: plays a pattern whatever the mute says. */
    public void test(Pattern pattern) {
        note(clock.instant(), pattern, Fate.PLAYED, 1);
        player.play(pattern);
    }

    /** What was heard, joined or muted, oldest first; the last 200. */
    public List<Event> log() {
        return List.copyOf(log);
    }

    private void note(Instant at, Pattern pattern, Fate fate, int count) {
        log.add(new Event(at, pattern, fate, count));
        if (log.size() > LOG_SIZE) {
            log.removeFirst();
        }
    }
}
