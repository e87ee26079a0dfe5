package vn.toancanh.core.link;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The link's state machine. Words and refusals push it, and time pulls it down: one missed heartbeat makes the link
 * UNSTABLE, three make it OFFLINE, a refused reconnect makes it OFFLINE at once. What is shown follows at once when it gets
 * worse, and damped when it gets better, so that a flapping line does not flicker. Spans are measured on the monotonic
 * clock, so that a jump of the wall clock changes nothing.
 *
 * <p>Not thread-safe: one thread owns it.
 */
public final class LinkMachine {
    private static final double GRACE = 0.5; // of a beat: jitter on a loaded line is no missed beat

    private final long beatNanos;
    private final Damping damping = new Damping();
    private LinkState state = LinkState.CONNECTING;
    private LinkState shown = LinkState.CONNECTING;
    private Instant since;
    private @Nullable Instant lastWord;
    private @Nullable String reason;
    private long lastWordNanos;
    private long upSince; // when the link came up, while it is
    private long downSince;
    private boolean silentOnly; // it is down for silence, and the stream never broke
    private boolean streamOpen;
    private boolean syncing;

    /**
     * @param beat the city's heartbeat period, 2 s by contract
     * @param lastWord from the cache, null at the first start
     */
    public LinkMachine(Duration beat, @Nullable Instant lastWord, Instant now, long nanos) {
        this.beatNanos = beat.toNanos();
        this.since = now;
        this.lastWord = lastWord;
        this.lastWordNanos = nanos;
    }

    /** The stream is open; what lies between is being pulled. */
    public void opened(Instant now, long nanos) {
        streamOpen = true;
        syncing = true;
        heard(now, nanos);
    }

    /** Any word on the stream, a heartbeat included. */
    public void heard(Instant now, long nanos) {
        lastWord = now;
        lastWordNanos = nanos;
        if (streamOpen) {
            move(syncing ? LinkState.SYNCING : LinkState.ONLINE, now, nanos);
        }
    }

    /** Gap pulled and outbox drained, or not. */
    public void syncing(boolean busy, Instant now) {
        syncing = busy;
        if (streamOpen && isUp()) {
            move(busy ? LinkState.SYNCING : LinkState.ONLINE, now, lastWordNanos);
        }
    }

    /** The stream ended or broke; a reconnect is under way. */
    public void broken(Instant now, long nanos, String code) {
        streamOpen = false;
        reason = code;
        if (state != LinkState.OFFLINE) {
            move(LinkState.UNSTABLE, now, nanos);
        }
        silentOnly = false;
    }

    /** A reconnect was refused, or the answer was not the city's. */
    public void refused(Instant now, long nanos, String code) {
        streamOpen = false;
        reason = code;
        move(LinkState.OFFLINE, now, nanos);
        silentOnly = false;
    }

    /** Lets time pass; call it at least twice a beat. */
    public void tick(Instant now, long nanos) {
        double missed = (nanos - lastWordNanos) / (double) beatNanos - GRACE;
        if (missed >= 3) {
            if (state != LinkState.OFFLINE) {
                boolean silent = silentOnly || isUp();
                move(LinkState.OFFLINE, now, nanos);
                silentOnly = silent;
                reason = reason == null ? "silent" : reason;
            }
        } else if (missed >= 1 && isUp()) {
            move(LinkState.UNSTABLE, now, nanos);
            silentOnly = true;
            reason = "silent";
        }
        show(now, nanos);
    }

    /** Whether the link is up just now, whatever is shown. */
    public boolean isUp() {
        return isUp(state);
    }

    /** Whether a request may get through: the link is up, or only its stream has fallen silent and is not lost yet. */
    public boolean isWorthTrying() {
        return isUp() || state == LinkState.UNSTABLE && silentOnly;
    }

    /** How long nothing was heard, in nanoseconds. */
    public long silentFor(long nanos) {
        return nanos - lastWordNanos;
    }

    public LinkStatus status() {
        return new LinkStatus(shown, since, lastWord, reason);
    }

    private static boolean isUp(LinkState s) {
        return s == LinkState.ONLINE || s == LinkState.SYNCING;
    }

    private void move(LinkState next, Instant now, long nanos) {
        boolean wasUp = isUp();
        state = next;
        if (wasUp && !isUp()) {
            damping.dropped(nanos);
            downSince = nanos;
        } else if (!wasUp && isUp()) {
            upSince = nanos;
        }
        show(now, nanos);
    }

    /** Decides what of the state is shown. */
    private void show(Instant now, long nanos) {
        LinkState next = state;
        if (isUp() && !isUp(shown) && shown != LinkState.CONNECTING) {
            long held = nanos - upSince;
            boolean quick = silentOnly && !damping.isFlapping(nanos);
            if (!quick && !damping.mayRise(held, nanos)) {
                // Back, but not proved yet. Lost would be a lie after a while: it comes and goes.
                next = held >= Damping.HOLD ? LinkState.UNSTABLE : shown;
            }
        } else if (state == LinkState.OFFLINE && shown == LinkState.UNSTABLE && damping.isFlapping(nanos)) {
            next = nanos - downSince >= Damping.HOLD ? state : shown;
        } else if (state == LinkState.UNSTABLE && shown == LinkState.OFFLINE) {
            next = shown;
        }
        if (isUp(next)) {
            reason = null;
        }
        if (shown != next) {
            shown = next;
            since = now;
        }
    }
}
