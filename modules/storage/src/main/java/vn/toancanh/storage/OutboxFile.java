package vn.toancanh.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;

/**
 * The file of the outbox and the journal beside it: opened at the first use and again after a failure to open, held against each
 * other, and saved as far as it can be when it breaks. Not thread-safe: its owner guards it.
 */
final class OutboxFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxFile.class);

    /** How long ended entries stay; the city keeps its keys as long. */
    static final Duration KEEP = Duration.ofDays(30);

    private final Path file;
    private final Db.Sync sync;
    private final Disk disk;
    private final InstantSource clock;
    private final @Nullable Ballast ballast;
    private final OutboxJournal journal;
    private @Nullable Db db;
    private boolean newer;
    private boolean closed;
    private boolean savedInPart; // the last salvage; what it missed, the journal may have
    private boolean lostSight;

    /** @param ballast given up when the disk is full; null where there is none */
    OutboxFile(Path directory, InstantSource clock, Db.Sync sync, Disk disk, @Nullable Ballast ballast) {
        this.file = directory.resolve(OutboxSchema.FILE);
        this.sync = sync;
        this.disk = disk;
        this.clock = clock;
        this.ballast = ballast;
        this.journal = new OutboxJournal(directory.resolve(OutboxJournal.FILE), sync == Db.Sync.FULL, disk);
    }

    OutboxJournal journal() {
        return journal;
    }

    /** Whether a newer console wrote it: it is read and not written. */
    boolean isNewer() {
        return newer;
    }

    /** As {@link vn.toancanh.core.port.OutboxStore#hasLostSight}. */
    boolean hasLostSight() {
        return lostSight;
    }

    boolean isOnLastRoom() {
        Ballast b = ballast;
        return b != null && b.isSpent();
    }

    boolean isOnSharedDrive() {
        return Drive.isShared(file.toAbsolutePath().resolveSibling("."));
    }

    /**
     * One transaction; once more, if the disk was full and room could be made, or the file was broken and what could be read of
     * it was saved.
     */
    <T> T commit(String doing, Db.Work<T> work) throws StoreException {
        try {
            return writable().tx(doing, work);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.CORRUPT) {
                salvage(e);
            } else if (e.kind() != StoreException.Kind.FULL || !makesRoom()) {
                throw e;
            }
            return writable().tx(doing, work);
        }
    }

    private boolean makesRoom() {
        Ballast b = ballast;
        return b != null && b.release();
    }

    /** What shows only at work: an index that misleads, a page that no start looks at. */
    void salvage(StoreException why) throws StoreException {
        if (newer || closed) {
            throw why;
        }
        LOG.error("outbox-broken-at-work", why);
        disconnect();
        savedInPart |= !OutboxSalvage.run(file, clock.instant(), disk);
    }

    /** The journal follows what is committed; where it could not, it is written anew. Never fails. */
    void note(Runnable lines) {
        lines.run();
        if (journal.isBehind()) {
            try {
                OutboxRepair.rewrite(readable(), journal, forgotten());
            } catch (StoreException e) {
                LOG.warn("outbox-journal-behind", e);
            }
        }
    }

    /** What ended before this is not remembered, milliseconds since 1970. */
    long forgotten() {
        return Times.millis(clock.instant().minus(KEEP));
    }

    /** The first line of the audit that was tampered with or is missing, counted from 1; 0 when all is as it was written. */
    long firstBrokenAuditLine() throws StoreException {
        return firstBroken(readable());
    }

    private long firstBroken(Db d) throws StoreException {
        return d.read(
                "checking the audit",
                t -> AuditChain.firstBroken(t, journal.ends().values()));
    }

    @Override
    public void close() {
        closed = true;
        journal.close();
        disconnect();
    }

    private void disconnect() {
        if (db != null) {
            db.close();
            db = null;
        }
    }

    Db writable() throws StoreException {
        Db d = readable();
        if (newer) {
            throw new StoreException(StoreException.Kind.READ_ONLY, "the outbox was written by a newer console");
        }
        return d;
    }

    Db readable() throws StoreException {
        Db d = db;
        if (d != null) {
            return d;
        }
        if (closed) {
            throw new StoreException(StoreException.Kind.OTHER, "the outbox is closed");
        }
        OutboxSalvage.finish(file, clock.instant(), disk);
        boolean fresh = !Files.exists(file);
        try {
            d = connect();
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.CORRUPT) {
                throw e;
            }
            savedInPart |= !OutboxSalvage.run(file, clock.instant(), disk);
            d = connect();
        }
        if (fresh) {
            SafeFiles.syncDirectory(file.resolveSibling("."));
        }
        db = d;
        return d;
    }

    private Db connect() throws StoreException {
        Db d = Db.open(file, OutboxSchema.options(sync), disk);
        boolean sound = false;
        try {
            newer = OutboxSchema.MIGRATIONS.version(d) > OutboxSchema.MIGRATIONS.newest();
            if (!newer) {
                OutboxSchema.MIGRATIONS.run(d);
                OutboxSchema.check(d);
                OutboxRepair.run(d, journal, forgotten());
                lostSight |= savedInPart && !journal.wasWhole();
                savedInPart = false;
                long broken = firstBroken(d);
                if (broken != 0) {
                    LOG.error(
                            "outbox-audit-broken: from line {} on it is not what was written, or something is missing",
                            broken);
                }
            }
            // A page that is broken shows here and not at the first act.
            d.read("checking the outbox", t -> t.list("SELECT n, state FROM outbox", r -> r.getLong(1)));
            sound = true;
            return d;
        } finally {
            if (!sound) {
                d.close();
            }
        }
    }
}
