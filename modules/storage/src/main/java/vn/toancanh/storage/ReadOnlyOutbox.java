package vn.toancanh.storage;

import java.util.List;
import java.util.Map;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.port.OutboxStore;
import vn.toancanh.core.port.StoreException;

/**
 * The outbox of a profile that cannot be written: it shows what lies there and refuses every act, because none could be
 * made durable. Immutable.
 */
final class ReadOnlyOutbox implements OutboxStore {
    private final StoreException.Kind why;
    private final List<OutboxEntry> entries;
    private final Map<Long, byte[]> payloads;

    ReadOnlyOutbox(StoreException.Kind why, List<OutboxEntry> entries, Map<Long, byte[]> payloads) {
        this.why = why;
        this.entries = List.copyOf(entries);
        this.payloads = Map.copyOf(payloads);
    }

    @Override
    public OutboxEntry append(Command command) throws StoreException {
        throw refused();
    }

    @Override
    public OutboxEntry replace(OutboxEntry old, Command edited) throws StoreException {
        throw refused();
    }

    @Override
    public void update(OutboxEntry entry) throws StoreException {
        throw refused();
    }

    @Override
    public void discard(OutboxEntry ended, Actor by) throws StoreException {
        throw refused();
    }

    @Override
    public void tryWriting() throws StoreException {
        throw refused();
    }

    @Override
    public List<OutboxEntry> open() {
        return entries;
    }

    @Override
    public byte[] payload(long n) throws StoreException {
        byte[] payload = payloads.get(n);
        if (payload == null) {
            throw new StoreException(StoreException.Kind.OTHER, "there is no entry " + n + " in the outbox");
        }
        return payload.clone();
    }

    @Override
    public void close() {}

    private StoreException refused() {
        return new StoreException(why, "the profile cannot be written, no act can be kept");
    }
}
