package vn.toancanh.app.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.wire.pack.PackException;

/** A city in memory: cases that are open, a long log to be caught up on, and a stream as fast as the bench says. */
final class StormCity implements CityGateway {
    private static final int PAGE = 5_000;
    private static final int OF_THE_LOG = 30_000;
    private static final Instant AT = Instant.parse("2026-11-20T00:00:00Z");

    private final BenchCity like;
    private final List<Case> open;
    private final long from;
    private final Map<String, Long> last = new HashMap<>();
    private volatile StreamListener listener;
    private long head;

    private StormCity(BenchCity like, List<Case> open, long from, long head) {
        this.like = like;
        this.open = open;
        this.from = from;
        this.head = head;
    }

    /** A city of which everything is missed: so many changes of 30,000 cases. */
    static StormCity withLog(long changes) {
        return new StormCity(null, List.of(), 1, changes);
    }

    /** The shipped city with so many open cases, {@link #hot} by name and not urgent, and no change before the storm. */
    static StormCity withOpen(int cases) throws PackException {
        BenchCity like = new BenchCity();
        Instant now = Instant.now();
        List<Case> open = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            open.add(like.fresh(i, now)
                    .with()
                    .priority(Priority.P3)
                    .version(i + 1)
                    .build());
        }
        return new StormCity(like, open, cases, cases);
    }

    static String hot(int n) {
        return "case-" + n;
    }

    boolean isStreaming() {
        return listener != null;
    }

    synchronized long head() {
        return head;
    }

    /** An open case changes, now and then in words that it is found by; its version is the number of the change. */
    synchronized void change(int hot) {
        CaseBuilder c = open.get(hot).with().version(head + 1).updatedAt(Instant.now());
        say(
                head % 10 == 0
                        ? c.title("Cây đổ ngang đường Lê Duẩn " + head % 1_000).build()
                        : c.build());
    }

    /** A new case of priority 1 comes in. */
    synchronized void alarm(String id) {
        Case like = open.get(0);
        say(new CaseBuilder(id, "PA-" + id, Instant.now())
                .kind(like.kind())
                .channel(like.channel())
                .categoryId(like.categoryId())
                .serviceId(like.serviceId())
                .title(like.title())
                .text(like.text())
                .place(like.place())
                .priority(Priority.P1)
                .version(head + 1)
                .build());
    }

    private void say(Case c) {
        head++;
        last.put(c.id(), head);
        listener.onChange("e", new Sequenced(head, new Change.CaseChanged(c)));
    }

    /** The version of each case that has changed. */
    synchronized Map<String, Long> last() {
        return Map.copyOf(last);
    }

    void beat() {
        listener.onHeartbeat(Instant.now(), new Cursor("e", head()));
    }

    private static Case some(String id, Priority p, long version) {
        return new CaseBuilder(id, "PA-" + id, AT)
                .title("Cây đổ ngang đường Lê Duẩn " + id)
                .text("Cây đổ ngang đường, xe máy không qua được, dây điện sà xuống vỉa hè trước cổng trường.")
                .priority(p)
                .version(version)
                .build();
    }

    @Override
    public List<Person> people() {
        return List.of();
    }

    @Override
    public Session signIn(String personId) {
        return like == null
                ? new Session(new Actor("ha", "Hà", "tv", "u"), EnumSet.allOf(Right.class), "token")
                : like.session();
    }

    @Override
    public void use(Session session) {}

    @Override
    public PackAnswer pack(String etag) {
        return like == null || etag != null ? null : new PackAnswer(like.catalogue(), "1");
    }

    @Override
    public LayerAnswer layer(String layerId, String etag) {
        return null;
    }

    @Override
    public SnapshotPage snapshot(String page) {
        List<Change> cases = open.stream().<Change>map(Change.CaseChanged::new).toList();
        return new SnapshotPage(new Cursor("e", from), AT, cases, null);
    }

    @Override
    public ChangesPage changes(Cursor since) {
        List<Sequenced> out = new ArrayList<>();
        long end = Math.min(head(), since.seq() + PAGE);
        for (long n = since.seq() + 1; n <= end; n++) {
            out.add(new Sequenced(n, new Change.CaseChanged(some("c" + n % OF_THE_LOG, Priority.P3, n))));
        }
        return new ChangesPage(new Cursor("e", end), out, end < head());
    }

    @Override
    public CityDigest digest() throws GatewayException {
        throw new GatewayException(GatewayException.Kind.REJECTED, "none");
    }

    @Override
    public List<Sample> telemetry() {
        return List.of();
    }

    @Override
    public Stream openStream(Cursor since, StreamListener l) {
        listener = l;
        return () -> {};
    }

    @Override
    public ActionAnswer send(UUID key, byte[] frozen) throws GatewayException {
        throw new GatewayException(GatewayException.Kind.REFUSED, "none");
    }

    @Override
    public List<BatchAnswer> sendBatch(List<Keyed> acts) throws GatewayException {
        throw new GatewayException(GatewayException.Kind.REFUSED, "none");
    }

    @Override
    public WallState take(UUID key, String wallId, String sceneId, String caseId, long baseVersion)
            throws GatewayException {
        throw new GatewayException(GatewayException.Kind.REFUSED, "none");
    }

    @Override
    public void upload(Attachment attachment, Path file) throws GatewayException {
        throw new GatewayException(GatewayException.Kind.REFUSED, "none");
    }

    @Override
    public void close() {}
}
