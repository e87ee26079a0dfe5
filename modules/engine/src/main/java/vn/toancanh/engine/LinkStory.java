package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.link.LinkMachine;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.time.CityClock;

/**
 * How the link fares, as it is shown: feeds the state machine with what the keeper learns and with the time that passes, and
 * tells who waits for it when it comes up or is silent for too long. On the state loop, but for {@link #mayTellWord} and
 * {@link #wordWasWrong}, which any thread may ask.
 */
final class LinkStory {
    /** Longer than the client itself lets a stream be silent. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final long WORD_SPACING_NANOS = 200_000_000;

    private final EngineParts parts;
    private final StateLoop loop;
    private final CityClock clock;
    private final Runnable cameUp;
    private final Runnable silent;
    private final AtomicLong wordPosted = new AtomicLong(Long.MIN_VALUE);
    private LinkMachine machine;
    private boolean pulling;
    private boolean wasUp;
    private long doubted;

    /**
     * @param cameUp told when the link can carry acts again
     * @param silent told when a stream that should have ended has said nothing for long
     */
    LinkStory(EngineParts parts, StateLoop loop, CityClock clock, Runnable cameUp, Runnable silent) {
        this.parts = parts;
        this.loop = loop;
        this.clock = clock;
        this.cameUp = cameUp;
        this.silent = silent;
        this.machine = begin(parts, null);
        this.doubted = parts.nanos().getAsLong();
    }

    /** The status before anything is known. */
    static LinkStatus unknown(EngineParts parts) {
        return begin(parts, null).status();
    }

    private static LinkMachine begin(EngineParts parts, @Nullable Instant lastWord) {
        return new LinkMachine(
                CityRing.BEAT, lastWord, parts.clock().instant(), parts.nanos().getAsLong());
    }

    /** The story begins with what the cache knows. */
    void startsAt(@Nullable Instant lastWord) {
        machine = begin(parts, lastWord);
    }

    /** The story begins anew; when the city was last heard stays known. */
    void anew() {
        machine = begin(parts, machine.status().lastWord());
        show();
    }

    boolean isUp() {
        return machine.isUp();
    }

    boolean isWorthTrying() {
        return machine.isWorthTrying();
    }

    void opened() {
        machine.opened(parts.clock().instant(), parts.nanos().getAsLong());
        show();
        cameUp.run();
    }

    /** In a burst every change is a word; a few a second are enough. True for those. */
    boolean mayTellWord() {
        long nanos = parts.nanos().getAsLong();
        long last = wordPosted.get();
        return (last == Long.MIN_VALUE || nanos - last >= WORD_SPACING_NANOS) && wordPosted.compareAndSet(last, nanos);
    }

    /** The last word bears the time of a clock that was wrong: the next one is told, however soon it comes. */
    void wordWasWrong() {
        wordPosted.set(Long.MIN_VALUE);
    }

    void heard(Instant now) {
        machine.heard(now, parts.nanos().getAsLong());
    }

    void pulling(boolean busy) {
        pulling = busy;
        show();
    }

    void broken(String code) {
        machine.broken(parts.clock().instant(), parts.nanos().getAsLong(), code);
        show();
    }

    void refused(String code) {
        machine.refused(parts.clock().instant(), parts.nanos().getAsLong(), code);
        show();
    }

    /** Time has passed; {@link #show} follows when the rest of the turn is done. */
    void tick(Instant now) {
        long nanos = parts.nanos().getAsLong();
        machine.tick(now, nanos);
        if (machine.silentFor(nanos) > SILENCE.toNanos() && nanos - doubted > SILENCE.toNanos()) {
            doubted = nanos;
            silent.run();
        }
    }

    /** Brings the status into the state, if it is another one. */
    void show() {
        if (!pulling && OutboxPump.unsent(loop.state().outbox()) == 0) {
            // An act on a sound link is no synchronisation: the state is entered at the reconnect only.
            machine.syncing(false, parts.clock().instant());
        }
        LinkStatus before = loop.state().link();
        LinkStatus now = machine.status().with(clock.status());
        if (!now.equals(before)) {
            loop.update(s -> CityReducer.link(s, now));
        }
        boolean up = machine.isUp();
        if (up && !wasUp) {
            cameUp.run();
        }
        wasUp = up;
    }
}
