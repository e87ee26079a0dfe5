package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.CityGateway.ActionAnswer;
import vn.toancanh.core.port.CityGateway.BatchAnswer;
import vn.toancanh.core.port.CityGateway.Keyed;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.Trouble;

/**
 * Empties the outbox: in order per case, one in flight per case, eight cases side by side, a long queue in batches. The
 * answer decides ({@link AnswerTable}); without an answer the same bytes go again with the same key. Waits are measured on
 * the monotonic clock. All methods are for the state loop; only the sending itself runs on the network executor.
 */
final class OutboxPump {
    /** Cases in flight at a time. */
    static final int LANES = 8;

    /** Acts of one batch: half of what the contract allows, so that one answer comes soon. */
    static final int BATCH = CityGateway.MAX_BATCH / 2;

    /** Batches on their way at a time: the city works on one while the answer to the other comes back. */
    static final int BATCHES = 2;

    /** After a batch that failed as a whole, acts go one by one for so long. */
    private static final Duration NO_BATCH = Duration.ofMinutes(1);

    /** A send that has no end by then has none: twice the longest backoff, and what the slowest file may take. */
    private static final Duration STUCK = Duration.ofMinutes(2);

    private static final Duration STUCK_FILE = Duration.ofMinutes(30);

    /** A 403 may mean that rights were taken away: what this person may still see is asked, but not for each refusal. */
    private static final Duration RIGHTS_EVERY = Duration.ofMinutes(10);

    private static final int FORBIDDEN = 403;
    private static final Logger LOG = LoggerFactory.getLogger(OutboxPump.class);

    private final EngineParts parts;
    private final StateLoop loop;
    private final BooleanSupplier linkUp;
    private final Consumer<List<Case>> truth;
    private final Runnable signedOut;
    private final Runnable rightsChanged;
    private final OutboxQueue queue;
    private final LateCheck late;
    private final Map<String, Flight> inFlight = new HashMap<>();
    private final Map<Long, Long> firstTry = new HashMap<>();
    private @Nullable Long holdUntil;
    private @Nullable Long batchFrom;
    private @Nullable Long rightsAsked;
    private int batches; // on their way
    private boolean paused;
    private int busyTries;

    /** One send on its way; an answer to a send that was given up may confirm, and nothing else. */
    private record Flight(List<OutboxEntry> entries, long since) {}

    /**
     * @param linkUp whether sending is worth a try
     * @param truth takes the cases that an answer brings
     * @param signedOut told at 401; sending is paused until {@link #resume}
     * @param rightsChanged told at 403, seldom
     */
    OutboxPump(
            EngineParts parts,
            StateLoop loop,
            BooleanSupplier linkUp,
            Consumer<List<Case>> truth,
            Runnable signedOut,
            Runnable rightsChanged,
            LatePolicy policy) {
        this.parts = parts;
        this.loop = loop;
        this.linkUp = linkUp;
        this.truth = truth;
        this.signedOut = signedOut;
        this.rightsChanged = rightsChanged;
        this.queue = new OutboxQueue(policy.rules());
        this.late = new LateCheck(parts, policy);
    }

    /** The entry was made just now: its age is known on the monotonic clock as well. */
    void done(OutboxEntry e) {
        late.done(e);
        pump();
    }

    /** Sends what may be sent now, and asks about what has become too late. */
    void pump() {
        askAboutLateOnes();
        long now = parts.nanos().getAsLong();
        Long hold = holdUntil;
        if (paused || batches >= BATCHES || (hold != null && now - hold < 0) || !linkUp.getAsBoolean()) {
            return;
        }
        Long from = batchFrom;
        // A city that was busy a moment ago is asked by one act, and not by all that waited.
        boolean careful = busyTries > 0;
        boolean mayBatch = !careful && (batches > 0 || inFlight.isEmpty()) && (from == null || now - from >= 0);
        int room = mayBatch ? (BATCHES - batches) * BATCH : (careful ? 1 : LANES) - inFlight.size();
        if (room <= 0) {
            return;
        }
        List<OutboxEntry> heads = queue.heads(loop.state().outbox(), inFlight.keySet(), now, room);
        List<OutboxEntry> texts = heads.stream()
                .filter(e -> !(e.command().act() instanceof Act.Attach))
                .toList();
        if (texts.size() > LANES) {
            sendBatches(texts, now);
        } else if (batches == 0) {
            heads.stream().limit(Math.min(room, LANES)).toList().forEach(e -> send(e, now));
        }
    }

