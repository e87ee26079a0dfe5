package vn.toancanh.app.sync;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.GatewayException;

/** A city whose reading side is always well; deeds go over the real client to whatever the test has put there. */
final class HalfCity implements CityGateway {
    static final Actor HA = new Actor("ha", "Nguyễn Thu Hà", "tv", "dl-ioc");
    static final Session SESSION = new Session(HA, EnumSet.allOf(Right.class), "token");

    private final CityGateway deeds;
    private StreamListener listener;

    HalfCity(CityGateway deeds) {
        this.deeds = deeds;
    }

    static Case some(String id, long version) {
        return new CaseBuilder(id, "PA-" + id, Instant.parse("2026-11-20T00:00:00Z"))
                .title("Cây đổ " + id)
                .version(version)
                .build();
    }

    void beat(Instant at) {
        if (listener != null) {
            listener.onHeartbeat(at, new Cursor("e", 2));
        }
    }

    @Override
    public List<Person> people() {
        return List.of();
    }

    @Override
    public Session signIn(String personId) throws GatewayException {
        throw new GatewayException(GatewayException.Kind.REFUSED, "nobody is at the door");
    }

    @Override
    public void use(Session session) {
        deeds.use(session);
    }

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
        return new SnapshotPage(
                new Cursor("e", 2),
                Instant.EPOCH,
                List.of(new Change.CaseChanged(some("a", 1)), new Change.CaseChanged(some("b", 1))),
                null);
    }

    @Override
    public ChangesPage changes(Cursor since) {
        return new ChangesPage(since, List.of(), false);
    }

    @Override
    public CityDigest digest() {
        return CityDigest.of(new Cursor("e", 2), List.of(some("a", 1), some("b", 1)));
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
        return deeds.send(key, frozen);
    }

    @Override
    public List<BatchAnswer> sendBatch(List<Keyed> acts) throws GatewayException {
        return deeds.sendBatch(acts);
    }

    @Override
    public WallState take(UUID key, String wallId, String sceneId, String caseId, long baseVersion)
            throws GatewayException {
        return deeds.take(key, wallId, sceneId, caseId, baseVersion);
    }

    @Override
    public void upload(Attachment attachment, Path file) throws GatewayException {
        deeds.upload(attachment, file);
    }

    @Override
    public void close() {
        deeds.close();
    }
}
