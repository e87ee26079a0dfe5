package vn.toancanh.engine;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.OutboxStore;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Trouble;

/**
 * Shows the acts of who is signed in and of nobody else: what another operator left here stays sealed in the file until he signs
 * in again, and is never sent under another name. For the state loop.
 */
final class OwnActs {
    private final EngineParts parts;
    private final StateLoop loop;
    private final Runnable send;
    private final Consumer<StoreException> trouble;
    private @Nullable String shownFor;

    /**
     * @param send runs when acts have come to light that wait
     * @param trouble is told when the outbox cannot be read
     */
    OwnActs(EngineParts parts, StateLoop loop, Runnable send, Consumer<StoreException> trouble) {
        this.parts = parts;
        this.loop = loop;
        this.send = send;
        this.trouble = trouble;
    }

    private boolean isShown(Session s) {
        return s.actor().personId().equals(shownFor);
    }

    void signedIn(Session session) {
        if (!isShown(session)) {
            show(session);
        }
    }

    /** Acts of this person that could not be read when he came are shown now. */
    void outboxIsBack() {
        Session s = loop.state().session();
        if (s != null && !isShown(s)) {
            show(s);
            send.run();
        }
    }

    /** Reads the outbox; null shows nobody's. */
    void show(@Nullable Session session) {
        OutboxStore outbox = parts.outbox();
        try {
            List<OutboxEntry> open = outbox.open().stream()
                    .filter(e -> session != null
                            && e.command()
                                    .actor()
                                    .personId()
                                    .equals(session.actor().personId()))
                    .toList();
            shownFor = session == null ? null : session.actor().personId();
            boolean damaged = !outbox.damaged().isEmpty() || outbox.hasLostSight();
            boolean shared = outbox.isOnSharedDrive();
            boolean full = outbox.isOnLastRoom();
            loop.update(s -> {
                CityState next = CityReducer.trouble(CityReducer.outbox(s, open), Trouble.OUTBOX_DAMAGED, damaged);
                next = CityReducer.trouble(next, Trouble.SHARED_DRIVE, shared);
                return CityReducer.trouble(next, Trouble.DISK_FULL, full);
            });
        } catch (StoreException e) {
            if (session == null || !isShown(session)) {
                shownFor = null;
                loop.update(s -> CityReducer.outbox(s, List.of())); // nothing of who was here before
            }
            trouble.accept(e);
        }
    }
}
