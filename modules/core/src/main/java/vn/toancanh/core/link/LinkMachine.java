package vn.toancanh.core.link;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The link's state machine. Words and refusals push it, and time pulls it down: one missed heartbeat makes the link
 * UNSTABLE, three make it OFFLINE, a refused reconnect makes it OFFLINE at once. Spans are measured on the monotonic clock,
 * so that a jump of the wall clock changes nothing.
 *
 * <p>Not thread-safe: one thread owns it.
 */
public final class LinkMachine {
    private static final double GRACE = 0.5; // of a beat: jitter on a loaded line is no missed beat

    private final long beatNanos;
    private LinkState state = LinkState.CONNECTING;
    private Instant since;
    private @Nullable Instant lastWord;
    private @Nullable String reason;
    private long lastWordNanos;
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
        reason = null;
        if (streamOpen) {
            move(syncing ? LinkState.SYNCING : LinkState.ONLINE, now);
        }
    }

    /** Gap pulled and outbox drained, or not. */
    public void syncing(boolean busy, Instant now) {
        syncing = busy;
        if (streamOpen && (state == LinkState.ONLINE || state == LinkState.SYNCING)) {
            move(busy ? LinkState.SYNCING : LinkState.ONLINE, now);
        }
    }

    /** The stream ended or broke; a reconnect is under way. */
    public void broken(Instant now, String code) {
        streamOpen = false;
        reason = code;
        if (state != LinkState.OFFLINE) {
            move(LinkState.UNSTABLE, now);
        }
    }

    /** A reconnect was refused, or the answer was not the city's. */
    public void refused(Instant now, String code) {
        streamOpen = false;
        reason = code;
        move(LinkState.OFFLINE, now);
    }

    /** Lets time pass; call it at least twice a beat. */
    public void tick(Instant now, long nanos) {
        double missed = (nanos - lastWordNanos) / (double) beatNanos - GRACE;
        if (missed >= 3) {
            if (state != LinkState.OFFLINE) {
                move(LinkState.OFFLINE, now);
                reason = reason == null ? "silent" : reason;
            }
        } else if (missed >= 1 && (state == LinkState.ONLINE || state == LinkState.SYNCING)) {
            move(LinkState.UNSTABLE, now);
            reason = "silent";
        }
    }

    public LinkStatus status() {
        return new LinkStatus(state, since, lastWord, reason);
    }

    private void move(LinkState next, Instant now) {
        if (state != next) {
            state = next;
            since = now;
        }
    }
}
