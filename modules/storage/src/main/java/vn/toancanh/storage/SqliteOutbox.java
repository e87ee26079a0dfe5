package vn.toancanh.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.port.OutboxStore;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;

/**
 * The outbox in an SQLite file of its own. An act is in it, on the disk, when {@link #append} returns; nothing but the
 * operator or the city ever ends one. Beside it lies {@link OutboxJournal the same once more}, for a file that breaks.
 *
 * <p>Thread-safe by one lock: the state loop writes, the pump reads payloads in between. The file is opened at the first
 * use and again after a failure to open, so that a disk that has space again needs no restart.
 */
public final class SqliteOutbox implements OutboxStore {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteOutbox.class);

    private static final Duration TIDY_EVERY = Duration.ofDays(1);

    private final InstantSource clock;
    private final OutboxFile file;
    private final OutboxRows rows;
    private final OutboxBases bases;
    private final OutboxJournal journal;
    private final ToLongFunction<String> confirmedVersion;

    private final Object lock = new Object();
    private @Nullable Instant tidied;
    private List<Long> damaged = List.of();

    /**
     * Opens nothing yet.
     *
     * @param confirmedVersion the version of a case that the cache holds, -1 if none: an acknowledged act whose effect the
     *     cache holds has come home
     */
    public SqliteOutbox(Path directory, InstantSource clock, Json json, ToLongFunction<String> confirmedVersion) {
        this(directory, clock, json, confirmedVersion, Db.Sync.FULL, Disk.REAL);
    }

    SqliteOutbox(
            Path directory,
            InstantSource clock,
            Json json,
            ToLongFunction<String> confirmedVersion,
            Db.Sync sync,
            Disk disk) {
        this(directory, clock, json, confirmedVersion, sync, disk, null);
    }

    /** @param ballast given up when the disk is full; null where there is none */
    SqliteOutbox(
            Path directory,
            InstantSource clock,
            Json json,
            ToLongFunction<String> confirmedVersion,
            Db.Sync sync,
            Disk disk,
            @Nullable Ballast ballast) {
        this.file = new OutboxFile(directory, clock, sync, disk, ballast);
        this.clock = clock;
        this.rows = new OutboxRows(json);
        this.bases = new OutboxBases(json);
        this.confirmedVersion = confirmedVersion;
        this.journal = file.journal();
    }

    @Override
    public OutboxEntry append(Command command) throws StoreException {
        synchronized (lock) {
            OutboxJournal.Line kept = file.commit("keeping an act", t -> insert(t, command));
            file.note(() -> journal.added(kept));
            tidyNowAndThen(file.writable());
            return OutboxEntry.pending(kept.n(), command);
        }
    }

    @Override
    public OutboxEntry replace(OutboxEntry old, Command edited) throws StoreException {
        synchronized (lock) {
            OutboxEntry gone = old.ended(DeliveryState.REPLACED, old.problem(), old.cityCase());
            OutboxJournal.Line kept = file.commit("replacing an act", t -> {
                write(t, gone);
                OutboxJournal.Line added = insert(t, edited);
                String ref = old.command().id() + " -> " + edited.id();
                AuditChain.add(t, clock.instant(), edited.actor().personId(), "replace", ref);
                return added;
            });
            file.note(() -> {
                journal.added(kept);
                journal.ended(List.of(end(gone)));
            });
            return OutboxEntry.pending(kept.n(), edited);
        }
    }

    @Override
    public void update(OutboxEntry entry) throws StoreException {
        if (entry.state() == DeliveryState.DISCARDED || entry.state() == DeliveryState.REPLACED) {
            throw new IllegalArgumentException("an end that an operator chose must be audited");
        }
        synchronized (lock) {
            file.commit("noting the state of an act", t -> {
                write(t, entry);
                return entry;
            });
        }
    }

    @Override
    public void discard(OutboxEntry ended, Actor by) throws StoreException {
        if (ended.state() != DeliveryState.DISCARDED) {
            throw new IllegalArgumentException("entry " + ended.n() + " is " + ended.state());
        }
        synchronized (lock) {
            Problem why = ended.problem();
            // The reason stands in the sealed line too: the row itself is forgotten after a month.
            String ref = ended.command().id() + (why == null || why.detail().isEmpty() ? "" : " " + why.detail());
            file.commit("giving up an act", t -> {
                write(t, ended);
                AuditChain.add(t, clock.instant(), by.personId(), "discard", ref);
                return ended;
            });
            file.note(() -> journal.ended(List.of(end(ended))));
        }
    }

    @Override
    public void tryWriting() throws StoreException {
        synchronized (lock) {
            // The first page of the file, as it is: a disk that takes it takes the frames of the log as well.
            file.writable()
                    .write(
                            "looking whether acts can be kept",
                            t -> t.define("PRAGMA user_version=" + OutboxSchema.MIGRATIONS.newest()));
        }
    }

    private OutboxJournal.End end(OutboxEntry e) {
        return new OutboxJournal.End(
                e.n(), e.command().id().toString(), e.state().name(), Times.millis(clock.instant()));
    }

    @Override
    public List<OutboxEntry> open() throws StoreException {
        synchronized (lock) {
            try {
                return look();
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.CORRUPT) {
                    throw e;
                }
                file.salvage(e);
                return look();
            }
        }
    }

    private List<OutboxEntry> look() throws StoreException {
        Db d = file.readable();
        tidyNowAndThen(d);
        List<Long> bad = new ArrayList<>();
        List<OutboxEntry> out = read(d, bad);
        boolean repaired = false;
        for (long n : file.isNewer() ? List.<Long>of() : bad) {
            repaired |= OutboxRepair.repair(d, journal, n);
        }
        if (repaired) {
            bad.clear();
            out = read(d, bad);
        }
        damaged = List.copyOf(bad);
        return bases.on(d, out);
    }

    /** @param bad gets the places of what cannot be read: one bad row must not hold up the others */
    private List<OutboxEntry> read(Db d, List<Long> bad) throws StoreException {
        List<OutboxRows.Raw> raws = d.read(
                "reading the outbox",
                t -> t.list(
                        // By the rows themselves: an index may be broken and hide one.
                        "SELECT " + OutboxRows.COLUMNS + " FROM outbox NOT INDEXED WHERE ended_at IS NULL ORDER BY n",
                        OutboxRows.Raw::read));
        List<OutboxEntry> out = new ArrayList<>(raws.size());
        for (OutboxRows.Raw raw : raws) {
            try {
                out.add(rows.entry(raw));
            } catch (StoreException e) {
                bad.add(raw.n());
                LOG.error("outbox-entry-damaged: entry {} is not sent as it lies there", raw.n(), e);
            }
        }
        return out;
    }

    @Override
    public List<Long> damaged() {
        synchronized (lock) {
            return damaged;
        }
    }

    @Override
    public boolean hasLostSight() {
        synchronized (lock) {
            return file.hasLostSight();
        }
    }

    @Override
    public boolean isOnLastRoom() {
        return file.isOnLastRoom();
    }

    @Override
    public boolean isOnSharedDrive() {
        return file.isOnSharedDrive();
    }

    @Override
    public byte[] payload(long n) throws StoreException {
        synchronized (lock) {
            List<OutboxRows.Raw> found = file.readable()
                    .read(
                            "reading an act",
                            t -> t.list(
                                    "SELECT " + OutboxRows.COLUMNS + " FROM outbox WHERE n=?",
                                    OutboxRows.Raw::read,
                                    n));
            if (found.isEmpty()) {
                throw new StoreException(StoreException.Kind.OTHER, "there is no entry " + n + " in the outbox");
            }
            return OutboxRows.checked(found.get(0));
        }
    }

    /** The first line of the audit that was tampered with or is missing, counted from 1; 0 when all is as it was written. */
    public long firstBrokenAuditLine() throws StoreException {
        synchronized (lock) {
            return file.firstBrokenAuditLine();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            file.close();
        }
    }

    /** For tests that need a real error of SQLite. */
    void pragma(String sql) throws StoreException {
        synchronized (lock) {
            try {
                file.readable().exec(sql);
            } catch (SQLException e) {
                throw Faults.of(sql, e);
            }
        }
    }

    private OutboxJournal.Line insert(Db t, Command command) throws SQLException, StoreException {
        byte[] payload = rows.freeze(command);
        long now = Times.millis(clock.instant());
        t.update(
                "INSERT INTO outbox(key, case_id, payload, sha256, state, created_at) VALUES(?,?,?,?,?,?)",
                command.id().toString(),
                command.caseId(),
                payload,
                Sha256.of(payload),
                DeliveryState.PENDING.name(),
                now);
        long n = t.number("SELECT last_insert_rowid()");
        OutboxSeal.set(t, n);
        bases.keep(t, command);
        return new OutboxJournal.Line(n, command.id().toString(), now, command.caseId(), payload);
    }

    private void write(Db t, OutboxEntry e) throws SQLException, StoreException {
        boolean ended = e.state() == DeliveryState.DISCARDED || e.state() == DeliveryState.REPLACED;
        int changed = t.update(
                "UPDATE outbox SET state=?, attempts=?, next_at=?, problem=?, city_case=?, acked_version=?, ended_at=?"
                        + " WHERE n=? AND +key=? AND state NOT IN ('DISCARDED','REPLACED')",
                e.state().name(),
                e.attempts(),
                Times.millisOrNull(e.nextAt()),
                rows.bytesOrNull(e.problem()),
                rows.bytesOrNull(e.cityCase()),
                e.ackedVersion(),
                ended ? Times.millis(clock.instant()) : null,
                e.n(),
                e.command().id().toString());
        if (changed == 0) {
            throw new StoreException(
                    StoreException.Kind.OTHER, "entry " + e.n() + " is not in the outbox or was ended before");
        }
        OutboxSeal.set(t, e.n());
    }

    /** Never fails: what is not tidied today is tidied another day. */
    private void tidyNowAndThen(Db d) {
        Instant now = clock.instant();
        Instant last = tidied;
        if (file.isNewer() || (last != null && now.isBefore(last.plus(TIDY_EVERY)) && !now.isBefore(last))) {
            return;
        }
        tidied = now;
        try {
            List<Acked> home = d.read("looking for acts that came home", this::home);
            long before = file.forgotten();
            boolean old = d.read(
                    "looking for old acts",
                    t -> t.number("SELECT EXISTS(SELECT 1 FROM outbox WHERE ended_at < ?)", before) != 0);
            if (home.isEmpty() && !old) {
                return;
            }
            d.write("tidying the outbox", t -> {
                for (Acked a : home) {
                    t.update("UPDATE outbox SET ended_at=? WHERE n=?", Times.millis(now), a.n());
                    OutboxSeal.set(t, a.n());
                }
                t.update("DELETE FROM outbox WHERE ended_at < ?", before);
                bases.tidy(t);
            });
            file.note(() -> journal.ended(home.stream()
                    .map(a -> new OutboxJournal.End(a.n(), a.key(), DeliveryState.ACKED.name(), Times.millis(now)))
                    .toList()));
        } catch (StoreException e) {
            LOG.warn("outbox-untidied", e);
        }
    }

    /** An act that the city has done. */
    private record Acked(long n, String key, String caseId, long version) {}

    private List<Acked> home(Db t) throws SQLException, StoreException {
        return t
                .list(
                        "SELECT n, key, case_id, acked_version FROM outbox WHERE ended_at IS NULL AND state='ACKED'",
                        r -> new Acked(r.getLong(1), r.getString(2), r.getString(3), r.getLong(4)))
                .stream()
                .filter(a -> confirmedVersion.applyAsLong(a.caseId()) >= a.version())
                .toList();
    }
}
