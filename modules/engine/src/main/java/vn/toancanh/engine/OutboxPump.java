package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityReducer;

/**
 * Empties the outbox: in order per case, one in flight per case, several cases side by side. The answer decides; without an
 * answer the same bytes go again with the same key. All methods are for the state loop; only the sending itself runs on
 * the network executor.
 */
final class OutboxPump {
    /** Cases in flight at a time. */
    static final int LANES = 8;

    /** Tries that were answered, but with nothing usable, after which the entry is shown in the tray. */
    static final int PARK_AFTER = 20;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPump.class);

    private final EngineParts parts;
    private final StateLoop loop;
    private final BooleanSupplier linkUp;
    private final Consumer<Case> truth;
    private final Runnable signedOut;
    private final Set<String> inFlight = new HashSet<>();
    private Instant hold = Instant.MIN;
    private boolean paused;

    /**
     * @param linkUp whether sending is worth a try
     * @param truth takes the case that an answer brings
     * @param signedOut told at 401; sending is paused until {@link #resume}
     */
    OutboxPump(EngineParts parts, StateLoop loop, BooleanSupplier linkUp, Consumer<Case> truth, Runnable signedOut) {
        this.parts = parts;
        this.loop = loop;
        this.linkUp = linkUp;
        this.truth = truth;
        this.signedOut = signedOut;
    }

    /** Sends what may be sent now. */
    void pump() {
        Instant now = parts.clock().instant();
        if (paused || now.isBefore(hold) || !linkUp.getAsBoolean()) {
            return;
        }
        Set<String> passed = new HashSet<>();
        Set<String> blocked = new HashSet<>();
        for (OutboxEntry e : loop.state().outbox()) {
            if (inFlight.size() >= LANES) {
                return;
            }
            String caseId = e.command().caseId();
            boolean appendOnly = e.command().act().isAppendOnly();
            if (e.state().isInTray() && !appendOnly) {
                // The operator decides about this one first: what he did after it was done on top of it.
                blocked.add(caseId);
            } else if (e.state().isUnsent() && !(blocked.contains(caseId) && !appendOnly) && passed.add(caseId)) {
                Instant at = e.nextAt();
                if (!inFlight.contains(caseId) && (at == null || !now.isBefore(at))) {
                    send(e);
                }
            }
        }
    }

    /** Forgets the waits, because the link is back or somebody asked. */
    void hurry() {
        hold = Instant.MIN;
        for (OutboxEntry e : loop.state().outbox()) {
            if (e.state() == DeliveryState.PENDING && e.nextAt() != null) {
                OutboxEntry now = new OutboxEntry(
                        e.n(), e.command(), DeliveryState.PENDING, e.attempts(), null, 0, e.problem(), null);
                loop.update(s -> CityReducer.outbox(s, now));
            }
        }
        pump();
    }

    void resume() {
        paused = false;
        pump();
    }

    private void send(OutboxEntry e) {
        String caseId = e.command().caseId();
        inFlight.add(caseId);
        OutboxEntry sending = e.sending();
        loop.update(s -> CityReducer.outbox(s, sending));
        parts.network().execute(() -> {
            try {
                if (e.command().act() instanceof Act.Attach a) {
                    parts.gateway().upload(a.attachment(), parts.spool().fileOf(a.attachment()));
                }
                ActionAnswer answer =
                        parts.gateway().send(e.command().id(), parts.outbox().payload(e.n()));
                loop.urgent(() -> answered(sending, answer));
            } catch (GatewayException x) {
                loop.urgent(() -> failed(sending, x));
            } catch (StoreException x) {
                loop.urgent(() -> unreadable(sending, x));
            } catch (RuntimeException x) {
                LOG.error("TC-E20 sending entry {} failed", e.n(), x);
                loop.urgent(() -> failed(sending, new GatewayException(GatewayException.Kind.BROKEN, x.toString())));
            }
        });
    }

    private void answered(OutboxEntry e, ActionAnswer answer) {
        inFlight.remove(e.command().caseId());
        Case current = answer.current();
        switch (answer.verdict()) {
            case APPLIED -> write(e.acked(current == null ? e.command().baseVersion() : current.version()));
            case CONFLICT -> write(e.ended(DeliveryState.CONFLICT, answer.problem(), current));
            case REJECTED -> write(e.ended(DeliveryState.REJECTED, answer.problem(), current));
        }
        if (current != null) {
            truth.accept(current);
        }
        pump();
    }

    private void failed(OutboxEntry e, GatewayException why) {
        inFlight.remove(e.command().caseId());
        Problem problem = why.problem() == null ? new Problem(why.code(), 0, "") : why.problem();
        switch (why.kind()) {
            case REJECTED -> write(e.ended(DeliveryState.REJECTED, problem, null));
            case UNAUTHORISED -> {
                paused = true;
                retry(e, problem, Duration.ZERO);
                signedOut.run();
            }
            case BUSY -> {
                Duration asked = why.retryAfter();
                Duration wait = asked == null ? BACKOFF.delay(e.attempts(), parts.random()) : asked;
                wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
                hold = parts.clock().instant().plus(wait);
                retry(e, problem, wait);
            }
            case SERVER_ERROR, NOT_THE_CITY, TOO_LARGE -> {
                if (e.attempts() >= PARK_AFTER) {
                    write(e.ended(DeliveryState.PARKED, problem, null));
                } else {
                    retry(e, problem, BACKOFF.delay(e.attempts(), parts.random()));
                }
            }
            default -> retry(e, problem, BACKOFF.delay(e.attempts(), parts.random()));
        }
        pump();
    }

    /** Its bytes are damaged or its file is gone: shown, never dropped, never guessed. */
    private void unreadable(OutboxEntry e, StoreException why) {
        inFlight.remove(e.command().caseId());
        LOG.error("TC-E21 entry {} of the outbox cannot be read: {}", e.n(), why.getMessage());
        write(e.ended(DeliveryState.PARKED, new Problem("entry-unreadable", 0, ""), null));
        pump();
    }

    private void retry(OutboxEntry e, Problem why, Duration wait) {
        write(e.retryAt(parts.clock().instant().plus(wait), why));
        parts.timer().after(wait, () -> loop.post(this::pump));
    }

    private void write(OutboxEntry e) {
        loop.update(s -> CityReducer.outbox(s, e));
        try {
            parts.outbox().update(e);
        } catch (StoreException x) {
            // The file still says PENDING: the entry is sent again after a restart, and its key makes that harmless.
            LOG.warn("TC-E22 the state of entry {} was not written: {}", e.n(), x.getMessage());
        }
    }

    /** Unsent entries, for the link bar. */
    static int unsent(List<OutboxEntry> outbox) {
        return (int) outbox.stream().filter(e -> e.state().isUnsent()).count();
    }
}
