package vn.toancanh.app.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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

/** A city in memory with a long log to be caught up on and a stream as fast as the bench says. */
final class StormCity implements CityGateway {
    static final int MISSED_FROM = 1;
    static final int MISSED = 100_000;
    private static final int PAGE = 5_000;
    private static final Instant AT = Instant.parse("2026-11-20T00:00:00Z");

    private volatile StreamListener listener;
    private long head = MISSED;

    boolean isStreaming() {
        return listener != null;
    }

    synchronized long head() {
        return head;
    }

    /** A case changes. */
    synchronized void say(String id, Priority p) {
        head++;
        listener.onChange("e", new Sequenced(head, new Change.CaseChanged(some(id, p, head))));
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
        return new Session(new Actor("ha", "Hà", "tv", "u"), EnumSet.allOf(Right.class), "token");
    }

    @Override
    public void use(Session session) {}

    @Override
    public PackAnswer pack(String etag) {
        return null;
    }

    @Override
    public LayerAnswer layer(String layerId, String etag) {
        return null;
    }

    @Override
    public SnapshotPage snapshot(String page) {
        return new SnapshotPage(new Cursor("e", MISSED_FROM), AT, List.of(), null);
    }

    @Override
    public ChangesPage changes(Cursor since) {
        List<Sequenced> out = new ArrayList<>();
        long end = Math.min(head(), since.seq() + PAGE);
        for (long n = since.seq() + 1; n <= end; n++) {
            out.add(new Sequenced(n, new Change.CaseChanged(some("c" + n % 30_000, Priority.P3, n))));
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