    /** Time goes on: nothing may wait for ever because a timer or an answer was lost. */
    void tick() {
        long now = parts.nanos().getAsLong();
        for (Flight f : List.copyOf(inFlight.values())) {
            boolean file = f.entries().get(0).command().act() instanceof Act.Attach;
            if (inFlight.containsValue(f) && now - f.since() > (file ? STUCK_FILE : STUCK).toNanos()) {
                LOG.error(
                        "TC-E23 no end of sending entry {}: it is sent again",
                        f.entries().get(0).n());
                land(f);
                Problem why = new Problem("timeout", 0, "");
                write(f.entries().stream()
                        .map(e -> e.retryAt(parts.clock().instant(), why))
                        .toList());
            }
        }
        if (loop.state().unsent() > 0) {
            pump();
        }
        List<OutboxEntry> home = late.foundAtHome(loop.state());
        if (!home.isEmpty()) {
            write(home);
        }
    }

    /** Forgets the waits of the acts, because the link is back; what the city asked for stands. */
    void hurry() {
        queue.hurry();
        List<OutboxEntry> waiting = loop.state().outbox().stream()
                .filter(e -> e.state() == DeliveryState.PENDING && e.nextAt() != null)
                .map(e -> new OutboxEntry(
                        e.n(), e.command(), DeliveryState.PENDING, e.attempts(), null, 0, e.problem(), null))
                .toList();
        if (!waiting.isEmpty()) {
            loop.update(s -> CityReducer.entries(s, waiting));
        }
        pump();
    }

    /** Somebody asked by hand: not even the city's wish to be left alone is kept. */
    void now() {
        holdUntil = null;
        batchFrom = null;
        hurry();
    }

    void resume() {
        paused = false;
        pump();
    }

    // ---- sending

    private Flight start(List<OutboxEntry> sending, long now) {
        Flight f = new Flight(sending, now);
        for (OutboxEntry e : sending) {
            inFlight.put(e.command().caseId(), f);
            firstTry.putIfAbsent(e.n(), now);
        }
        loop.update(s -> CityReducer.entries(s, sending));
        return f;
    }

    /** Whether it was still on its way. */
    private boolean land(Flight f) {
        boolean was = inFlight.containsValue(f);
        inFlight.values().removeIf(x -> x == f);
        batches -= was && f.entries().size() > 1 ? 1 : 0;
        return was;
    }

    private void send(OutboxEntry e, long now) {
        OutboxEntry sending = e.sending();
        Flight f = start(List.of(sending), now);
        parts.network().execute(() -> {
            try {
                if (e.command().act() instanceof Act.Attach a) {
                    parts.gateway().upload(a.attachment(), parts.spool().fileOf(a.attachment()));
                }
                ActionAnswer answer =
                        parts.gateway().send(e.command().id(), parts.outbox().payload(e.n()));
                loop.urgent(() -> {
                    believe(List.of(answer));
                    landed(f, List.of(answered(sending, answer)));
                });
            } catch (GatewayException x) {
                loop.urgent(() -> landed(f, List.of(failed(f, sending, x))));
            } catch (StoreException x) {
                loop.urgent(() -> landed(f, List.of(unreadable(sending, x))));
            } catch (RuntimeException | Error x) {
                LOG.error("TC-E20 sending entry {} failed", e.n(), x);
                GatewayException broken = new GatewayException(GatewayException.Kind.BROKEN, x.toString());
                loop.urgent(() -> landed(f, List.of(failed(f, sending, broken))));
            }
        });
    }

    /** In two halves where none is on its way and both would be batches. */
    private void sendBatches(List<OutboxEntry> heads, long now) {
        int half = (heads.size() + 1) / 2;
        if (batches == 0 && heads.size() - half > LANES) {
            sendBatch(heads.subList(0, half), now);
            sendBatch(heads.subList(half, heads.size()), now);
        } else {
            sendBatch(heads.subList(0, Math.min(heads.size(), BATCH)), now);
        }
    }

