package vn.toancanh.engine;

import java.time.Duration;
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
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityReducer;

/**
 * Empties the outbox: in order per case, one in flight per case, eight cases side by side, a long queue in batches. It says
 * when an act goes and writes down what became of it; {@link OutboxQueue} says which may go, {@link ActSender} carries them,
 * {@link OutboxAnswers} reads what comes back. Without an answer the same bytes go again with the same key. State loop only.
 */
final class OutboxPump {
    /** Cases in flight at a time. */
    static final int LANES = 8;

    /** Acts of one batch: half of what the contract allows, so that one answer comes soon. */
    static final int BATCH = CityGateway.MAX_BATCH / 2;

    /** Batches on their way at a time: the city works on one while the answer to the other comes back. */
    static final int BATCHES = 2;

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
    private final Runnable rightsChanged;
    private final OutboxQueue queue;
    private final ActSender sender;
    private final OutboxAnswers answers;
    private final LateCheck late;
    private final Map<String, Flight> inFlight = new HashMap<>(); // by case
    private @Nullable Long rightsAsked;
    private int batches; // on their way

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
        this.rightsChanged = rightsChanged;
        this.queue = new OutboxQueue(policy.rules());
        this.sender = new ActSender(parts, loop);
        this.answers = new OutboxAnswers(parts, loop, queue, signedOut, this::pump);
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
        if (batches >= BATCHES || !answers.mayGo(now) || !linkUp.getAsBoolean()) {
            return;
        }
        boolean mayBatch = answers.mayBatch(now) && (batches > 0 || inFlight.isEmpty());
        int lanes = answers.isCareful() ? 1 : LANES;
        int room = mayBatch ? (BATCHES - batches) * BATCH : lanes - inFlight.size();
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
        answers.forgetWaits();
        hurry();
    }

    void resume() {
        answers.resume();
        pump();
    }

    // ---- sending

    private Flight start(List<OutboxEntry> sending, long now) {
        Flight f = new Flight(sending, now);
        for (OutboxEntry e : sending) {
            inFlight.put(e.command().caseId(), f);
            answers.tried(e, now);
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
        sender.one(sending, back -> landed(f, back));
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
        sender.batch(sending, back -> landed(f, back));
    }

    // ---- answers

    private void landed(Flight f, ActSender.Return back) {
        believe(back.each());
        List<OutboxEntry> next = answers.after(back);
        // A send that was given up may still tell that the city has it.
        write(
                land(f)
                        ? next
                        : next.stream()
                                .filter(e -> e.state() == DeliveryState.ACKED)
                                .toList());
        pump();
    }

    /** The cases that the answers brought are the newest there are. */
    private void believe(List<ActSender.Sent> sent) {
        List<Case> said = new ArrayList<>();
        for (ActSender.Sent one : sent) {
            ActionAnswer a = one.answer();
            Case c = a == null ? null : a.current();
            if (c != null) {
                said.add(c);
            }
        }
        if (!said.isEmpty()) {
            truth.accept(said);
        }
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
                answers.forget(e.n());
                late.forget(e.n());
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
