package vn.toancanh.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CaseTally;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.OutboxStore;
import vn.toancanh.core.port.PhotoSpool;
import vn.toancanh.core.port.SessionKeeper;
import vn.toancanh.core.port.StoreException;

/** Stores that outlive a ring, as files outlive a process; each can be told to fail. */
final class MemoryStores {
    final Map<String, Command> frozen = new HashMap<>();
    final Map<String, Change> rows = new LinkedHashMap<>();
    final TreeMap<Long, OutboxEntry> entries = new TreeMap<>();
    final List<String> discardedBy = new ArrayList<>();
    Cursor cursor = Cursor.NONE;

    @Nullable
    Instant lastWord;

    boolean cacheFails;

    /** Runs at the begin of each write to the cache. */
    java.util.function.Consumer<ChangeBatch> onApply = batch -> {};

    /** What the next write meets that no store should throw. */
    @Nullable
    RuntimeException cacheCrashes;

    /** The next write finds the file broken and begins an empty one without a cursor, as the real cache does. */
    boolean cacheBreaks;

    private boolean cursorMoves = true;
    boolean outboxFails;
    boolean outboxUnreadable;

    /** How often it was tried whether the outbox can be written. */
    int looks;

    /** Places follow the wall clock: a store that is made wrong. */
    boolean wallOrder;

    int largestBatch;

    final SessionKeeper sessions = new SessionKeeper() {
        @Override
        public Optional<Session> last() {
            return Optional.of(Cases.SESSION);
        }

        @Override
        public void keep(Session session) {}

        @Override
        public void forget() {}
    };

    final PhotoSpool spool = new PhotoSpool() {
        @Override
        public Attachment keep(Path file, String name) throws StoreException {
            throw new StoreException(StoreException.Kind.OTHER, "not-a-picture");
        }

        @Override
        public Attachment keep(byte[] content, String name) {
            return new Attachment("att-1", name, "image/png", content.length, "00");
        }

        @Override
        public Path fileOf(Attachment attachment) {
            return Path.of(attachment.id());
        }
    };

    final CityCache cache = new CityCache() {
        @Override
        public Image load() {
            return new Image(null, null, cursor, lastWord, List.copyOf(rows.values()));
        }

        @Override
        public void apply(ChangeBatch batch, Instant word) throws StoreException {
            onApply.accept(batch);
            check(cacheFails);
            RuntimeException e = cacheCrashes;
            cacheCrashes = null;
            if (e != null) {
                throw e;
            }
            if (cacheBreaks) {
                cacheBreaks = false;
                rows.clear();
                cursor = Cursor.NONE;
                cursorMoves = false;
                throw new StoreException(StoreException.Kind.CORRUPT, "broken");
            }
            largestBatch = Math.max(largestBatch, batch.changes().size());
            batch.changes().forEach(c -> rows.put(c.key(), c));
            cursor = cursorMoves ? batch.cursor() : cursor;
            lastWord = word;
        }

        @Override
        public Rebuild rebuild() throws StoreException {
            check(cacheFails);
            List<Change> fresh = new ArrayList<>();
            return new Rebuild() {
                @Override
                public void add(List<Change> changes) {
                    fresh.addAll(changes);
                }

                @Override
                public void commit(Cursor at, Instant word) {
                    rows.clear();
                    fresh.forEach(c -> rows.put(c.key(), c));
                    cursor = at;
                    cursorMoves = true;
                    lastWord = word;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void saveCatalogue(Catalogue catalogue, String etag) {}

        @Override
        public List<Case> search(String query, CaseScope scope, int limit) {
            return List.of();
        }

        @Override
        public CasePage page(CaseFilter filter, @Nullable Long after, int limit) {
            return new CasePage(List.of(), null);
        }

        @Override
        public CaseTally tally() {
            return new CaseTally(Map.of());
        }

        @Override
        public void close() {}
    };

    /** Places of entries that the file has and nobody can read. */
    List<Long> damaged = List.of();

    boolean sharedDrive;
    boolean lastRoom;
    boolean lostSight;

    final OutboxStore outbox = new OutboxStore() {
        @Override
        public List<Long> damaged() {
            return damaged;
        }

        @Override
        public boolean hasLostSight() {
            return lostSight;
        }

        @Override
        public boolean isOnLastRoom() {
            return lastRoom;
        }

        @Override
        public boolean isOnSharedDrive() {
            return sharedDrive;
        }

        @Override
        public OutboxEntry append(Command command) throws StoreException {
            check(outboxFails);
            long place = entries.isEmpty() ? 1 : entries.lastKey() + 1;
            if (wallOrder) {
                place = command.at().getEpochSecond() * 1_000 + entries.size();
            }
            OutboxEntry e = OutboxEntry.pending(place, command);
            entries.put(e.n(), e);
            frozen.put(command.id().toString(), command);
            return e;
        }

        @Override
        public OutboxEntry replace(OutboxEntry old, Command edited) throws StoreException {
            OutboxEntry e = append(edited);
            entries.put(old.n(), old.ended(DeliveryState.REPLACED, old.problem(), null));
            return e;
        }

        @Override
        public void update(OutboxEntry entry) throws StoreException {
            check(outboxFails);
            entries.put(entry.n(), entry);
        }

        @Override
        public void discard(OutboxEntry ended, Actor by) throws StoreException {
            check(outboxFails);
            entries.put(ended.n(), ended);
            discardedBy.add(by.personId());
        }

        @Override
        public void tryWriting() throws StoreException {
            looks++;
            check(outboxFails);
        }

        @Override
        public List<OutboxEntry> open() throws StoreException {
            check(outboxUnreadable);
            return entries.values().stream()
                    .filter(e -> e.state().isShown() || e.state().isInTray())
                    .map(e -> e.state() == DeliveryState.SENDING ? OutboxEntry.pending(e.n(), e.command()) : e)
                    .toList();
        }

        @Override
        public byte[] payload(long n) {
            return entries.get(n).command().id().toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {}
    };

    /** An act that an earlier run has left. */
    void keep(String caseId, vn.toancanh.core.command.Act act, Instant at) {
        long n = entries.isEmpty() ? 1 : entries.lastKey() + 1;
        Command c = new Command(new java.util.UUID(1, n), caseId, 1, Cases.HA, at, act);
        entries.put(n, OutboxEntry.pending(n, c));
        frozen.put(c.id().toString(), c);
    }

    private static void check(boolean fails) throws StoreException {
        if (fails) {
            throw new StoreException(StoreException.Kind.FULL, "full");
        }
    }
}