    private void sendBatch(List<OutboxEntry> heads, long now) {
        List<OutboxEntry> sending = heads.stream().map(OutboxEntry::sending).toList();
        Flight f = start(sending, now);
        batches++;
        parts.network().execute(() -> {
            List<Keyed> acts = new ArrayList<>();
            List<OutboxEntry> sent = new ArrayList<>();
            List<OutboxEntry> damaged = new ArrayList<>();
            for (OutboxEntry e : sending) {
                try {
                    acts.add(new Keyed(e.command().id(), parts.outbox().payload(e.n())));
                    sent.add(e);
                } catch (StoreException x) {
                    damaged.add(unreadable(e, x));
                }
            }
            try {
                List<BatchAnswer> answers =
                        acts.isEmpty() ? List.of() : parts.gateway().sendBatch(acts);
                loop.urgent(() -> batchLanded(f, sent, answers, damaged));
            } catch (GatewayException x) {
                loop.urgent(() -> batchFailed(f, sent, x, damaged));
            } catch (RuntimeException | Error x) {
                LOG.error("TC-E20 sending a batch failed", x);
                GatewayException broken = new GatewayException(GatewayException.Kind.BROKEN, x.toString());
                loop.urgent(() -> batchFailed(f, sent, broken, damaged));
            }
        });
    }

    // ---- answers

    private void batchLanded(Flight f, List<OutboxEntry> sent, List<BatchAnswer> answers, List<OutboxEntry> damaged) {
        List<OutboxEntry> next = new ArrayList<>(damaged);
        believe(answers.stream().map(BatchAnswer::answer).toList());
        for (int i = 0; i < sent.size(); i++) {
            OutboxEntry e = sent.get(i);
            BatchAnswer a = i < answers.size() ? answers.get(i) : null;
            ActionAnswer decided = a == null ? null : a.answer();
            if (decided != null) {
                next.add(answered(e, decided));
            } else {
                GatewayException why = a == null ? null : a.failure();
                next.add(failed(
                        f,
                        e,
                        why == null ? new GatewayException(GatewayException.Kind.NOT_THE_CITY, "no answer") : why));
            }
        }
        landed(f, next);
    }

    /** A batch without an answer says nothing about any one of its acts: they go one by one for a while. */
    private void batchFailed(Flight f, List<OutboxEntry> sent, GatewayException why, List<OutboxEntry> damaged) {
        LOG.info("a batch of {} acts was not answered: {}", sent.size(), why.getMessage());
        batchFrom = parts.nanos().getAsLong() + NO_BATCH.toNanos();
        List<OutboxEntry> next = new ArrayList<>(damaged);
        boolean aboutIt = why.kind() == GatewayException.Kind.REJECTED || why.kind() == GatewayException.Kind.TOO_LARGE;
        for (OutboxEntry e : sent) {
            // A refusal of the whole is about its size or its door, and not about what is in it.
            OutboxEntry after = aboutIt ? e.waitUntil(parts.clock().instant(), problem(why)) : failed(f, e, why);
            boolean held = after.state() == DeliveryState.PENDING && !aboutIt;
            next.add(held ? e.waitUntil(waitEnd(after), problem(why)) : after);
        }
        landed(f, next);
    }

    private Instant waitEnd(OutboxEntry e) {
        Instant at = e.nextAt();
        return at == null ? parts.clock().instant() : at;
    }

    private void landed(Flight f, List<OutboxEntry> next) {
        boolean was = land(f);
        List<OutboxEntry> told = was
                ? next
                : next.stream().filter(e -> e.state() == DeliveryState.ACKED).toList();
        write(told);
        pump();
    }

    private void believe(List<@Nullable ActionAnswer> answers) {
        List<Case> said = new ArrayList<>();
        for (ActionAnswer a : answers) {
            Case c = a == null ? null : a.current();
            if (c != null) {
                said.add(c);
            }
        }
        if (!said.isEmpty()) {
            truth.accept(said);
        }
    }

    private OutboxEntry answered(OutboxEntry e, ActionAnswer answer) {
        busyTries = 0;
        loop.update(s -> CityReducer.trouble(s, Trouble.UPDATE_NEEDED, false));
        Case current = answer.current();
        return switch (answer.verdict()) {
            case APPLIED -> e.acked(current == null ? e.command().baseVersion() : current.version());
            case CONFLICT -> e.ended(DeliveryState.CONFLICT, answer.problem(), current);
            case REJECTED -> e.ended(DeliveryState.REJECTED, answer.problem(), current);
        };
    }

