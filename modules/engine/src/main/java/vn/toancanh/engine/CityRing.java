package vn.toancanh.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CaseTally;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.CityGateway.PackAnswer;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.LeftOut;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.core.time.CityClock;

/**
 * The ring: joins loop, keeper, pump and stores. Threading as {@link Ring} says; private methods with a state in their name
 * run on the state loop.
 */
public final class CityRing implements Ring, AutoCloseable {
    /** The city's heartbeat by contract. */
    public static final Duration BEAT = Duration.ofSeconds(2);

    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration KEEP_CLOSED = Duration.ofDays(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final Duration KEEP_WORD = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(CityRing.class);

    private final EngineParts parts;
    private final CityClock clock;
    private final StateLoop loop;
    private final LinkStory link;
    private final OutboxPump pump;
    private final LinkKeeper keeper;
    private final Intake intake;
    private final Deeds deeds;
    private final SceneTakes takes;
    private final DriftCheck drift;
    private final OwnActs own;
    private final SignIns signIns;
    private final SampleBoard samples = new SampleBoard();
    private Instant nextForget = Instant.MIN;
    private @Nullable String startEtag;
    private volatile boolean closed;

    public CityRing(EngineParts parts) {
        this(parts, LatePolicy.STANDARD);
    }

    CityRing(EngineParts given, LatePolicy policy) {
        this.clock = new CityClock(given.clock(), given.nanos());
        EngineParts parts = given.on(clock);
        this.parts = parts;
        // Who is signed in sees the desk at once, not the sign-in until the cache is read.
        CityState first = CityState.empty(LinkStory.unknown(parts));
        Session last = parts.sessions().last().orElse(null);
        this.loop = new StateLoop(parts.loop(), last == null ? first : CityReducer.session(first, last));
        this.link = new LinkStory(parts, loop, clock, this::hurry, this::doubtStream);
        this.intake = new Intake(parts, loop, this::fetchAnew);
        this.signIns = new SignIns(parts, loop, this::signedIn, link::anew);
        this.pump = new OutboxPump(
                parts, loop, this::isWorthTrying, intake::truth, signIns::again, this::fetchAnew, policy);
        this.own = new OwnActs(parts, loop, pump::pump, this::outboxTrouble);
        this.deeds = new Deeds(parts, loop, pump::done, pump::pump, own::outboxIsBack);
        this.takes = new SceneTakes(parts, loop);
        this.keeper = new LinkKeeper(parts, new KeeperSink(), samples);
        this.drift = new DriftCheck(parts, loop, () -> isLinkUp() && intake.waiting() == 0, keeper::fetchAnew);
    }

    /** Reads the cache and the outbox, shows them with their age, then looks for the link. Returns at once. */
    public void start() {
        loop.urgent(this::load);
    }

    @Override
    public void close() {
        closed = true;
        keeper.stop();
        try {
            loop.urgent(intake::keepAll);
        } catch (RejectedExecutionException e) {
            LOG.debug("the loop has ended: what the cache is owed comes again from the city");
        }
    }

    /** The city's time, by which the console's clocks and deadlines go. */
    public InstantSource clock() {
        return clock;
    }

    /** How many things of the city have a change that is not shown yet, however many changes that were; for who watches the ring. */
    public int waiting() {
        return intake.waiting();
    }

    @Override
    public CityState state() {
        return loop.state();
    }

    @Override
    public Subscription subscribe(Consumer<CityState> listener) {
        return loop.subscribe(listener);
    }

    @Override
    public SampleBoard samples() {
        return samples;
    }

    @Override
    public CompletionStage<Receipt> submit(String caseId, Act act) {
        return onLoop(() -> deeds.submit(caseId, act));
    }

    @Override
    public CompletionStage<Receipt> attach(String caseId, Path file, String name) {
        return keepThenSubmit(caseId, () -> parts.spool().keep(file, name));
    }

    @Override
    public CompletionStage<Receipt> attach(String caseId, byte[] content, String name) {
        return keepThenSubmit(caseId, () -> parts.spool().keep(content, name));
    }

    @Override
    public CompletionStage<Receipt> resend(long n, Act act) {
        return onLoop(() -> deeds.resend(n, act));
    }

    @Override
    public CompletionStage<Receipt> discard(long n, String reason) {
        return onLoop(() -> deeds.discard(n, reason));
    }

    @Override
    public CompletionStage<WallState> take(String wallId, String sceneId, @Nullable String caseId) {
        return takes.take(wallId, sceneId, caseId);
    }

    @Override
    public CompletionStage<List<Case>> search(String query, CaseScope scope, int limit) {
        return call(parts.disk(), () -> parts.cache().search(query, scope, limit));
    }

    @Override
    public CompletionStage<CasePage> page(CaseFilter filter, @Nullable Long after, int limit) {
        return call(parts.disk(), () -> parts.cache().page(filter, after, limit));
    }

    @Override
    public CompletionStage<CaseTally> tally() {
        return call(parts.disk(), () -> parts.cache().tally());
    }

    @Override
    public CompletionStage<List<Person>> people() {
        return call(parts.network(), parts.gateway()::people);
    }

    @Override
    public CompletionStage<Session> signIn(String personId) {
        return signIns.in(personId);
    }

    @Override
    public void signOut() {
        keeper.stop();
        signIns.out();
    }

    @Override
    public void retryNow() {
        keeper.retryNow();
        loop.urgent(pump::now);
    }

    // ---- start

    private void load() {
        Instant now = parts.clock().instant();
        Cursor cursor = Cursor.NONE;
        String etag = null;
        try {
            CityCache.Image image = parts.cache().load();
            Instant heard = image.lastWord();
            link.startsAt(heard);
            if (heard != null && heard.isAfter(now)) {
                clock.doubt(); // somebody has set the clock back since
            }
            cursor = image.cursor();
            intake.startsAt(cursor, heard == null ? Instant.EPOCH : heard);
            etag = image.etag();
            var catalogue = image.catalogue();
            Cursor at = cursor;
            loop.update(s -> {
                CityState next = catalogue == null ? s : CityReducer.catalogue(s, catalogue);
                return CityReducer.snapshot(next, new ChangeBatch(at, image.changes()));
            });
        } catch (StoreException e) {
            LOG.warn("TC-E11 the cache cannot be read, the city is fetched anew: {}", e.getMessage());
        }
        Session last = loop.state().session();
        own.show(last);
        if (last != null) {
            parts.gateway().use(last);
            keeper.start(cursor, etag);
        }
        startEtag = etag;
        link.show();
        tickLater();
    }

    private void outboxTrouble(StoreException e) {
        deeds.trouble(e);
    }

    private void signedIn(Session session) {
        link.anew();
        loop.update(s -> CityReducer.trouble(CityReducer.session(s, session), Trouble.SIGNED_OUT, false));
        own.signedIn(session);
        pump.resume();
        keeper.start(loop.state().cursor(), loop.state().catalogue().isEmpty() ? null : startEtag);
    }

    // ---- link

    private void fetchAnew() {
        LOG.warn("TC-E15 the city is fetched anew");
        keeper.fetchAnew();
    }

    private void hurry() {
        pump.hurry();
    }

    private void doubtStream() {
        keeper.doubtStream();
    }

    private boolean isLinkUp() {
        return !closed && link.isUp();
    }

    private boolean isWorthTrying() {
        return !closed && link.isWorthTrying();
    }

    private void tickLater() {
        if (closed) {
            return; // the timer is gone too
        }
        parts.timer().after(TICK, () -> {
            if (!closed) {
                loop.urgent(() -> {
                    Instant now = parts.clock().instant();
                    Duration jump = clock.takeJump();
                    if (jump != null) {
                        LOG.warn("TC-E16 the machine's clock has jumped by {}", jump);
                        if (!jump.isNegative()) {
                            keeper.connectAnew(); // it may have slept, and the line with it
                        }
                    }
                    if (loop.state().session() != null) {
                        // Before anybody has signed in no link is kept, so none can be lost.
                        link.tick(now);
                        pump.tick();
                        drift.tick();
                    }
                    deeds.tick();
                    link.show();
                    if (nextForget.isBefore(now)) {
                        nextForget = now.plus(FORGET_EVERY);
                        loop.update(s -> CityReducer.forget(s, now.minus(KEEP_CLOSED)));
                    }
                });
                tickLater();
            }
        });
    }

    // ---- plumbing

    private CompletionStage<Receipt> keepThenSubmit(String caseId, StoreCall<Attachment> keep) {
        CompletableFuture<Receipt> out = new CompletableFuture<>();
        parts.disk().execute(() -> {
            try {
                Attachment a = keep.call();
                loop.urgent(() -> out.complete(deeds.submit(caseId, new Act.Attach(a))));
            } catch (StoreException e) {
                String code = e.kind() == StoreException.Kind.READ_ONLY ? "read-only" : e.getMessage();
                out.complete(new Receipt.Refused(code == null ? "unreadable" : code));
            } catch (RuntimeException | Error e) {
                LOG.error("TC-E42 a picture could not be taken in", e);
                out.complete(new Receipt.Refused("unreadable"));
            }
        });
        return out;
    }

    @FunctionalInterface
    private interface StoreCall<T> {
        T call() throws StoreException;
    }

    @FunctionalInterface
    interface AnyCall<T> {
        T call() throws StoreException, GatewayException;
    }

    private CompletionStage<Receipt> onLoop(java.util.function.Supplier<Receipt> task) {
        CompletableFuture<Receipt> out = new CompletableFuture<>();
        loop.urgent(() -> {
            try {
                out.complete(task.get());
            } catch (RuntimeException | Error e) {
                out.completeExceptionally(e);
            }
        });
        return out;
    }

    static <T> CompletionStage<T> call(Executor on, AnyCall<T> call) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return call.call();
                    } catch (StoreException | GatewayException e) {
                        throw new CompletionException(e);
                    }
                },
                on);
    }

    /** Posts what the keeper learns to the loop. */
    private final class KeeperSink implements LinkKeeper.Sink {
        @Override
        public void pack(PackAnswer answer) {
            loop.post(() -> {
                startEtag = answer.etag();
                loop.update(s -> CityReducer.catalogue(s, answer.catalogue()));
                try {
                    parts.cache().saveCatalogue(answer.catalogue(), answer.etag());
                } catch (StoreException e) {
                    LOG.warn("TC-E14 the pack is not cached: {}", e.getMessage());
                }
            });
        }

        @Override
        public void snapshotPage(List<Change> changes, boolean first) {
            if (first) {
                intake.snapshotBegins();
            }
            loop.post(() -> intake.snapshotPage(changes, first));
        }

        @Override
        public void snapshotEnd(Cursor cursor) {
            loop.post(() -> intake.snapshotEnd(cursor));
        }

        @Override
        public boolean change(String epoch, Sequenced change) {
            return intake.offer(epoch, change);
        }

        @Override
        public void opened() {
            loop.post(link::opened);
        }

        @Override
        public void word(Cursor head) {
            if (!link.mayTellWord()) {
                return;
            }
            loop.post(() -> {
                Instant now = parts.clock().instant();
                link.heard(now);
                intake.word(now, KEEP_WORD);
                link.show();
            });
        }

        @Override
        public void leftOut(int count) {
            loop.post(() -> {
                LeftOut now = count == 0
                        ? LeftOut.NONE
                        : new LeftOut(count, parts.clock().instant());
                loop.update(s -> CityReducer.leftOut(s, now));
            });
        }

        @Override
        public void cityTime(Instant at) {
            Instant before = clock.instant();
            clock.heard(at);
            if (Duration.between(before, clock.instant()).abs().compareTo(BEAT) > 0) {
                link.wordWasWrong();
            }
        }

        @Override
        public void roundTrip(Duration took) {
            clock.roundTrip(took);
        }

        @Override
        public void pulling(boolean busy) {
            loop.post(() -> link.pulling(busy));
        }

        @Override
        public void broken(String code) {
            loop.post(() -> link.broken(code));
        }

        @Override
        public void refused(String code) {
            loop.post(() -> link.refused(code));
        }

        @Override
        public void unauthorised() {
            loop.post(signIns::again);
        }
    }
}
