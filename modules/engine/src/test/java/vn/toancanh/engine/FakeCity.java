package vn.toancanh.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.Outcome;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.GatewayException;

/** A city in memory that keeps the contract, with faults on demand. */
final class FakeCity implements CityGateway {
    private final java.util.Set<Long> poisoned = new java.util.HashSet<>();
    int poisonedInSnapshot;

    /** Effects in order: {@code caseId act}. */
    final List<String> effects = new ArrayList<>();

    final List<UUID> keysSeen = new ArrayList<>();
    final Map<String, Case> cases = new LinkedHashMap<>();
    final Deque<GatewayException> beforeSend = new ArrayDeque<>();
    final Deque<GatewayException> afterSend = new ArrayDeque<>();
    final Deque<ActionAnswer> scripted = new ArrayDeque<>();
    final List<Sequenced> log = new ArrayList<>();
    private final Map<UUID, ActionAnswer> answers = new HashMap<>();
    private final Map<String, Command> frozen;
    Session session = Cases.SESSION;
    String epoch = "e1";
    private int epochs = 1;
    boolean down;

    /** The stream says nothing of changes. */
    boolean mute;

    GatewayException.@Nullable Kind layerFails;

    boolean signInFails;

    /** As if each try came under a key of its own: a console that is made wrong. */
    boolean newKeys;

    /** What the next act meets in the client instead of an answer. */
    @Nullable
    Error failing;

    int snapshots;
    int pulls;

    /** Runs when a stream is opened or says something: whoever hears it knows how the city is now. */
    Runnable onWord = () -> {};

    /** When set, the next snapshot has two pages, and this happens in between. */
    @Nullable
    Runnable betweenPages;

    @Nullable
    StreamListener listener;

    FakeCity(Map<String, Command> frozen) {
        this.frozen = frozen;
    }

    final Map<String, vn.toancanh.core.model.FeatureLayer> layers = new LinkedHashMap<>();

    /** Calls of {@link #layer}: {@code id etag}. */
    final List<String> layerCalls = new ArrayList<>();

    @Override
    public @Nullable LayerAnswer layer(String layerId, @Nullable String etag) throws GatewayException {
        layerCalls.add(layerId + " " + etag);
        if (down) {
            throw new GatewayException(GatewayException.Kind.REFUSED, "down");
        }
        if (layerFails != null) {
            throw new GatewayException(layerFails, "layer");
        }
        vn.toancanh.core.model.FeatureLayer l = layers.get(layerId);
        if (l == null) {
            throw new GatewayException(GatewayException.Kind.REJECTED, "none");
        }
        return l.version().equals(etag) ? null : new LayerAnswer(l, l.version());
    }

    void put(Case c) {
        cases.put(c.id(), c);
        log.add(new Sequenced(log.size() + 1L, new Change.CaseChanged(c)));
    }

    /** Changes a case and says so on the stream, unless it is lost on the way. */
    void change(Case c, boolean lost) {
        put(c);
        if (!lost && !mute && listener != null) {
            onWord.run();
            listener.onChange(epoch, log.get(log.size() - 1));
        }
    }

    /** Anything else changes, and the stream says so. */
    void say(Change c) {
        if (c instanceof Change.CaseRemoved r) {
            cases.remove(r.caseId());
        }
        log.add(new Sequenced(log.size() + 1L, c));
        if (listener != null) {
            onWord.run();
            listener.onChange(epoch, log.get(log.size() - 1));
        }
    }

    /** A place in the log whose change no reader can use. */
    void skip() {
        Sequenced last = log.get(log.size() - 1);
        log.add(new Sequenced(log.size() + 1L, last.change()));
    }

    /** The same, only that no page can be used at this place either. */
    void poison() {
        skip();
        poisoned.add((long) log.size());
    }

    /** The last two changes come after all, the later one first. */
    void lastTwoSwapped() {
        StreamListener l = listener;
        if (l != null && log.size() > 1) {
            onWord.run();
            l.onChange(epoch, log.get(log.size() - 1));
            l.onChange(epoch, log.get(log.size() - 2));
        }
    }

    void repeatLast() {
        if (listener != null) {
            onWord.run();
            listener.onChange(epoch, log.get(log.size() - 1));
        }
    }

    void beat(Instant at) {
        if (listener != null) {
            onWord.run();
            listener.onHeartbeat(at, head());
        }
    }

    /** Something between us and the city keeps the line open. */
    void comment() {
        if (listener != null) {
            listener.onComment();
        }
    }

    void newEpoch() {
        epoch = "e" + ++epochs;
        poisoned.clear();
        log.clear();
        cases.values().forEach(c -> log.add(new Sequenced(log.size() + 1L, new Change.CaseChanged(c))));
    }

    void cut() {
        down = true;
        drop();
    }

    /** Ends the stream, and nothing else. */
    void drop() {
        StreamListener l = listener;
        listener = null;
        if (l != null) {
            l.onEnd(new GatewayException(GatewayException.Kind.BROKEN, "cut"));
        }
    }

    private Cursor head() {
        return new Cursor(epoch, log.size());
    }

    int refusals;

    private void reach() throws GatewayException {
        if (down) {
            refusals++;
            throw new GatewayException(GatewayException.Kind.REFUSED, "refused");
        }
    }

    @Override
    public List<Person> people() {
        return List.of();
    }

    @Override
    public Session signIn(String personId) throws GatewayException {
        reach();
        if (signInFails) {
            throw new GatewayException(GatewayException.Kind.REJECTED, "unknown person");
        }
        return session;
    }

