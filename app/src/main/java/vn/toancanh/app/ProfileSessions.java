package vn.toancanh.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.SessionKeeper;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.storage.FileSecrets;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/** Keeps the last session whole among the secrets: a token without its person is of no use, and the other way round. */
final class ProfileSessions implements SessionKeeper {
    private static final String NAME = "session";
    private static final Logger LOG = LoggerFactory.getLogger(ProfileSessions.class);

    private final FileSecrets secrets;
    private final Json json;

    ProfileSessions(FileSecrets secrets, Json json) {
        this.secrets = secrets;
        this.json = json;
    }

    /** As it is written; the core record hides its token from prints, this one never leaves the file. */
    record Kept(Actor actor, List<Right> rights, String token) {}

    @Override
    public Optional<Session> last() {
        return secrets.get(NAME).flatMap(text -> {
            try {
                Kept k = json.read(text, Kept.class);
                return Optional.of(new Session(k.actor(), Set.copyOf(k.rights()), k.token()));
            } catch (WireException | RuntimeException e) {
                LOG.warn("TC-A10 the kept session cannot be read; somebody has to sign in");
                return Optional.empty();
            }
        });
    }

    @Override
    public void keep(Session session) throws StoreException {
        secrets.put(
                NAME,
                json.text(new Kept(
                        session.actor(), session.rights().stream().sorted().toList(), session.token())));
    }

    @Override
    public void forget() throws StoreException {
        secrets.remove(NAME);
    }
}
