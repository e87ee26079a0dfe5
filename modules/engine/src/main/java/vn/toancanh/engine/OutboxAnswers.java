package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.engine.ActSender.Return;
import vn.toancanh.engine.ActSender.Sent;

/**
 * What an answer means: for the act that was sent ({@link AnswerTable}), and for all others, which may have to wait because
 * the city is busy, the operator is signed out or a batch failed. Waits are measured on the monotonic clock, in nanoseconds.
 * State loop only.
 */
final class OutboxAnswers {
    /** After a batch that failed as a whole, acts go one by one for so long. */
    private static final Duration NO_BATCH = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(OutboxAnswers.class);

    private final EngineParts parts;
    private final StateLoop loop;
    private final OutboxQueue queue;
    private final Runnable signedOut;
    private final Runnable wake;
    private final Map<Long, Long> firstTry = new HashMap<>(); // by place
    private @Nullable Long holdUntil;
    private @Nullable Long batchFrom;
    private boolean paused;
    private int busyTries;

    /**
     * @param signedOut told at 401; nothing may go until {@link #resume}
     * @param wake called on the state loop when a wait is over
     */
    OutboxAnswers(EngineParts parts, StateLoop loop, OutboxQueue queue, Runnable signedOut, Runnable wake) {
        this.parts = parts;
        this.loop = loop;
        this.queue = queue;
        this.signedOut = signedOut;
        this.wake = wake;
    }

    // ---- what holds for all acts

    /** Whether anything may go. */
    boolean mayGo(long now) {
        Long hold = holdUntil;
        return !paused && (hold == null || now - hold >= 0);
    }

    /** A city that was busy a moment ago is asked by one act, and not by all that waited. */
    boolean isCareful() {
        return busyTries > 0;
    }

    boolean mayBatch(long now) {
        Long from = batchFrom;
        return !isCareful() && (from == null || now - from >= 0);
    }

    /** Somebody asked by hand: not even the city's wish to be left alone is kept. */
    void forgetWaits() {
        holdUntil = null;
        batchFrom = null;
    }

    void resume() {
        paused = false;
    }

    // ---- what holds for one

    void tried(OutboxEntry e, long now) {
        firstTry.putIfAbsent(e.n(), now);
    }

    void forget(long n) {
        firstTry.remove(n);
    }

    /** The entries as they are after what came back. */
    List<OutboxEntry> after(Return back) {
        List<OutboxEntry> next = new ArrayList<>();
        GatewayException whole = back.whole();
        if (whole != null) {
            LOG.info("a batch of {} acts was not answered: {}", back.each().size(), whole.getMessage());
            batchFrom = parts.nanos().getAsLong() + NO_BATCH.toNanos();
        }
        boolean first = true; // one answer that the city is busy counts once, however many acts it was about
        for (Sent sent : back.each()) {
            next.add(whole == null || sent.unread() != null ? after(sent, first) : afterBatch(sent, whole, first));
            first &= sent.unread() != null;
        }
        return next;
    }

    private OutboxEntry after(Sent sent, boolean first) {
        ActionAnswer answer = sent.answer();
        GatewayException failure = sent.failure();
        StoreException unread = sent.unread();
        if (answer != null) {
            return decided(sent.entry(), answer);
        }
        return failure != null ? failed(sent.entry(), failure, first) : unreadable(sent.entry(), unread);
    }

    /** A batch without an answer says nothing about any one of its acts: no try is held against them. */
    private OutboxEntry afterBatch(Sent sent, GatewayException why, boolean first) {
        OutboxEntry e = sent.entry();
        // A refusal of the whole is about its size or its door, and not about what is in it.
        if (why.kind() == GatewayException.Kind.REJECTED || why.kind() == GatewayException.Kind.TOO_LARGE) {
            return e.waitUntil(parts.clock().instant(), problem(why));
        }
        OutboxEntry after = failed(e, why, first);
        Instant at = after.nextAt();
        return after.state() == DeliveryState.PENDING
                ? e.waitUntil(at == null ? parts.clock().instant() : at, problem(why))
                : after;
    }

    private OutboxEntry decided(OutboxEntry e, ActionAnswer answer) {
        busyTries = 0;
        loop.update(s -> CityReducer.trouble(s, Trouble.UPDATE_NEEDED, false));
        Case current = answer.current();
        return switch (answer.verdict()) {
            case APPLIED -> e.acked(current == null ? e.command().baseVersion() : current.version());
            case CONFLICT -> e.ended(DeliveryState.CONFLICT, answer.problem(), current);
            case REJECTED -> e.ended(DeliveryState.REJECTED, answer.problem(), current);
        };
    }

    private OutboxEntry failed(OutboxEntry e, GatewayException why, boolean first) {
        Problem problem = problem(why);
        long now = parts.nanos().getAsLong();
        Duration triedFor = Duration.ofNanos(now - firstTry.getOrDefault(e.n(), now));
        boolean busy = why.kind() == GatewayException.Kind.BUSY;
        busyTries = !busy ? 0 : first ? busyTries + 1 : busyTries;
        AnswerTable.Step step = AnswerTable.of(e, why, triedFor, busyTries, parts.random());
        return switch (step.what()) {
            case REJECT -> e.ended(DeliveryState.REJECTED, problem, null);
            case PARK -> e.ended(DeliveryState.PARKED, problem, null);
            case RETRY -> later(e.retryAt(in(step.pause()), problem), step.pause());
            case WAIT -> later(e.waitUntil(in(step.pause()), problem), step.pause());
            case UPDATE -> {
                loop.update(s -> CityReducer.trouble(s, Trouble.UPDATE_NEEDED, true));
                yield later(e.waitUntil(in(step.pause()), problem), step.pause());
            }
            case HOLD_ALL -> {
                holdUntil = now + step.pause().toNanos();
                yield later(e.waitUntil(in(step.pause()), problem), step.pause());
            }
            case PAUSE_ALL -> {
                boolean told = paused;
                paused = true;
                if (!told) {
                    loop.urgent(signedOut);
                }
                yield e.waitUntil(parts.clock().instant(), problem);
            }
        };
    }

    private static Problem problem(GatewayException why) {
        return why.problem() == null ? new Problem(why.code(), 0, "") : why.problem();
    }

    private Instant in(Duration wait) {
        return parts.clock().instant().plus(wait);
    }

    private OutboxEntry later(OutboxEntry e, Duration wait) {
        queue.defer(e.n(), parts.nanos().getAsLong() + wait.toNanos());
        parts.timer().after(wait, () -> loop.post(wake));
        return e;
    }

    /** Its bytes are damaged or its file is gone: shown, never dropped, never guessed. */
    private static OutboxEntry unreadable(OutboxEntry e, @Nullable StoreException why) {
        LOG.error("TC-E21 entry {} of the outbox cannot be read: {}", e.n(), why == null ? "" : why.getMessage());
        return e.ended(DeliveryState.PARKED, new Problem("entry-unreadable", 0, ""), null);
    }
}
