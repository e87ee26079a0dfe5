package vn.toancanh.app.sync;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.GatewayException;

/** A gateway that does what another one does, for tests that change a part of it. */
class HalfGateway implements CityGateway {
    private final CityGateway real;

    HalfGateway(CityGateway real) {
        this.real = real;
    }

    @Override
    public List<Person> people() throws GatewayException {
        return real.people();
    }

    @Override
    public Session signIn(String personId) throws GatewayException {
        return real.signIn(personId);
    }

    @Override
    public void use(Session session) {
        real.use(session);
    }

    @Override
    public PackAnswer pack(String etag) throws GatewayException {
        return real.pack(etag);
    }

    @Override
    public LayerAnswer layer(String layerId, String etag) throws GatewayException {
        return real.layer(layerId, etag);
    }

    @Override
    public SnapshotPage snapshot(String page) throws GatewayException {
        return real.snapshot(page);
    }

    @Override
    public ChangesPage changes(Cursor since) throws GatewayException {
        return real.changes(since);
    }

    @Override
    public CityDigest digest() throws GatewayException {
        return real.digest();
    }

    @Override
    public List<Sample> telemetry() throws GatewayException {
        return real.telemetry();
    }

    @Override
    public Stream openStream(Cursor since, StreamListener listener) throws GatewayException {
        return real.openStream(since, listener);
    }

    @Override
    public ActionAnswer send(UUID key, byte[] frozen) throws GatewayException {
        return real.send(key, frozen);
    }

    @Override
    public List<BatchAnswer> sendBatch(List<Keyed> acts) throws GatewayException {
        return real.sendBatch(acts);
    }

    @Override
    public WallState take(UUID key, String wallId, String sceneId, String caseId, long baseVersion)
            throws GatewayException {
        return real.take(key, wallId, sceneId, caseId, baseVersion);
    }

    @Override
    public void upload(Attachment attachment, Path file) throws GatewayException {
        real.upload(attachment, file);
    }

    @Override
    public void close() {
        real.close();
    }
}