    @Override
    public void use(@Nullable Session session) {}

    @Override
    public @Nullable PackAnswer pack(@Nullable String etag) throws GatewayException {
        reach();
        return null;
    }

    @Override
    public SnapshotPage snapshot(@Nullable String page) throws GatewayException {
        reach();
        List<Change> all = new ArrayList<>();
        cases.values().forEach(c -> all.add(new Change.CaseChanged(c)));
        Runnable between = betweenPages;
        if (page == null) {
            snapshots++;
            if (between != null) {
                return new SnapshotPage(head(), Instant.EPOCH, all.subList(0, 1), "2");
            }
        } else if (between != null) {
            betweenPages = null;
            between.run();
            return new SnapshotPage(head(), Instant.EPOCH, all.subList(1, all.size()), null);
        }
        return new SnapshotPage(head(), Instant.EPOCH, all, null, poisonedInSnapshot);
    }

    int changesAPage = Integer.MAX_VALUE;

    @Override
    public ChangesPage changes(Cursor since) throws GatewayException {
        reach();
        pulls++;
        if (!since.epoch().equals(epoch)) {
            throw new GatewayException(GatewayException.Kind.CURSOR_TOO_OLD, "gone");
        }
        int from = (int) since.seq();
        int to = log.size() - from > changesAPage ? from + changesAPage : log.size();
        List<Sequenced> all = log.subList(from, to);
        return new ChangesPage(
                new Cursor(epoch, to),
                all.stream().filter(s -> !poisoned.contains(s.seq())).toList(),
                to < log.size(),
                all.stream().map(Sequenced::seq).filter(poisoned::contains).toList());
    }

    int digests;

    @Override
    public CityDigest digest() throws GatewayException {
        reach();
        digests++;
        return CityDigest.of(head(), cases.values());
    }

    @Override
    public List<Sample> telemetry() {
        return List.of();
    }

    /** From where streams were opened. */
    final List<Cursor> opens = new ArrayList<>();

    @Override
    public Stream openStream(Cursor since, StreamListener l) throws GatewayException {
        reach();
        opens.add(since);
        listener = l;
        onWord.run();
        return () -> {
            if (listener == l) {
                listener = null;
            }
        };
    }

    @Override
    public ActionAnswer send(UUID key, byte[] bytes) throws GatewayException {
        reach();
        keysSeen.add(key);
        Error e = failing;
        failing = null;
        if (e != null) {
            throw e;
        }
        if (newKeys) {
            fail(beforeSend.poll());
            ActionAnswer fresh = decide(renamed(frozen.get(new String(bytes, StandardCharsets.UTF_8))));
            fail(afterSend.poll());
            return fresh;
        }
        fail(beforeSend.poll());
        ActionAnswer answer =
                answers.computeIfAbsent(key, k -> decide(frozen.get(new String(bytes, StandardCharsets.UTF_8))));
        fail(afterSend.poll());
        return answer;
    }

    /** Sizes of the batches that came. */
    final List<Integer> batches = new ArrayList<>();

    final Deque<GatewayException> beforeBatch = new ArrayDeque<>();

    @Override
    public List<BatchAnswer> sendBatch(List<Keyed> acts) throws GatewayException {
        reach();
        batches.add(acts.size());
        fail(beforeBatch.poll());
        List<BatchAnswer> out = new ArrayList<>();
        for (Keyed k : acts) {
            try {
                out.add(new BatchAnswer(send(k.key(), k.frozen()), null));
            } catch (GatewayException e) {
                out.add(new BatchAnswer(null, e));
            }
        }
        return out;
    }

    private static void fail(@Nullable GatewayException e) throws GatewayException {
        if (e != null) {
            throw e;
        }
    }

    private static @Nullable Command renamed(@Nullable Command c) {
        return c == null
                ? null
                : new Command(UUID.randomUUID(), c.caseId(), c.baseVersion(), c.actor(), c.at(), c.act());
    }

    private ActionAnswer decide(@Nullable Command cmd) {
        if (!scripted.isEmpty()) {
            return scripted.poll();
        }
        if (cmd == null) {
            throw new IllegalStateException("bytes that nobody froze");
        }
        Case c = cases.get(cmd.caseId());
        if (c == null) {
            return new ActionAnswer(Verdict.REJECTED, null, new Problem("no-such-case", 404, ""));
        }
        Outcome o = CaseWorkflow.apply(c, cmd);
        if (o instanceof Outcome.Refused r) {
            return new ActionAnswer(Verdict.REJECTED, c, new Problem(r.code(), 422, ""));
        }
        if (o instanceof Outcome.Applied a) {
            c = a.next().with().version(c.version() + 1).build();
            effects.add(cmd.caseId() + " " + cmd.act().getClass().getSimpleName());
            change(c, false);
        }
        return new ActionAnswer(Verdict.APPLIED, c, null);
    }

    @Override
    public WallState take(UUID key, String wallId, String sceneId, @Nullable String caseId, long baseVersion)
            throws GatewayException {
        reach();
        fail(beforeSend.poll());
        effects.add("take " + sceneId + " on " + baseVersion);
        return new WallState(wallId, sceneId, null, caseId, "Quốc Bảo", Instant.EPOCH, baseVersion + 1);
    }

    @Override
    public void upload(Attachment attachment, Path file) throws GatewayException {
        reach();
        effects.add("file " + attachment.id());
    }

    @Override
    public void close() {}
}