    private OutboxEntry failed(Flight f, OutboxEntry e, GatewayException why) {
        Problem problem = problem(why);
        long now = parts.nanos().getAsLong();
        Duration triedFor = Duration.ofNanos(now - firstTry.getOrDefault(e.n(), now));
        boolean busy = why.kind() == GatewayException.Kind.BUSY;
        busyTries = !busy ? 0 : f.entries().get(0).n() == e.n() ? busyTries + 1 : busyTries;
        AnswerTable.Step step = AnswerTable.of(e, why, triedFor, busyTries, parts.random());
        return switch (step.what()) {
            case REJECT -> e.ended(DeliveryState.REJECTED, problem, null);
            case PARK -> e.ended(DeliveryState.PARKED, problem, null);
            case RETRY -> later(e.retryAt(after(step.pause()), problem), step.pause());
            case WAIT -> later(e.waitUntil(after(step.pause()), problem), step.pause());
            case UPDATE -> {
                loop.update(s -> CityReducer.trouble(s, Trouble.UPDATE_NEEDED, true));
                yield later(e.waitUntil(after(step.pause()), problem), step.pause());
            }
            case HOLD_ALL -> {
                holdUntil = now + step.pause().toNanos();
                yield later(e.waitUntil(after(step.pause()), problem), step.pause());
            }
            case PAUSE_ALL -> {
                boolean first = !paused;
                paused = true;
                if (first) {
                    loop.urgent(signedOut);
                }
                yield e.waitUntil(parts.clock().instant(), problem);
            }
        };
    }

    private static Problem problem(GatewayException why) {
        return why.problem() == null ? new Problem(why.code(), 0, "") : why.problem();
    }

    private Instant after(Duration wait) {
        return parts.clock().instant().plus(wait);
    }

    private OutboxEntry later(OutboxEntry e, Duration wait) {
        queue.defer(e.n(), parts.nanos().getAsLong() + wait.toNanos());
        parts.timer().after(wait, () -> loop.post(this::pump));
        return e;
    }

    /** Its bytes are damaged or its file is gone: shown, never dropped, never guessed. */
    private static OutboxEntry unreadable(OutboxEntry e, StoreException why) {
        LOG.error("TC-E21 entry {} of the outbox cannot be read: {}", e.n(), why.getMessage());
        return e.ended(DeliveryState.PARKED, new Problem("entry-unreadable", 0, ""), null);
    }

    private void askAboutLateOnes() {
        List<OutboxEntry> ask = late.tooLate(loop.state().outbox());
        if (!ask.isEmpty()) {
            write(ask);
        }
    }

    private static boolean isForbidden(OutboxEntry e) {
        Problem p = e.problem();
        return e.state() == DeliveryState.REJECTED && p != null && p.status() == FORBIDDEN;
    }

    private void askForRights() {
        long now = parts.nanos().getAsLong();
        Long asked = rightsAsked;
        if (asked == null || now - asked >= RIGHTS_EVERY.toNanos()) {
            rightsAsked = now;
            LOG.info("an act was forbidden: what may be seen is fetched anew");
            rightsChanged.run();
        }
    }

    private void write(List<OutboxEntry> changed) {
        if (changed.isEmpty()) {
            return;
        }
        if (changed.stream().anyMatch(OutboxPump::isForbidden)) {
            askForRights();
        }
        for (OutboxEntry e : changed) {
            if (!e.state().isUnsent()) {
                queue.forget(e.n());
                firstTry.remove(e.n());
            }
        }
        // An answer may come after another operator has signed in: his screen is not told of it, the file is.
        Session session = loop.state().session();
        List<OutboxEntry> shown = changed.stream()
                .filter(e -> session == null
                        || e.command().actor().personId().equals(session.actor().personId()))
                .toList();
        if (!shown.isEmpty()) {
            loop.update(s -> CityReducer.entries(s, shown));
        }
        try {
            parts.outbox().update(changed);
        } catch (StoreException x) {
            // The file still says PENDING: the entry is sent again after a restart, and its key makes that harmless.
            LOG.warn(
                    "TC-E22 the state of entry {} was not written: {}",
                    changed.get(0).n(),
                    x.getMessage());
        }
    }

    /** Unsent entries, for the link bar. */
    static int unsent(List<OutboxEntry> outbox) {
        return (int) outbox.stream().filter(e -> e.state().isUnsent()).count();
    }
}
