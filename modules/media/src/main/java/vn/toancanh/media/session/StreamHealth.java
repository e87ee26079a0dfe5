package vn.toancanh.media.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.toancanh.media.Engine;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Note;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.media.StreamStatus;

/**
 * What is known of a stream by the times at which its pictures came. It judges by media time: a picture that is shown again is
 * no news. Whoever asks gets the state of that moment, so a decoder that hangs turns stale without its help.
 *
 * <p>All times are nanoseconds of one monotonic clock. Thread-safe.
 */
public final class StreamHealth {
    /** No new picture for this long is stale, and said so. */
    static final long STALE_NANOS = 3_000_000_000L;

    /** From here on it is reopened. */
    static final long STUCK_NANOS = 6_000_000_000L;

    /** Connecting, until the first picture, may take this long. */
    static final long OPEN_NANOS = 6_000_000_000L;

    /** Key frames alone come some seconds apart. */
    static final long KEYFRAMES_STALE_NANOS = 12_000_000_000L;

    /** A good picture for this long clears the past. */
    static final long GOOD_NANOS = 30_000_000_000L;

    /** The very same picture for this long: the camera hangs while its sender goes on. */
    static final long SAME_NANOS = 10_000_000_000L;

    /** A gap or a delay of this size makes a stream slow. */
    private static final long SLOW_NANOS = 1_200_000_000L;

    /** For how long after the last gap it counts as slow. */
    private static final long SLOW_FOR_NANOS = 12_000_000_000L;

    /** A step of the media time beyond this is a cut: the clip begins anew, the clock of the camera was set. */
    private static final long CUT_MICROS = 10_000_000L;

    private static final long FORGET = 500;

    private final Engine engine;
    private Phase phase = Phase.IDLE;
    private Reason reason = Reason.NONE;
    private Mode mode = Mode.FULL;
    private int attempts;
    private long openedAt;
    private long lostAt;
    private boolean seen;
    private long lastAt;
    private long lastPts;
    private long goodSince;
    private long interval;
    private long earliest;
    private long behind;
    private long slowUntil;
    private boolean slowEver;
    private long sameSince;
    private long print;

    public StreamHealth(Engine engine) {
        this.engine = engine;
    }

    public synchronized void mode(Mode newMode) {
        mode = newMode;
    }

    public synchronized void opening(long now) {
        if (phase == Phase.IDLE) {
            lostAt = now;
        }
        phase = Phase.OPENING;
        openedAt = now;
        earliest = Long.MAX_VALUE;
        interval = 0;
    }

    /**
     * A picture came.
     *
     * @return whether it is a new one
     */
    public synchronized boolean picture(long now, long ptsMicros) {
        boolean first = phase != Phase.LIVE;
        if (!first && ptsMicros == lastPts) {
            return false;
        }
        long step = ptsMicros - lastPts;
        boolean cut = first || step < -1_000_000L || step > CUT_MICROS;
        long gap = now - lastAt;
        if (!first && gap > SLOW_NANOS && gap > 3 * expected()) {
            markSlow(now);
        }
        if (!cut && step > 0) {
            interval = interval == 0 ? step * 1000 : (interval * 7 + step * 1000) / 8;
        }
        if (cut) {
            earliest = Long.MAX_VALUE;
            interval = 0;
        }
        long offset = now - ptsMicros * 1000;
        // The clocks of cameras go a little wrong: what was early once is forgotten slowly.
        earliest = earliest == Long.MAX_VALUE ? offset : Math.min(earliest + gap / FORGET, offset);
        behind = offset - earliest;
        if (behind > SLOW_NANOS) {
            markSlow(now);
        }
        if (first) {
            phase = Phase.LIVE;
            reason = Reason.NONE;
            goodSince = now;
            sameSince = now;
            print = 0;
        } else if (gap >= staleAfter()) {
            goodSince = now;
        }
        if (now - goodSince >= GOOD_NANOS) {
            attempts = 0;
        }
        seen = true;
        lastAt = now;
        lastPts = ptsMicros;
        return true;
    }

    /** What the last picture looks like: equal numbers are taken for equal pictures, zero means that nobody looked. */
    public synchronized void looks(long now, long fingerprint) {
        if (fingerprint == 0 || fingerprint != print) {
            print = fingerprint;
            sameSince = now;
        }
    }

    public synchronized void failed(long now, Reason why) {
        if (phase == Phase.LIVE) {
            lostAt = lastAt;
        }
        phase = Phase.BACKOFF;
        reason = why;
        attempts++;
    }

    public synchronized void closed() {
        phase = Phase.CLOSED;
    }

    /** Good for long enough to begin the waiting times anew. */
    public synchronized boolean isGood() {
        return phase == Phase.LIVE && attempts == 0;
    }

    public synchronized int attempts() {
        return attempts;
    }

    /** Whether it is time to give up this connection, and why; {@link Reason#NONE} to go on. */
    public synchronized Reason stuck(long now) {
        if (phase == Phase.OPENING && now - openedAt >= OPEN_NANOS) {
            return Reason.TIMEOUT;
        }
        if (phase == Phase.LIVE && now - lastAt >= Math.max(STUCK_NANOS, 2 * staleAfter())) {
            return Reason.STALLED;
        }
        return Reason.NONE;
    }

    public synchronized StreamStatus status(long now) {
        boolean late = phase == Phase.LIVE && now - lastAt + behind >= staleAfter();
        boolean same = phase == Phase.LIVE && print != 0 && now - sameSince >= SAME_NANOS;
        Phase shown = late || same ? Phase.STALE : phase;
        Reason why = late ? Reason.STALLED : same ? Reason.FROZEN : reason;
        @Nullable Duration age = seen ? nanos(same ? now - sameSince : now - lastAt + behind) : null;
        long without = shown == Phase.LIVE || shown == Phase.IDLE
                ? 0
                : shown == Phase.STALE ? same && !late ? now - sameSince : now - lastAt + behind : now - lostAt;
        boolean slow = shown == Phase.LIVE && slowEver && now - slowUntil < 0;
        return new StreamStatus(shown, why, age, nanos(without), nanos(behind), slow, attempts, engine, Note.NONE);
    }

    private long expected() {
        return mode == Mode.KEYFRAMES ? KEYFRAMES_STALE_NANOS / 3 : interval;
    }

    private long staleAfter() {
        if (mode == Mode.KEYFRAMES) {
            return KEYFRAMES_STALE_NANOS;
        }
        // A camera that takes a picture a second is not stale for missing one.
        return Math.min(KEYFRAMES_STALE_NANOS, Math.max(STALE_NANOS, 5 * interval));
    }

    private void markSlow(long now) {
        slowEver = true;
        slowUntil = now + SLOW_FOR_NANOS;
    }

    private static Duration nanos(long n) {
        return Duration.ofNanos(Math.max(0, n));
    }
}
