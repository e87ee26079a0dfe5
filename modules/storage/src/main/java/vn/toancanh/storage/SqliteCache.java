package vn.toancanh.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CaseTally;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;

/**
 * The copy of the city in an SQLite file. It is disposable: a file that is broken or of another version is set aside and
 * the city fills a new one.
 *
 * <p>Changes that could not be written are kept in memory and go with the next batch, so that the cursor in the file never
 * stands beyond a row that the file does not have. Where that is not possible any more, rows are still written but the
 * cursor stays, and the next start reads from there again.
 *
 * <p>Thread-safe. Searches and pages have a connection of their own and do not wait for the writer.
 */
public final class SqliteCache implements CityCache {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteCache.class);

    /** More unwritten changes than this are not kept in memory. */
    static final int MAX_HELD = 20_000;

    private final Path file;
    private final Disk disk;
    private final InstantSource clock;
    private final CacheWriter writer;
    private final CacheReader reader;
    private final CacheSearch search;
    private final CachePages pages;
    private final CacheHousekeeping housekeeping;

    /** Taken before {@link #readLock}. */
    private final Object writeLock = new Object();

    private final Object readLock = new Object();

    private final Map<String, Change> held = new LinkedHashMap<>();
    private @Nullable Db db;
    private @Nullable Db searching;
    private @Nullable CacheRebuild rebuild;
    private volatile boolean suspect;
    private boolean loaded;
    private boolean cursorMoves = true;
    private boolean checkDue;
    private final long logBytes;
    private boolean closed;

    /** Opens nothing yet. */
    public SqliteCache(Path directory, InstantSource clock, Json json) {
        this(directory, clock, json, Disk.REAL);
    }

    SqliteCache(Path directory, InstantSource clock, Json json, Disk disk) {
        this(directory, clock, json, disk, Db.LOG_BYTES);
    }

    /** @param logBytes what the write-ahead log is cut to when it begins anew */
    SqliteCache(Path directory, InstantSource clock, Json json, Disk disk, long logBytes) {
        this.logBytes = logBytes;
        this.file = directory.resolve(CacheSchema.FILE);
        this.clock = clock;
        this.disk = disk;
        PackedCases packed = new PackedCases(json);
        this.writer = new CacheWriter(json, packed);
        this.reader = new CacheReader(json, packed);
        this.search = new CacheSearch(packed);
        this.pages = new CachePages(packed);
        this.housekeeping = new CacheHousekeeping(packed, writer);
    }

    @Override
    public Image load() throws StoreException {
        synchronized (writeLock) {
            cursorMoves = false;
            Image image;
            try {
                image = open().read("reading the cache", d -> reader.image(d, clock.instant()));
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.CORRUPT) {
                    throw e;
                }
                setAside();
                image = open().read("reading the cache", d -> reader.image(d, clock.instant()));
            }
            held.clear();
            loaded = true;
            cursorMoves = true;
            return image;
        }
    }

    @Override
    public void apply(ChangeBatch batch, Instant lastWord) throws StoreException {
        synchronized (writeLock) {
            Map<String, Change> all = merged(held.values(), batch.changes());
            try {
                open().write("writing the cache", d -> {
                    writer.write(d, all.values());
                    if (cursorMoves) {
                        writer.writeCursor(d, batch.cursor(), lastWord);
                    }
                });
                held.clear();
            } catch (StoreException e) {
                hold(all);
                if (e.kind() == StoreException.Kind.CORRUPT) {
                    setAside();
                }
                throw e;
            }
        }
    }

    private void hold(Map<String, Change> all) {
        held.clear();
        if (all.size() <= MAX_HELD) {
            held.putAll(all);
        } else {
            LOG.error("cache-cursor-stays: too much could not be written, the next start reads it again from the city");
            cursorMoves = false;
        }
    }

    /** The later of each key; of a case the higher version, because the stream may repeat itself. */
    static Map<String, Change> merged(Collection<Change> first, Collection<Change> then) {
        Map<String, Change> out = new LinkedHashMap<>();
        first.forEach(c -> out.put(c.key(), c));
        for (Change c : then) {
            out.merge(c.key(), c, (old, neu) -> version(neu) < version(old) ? old : neu);
        }
        return out;
    }

    private static long version(Change c) {
        if (c instanceof Change.CaseChanged x) {
            return x.value().version();
        }
        return c instanceof Change.CaseRemoved x ? x.version() : 0;
    }

    @Override
    public void saveCatalogue(Catalogue catalogue, String etag) throws StoreException {
        byte[] bytes = reader.catalogueBytes(catalogue);
        synchronized (writeLock) {
            open().write("writing the catalogue", d -> {
                writer.meta(d, CacheReader.CATALOGUE, bytes);
                writer.meta(d, CacheReader.ETAG, etag.getBytes(StandardCharsets.UTF_8));
            });
        }
    }

    @Override
    public List<Case> search(String query, CaseScope scope, int limit) throws StoreException {
        return reading("searching", d -> search.run(d, query, scope, limit));
    }

    @Override
    public CasePage page(CaseFilter filter, @Nullable Long after, int limit) throws StoreException {
        return reading("reading a page of cases", d -> pages.page(d, filter, after, limit));
    }

    @Override
    public CaseTally tally() throws StoreException {
        return new CaseTally(reading("reading the tally", CacheIndex::tally));
    }

    private <T> T reading(String doing, Db.Work<T> work) throws StoreException {
        openSearching();
        synchronized (readLock) {
            Db d = searching;
            if (d == null) {
                throw new StoreException(StoreException.Kind.OTHER, "the cache was closed meanwhile");
            }
            try {
                return d.read(doing, work);
            } catch (StoreException e) {
                suspect |= e.kind() == StoreException.Kind.CORRUPT; // the writer sets it aside at its next turn
                throw e;
            }
        }
    }

    private void openSearching() throws StoreException {
        synchronized (readLock) {
            if (searching != null) {
                return;
            }
        }
        synchronized (writeLock) {
            open();
            synchronized (readLock) {
                if (searching == null) {
                    searching = Db.open(file, CacheSchema.readerOptions(), disk);
                }
            }
        }
    }

    /** Version of a case in the cache, its tombstone included; -1 where it has none or cannot say. */
    public long confirmedVersion(String caseId) {
        synchronized (writeLock) {
            try {
                return open()
                        .read(
                                "looking up a case",
                                d -> d.list("SELECT version FROM case_row WHERE id=?", r -> r.getLong(1), caseId))
                        .stream()
                        .findFirst()
                        .orElse(-1L);
            } catch (StoreException e) {
                LOG.info("cache-version-unknown: {}", e.getMessage());
                return -1;
            }
        }
    }

    /**
     * Drops cases that are over from the file, the oldest first, where they are older than {@link
     * CacheHousekeeping#CLOSED_STAYS} or the file is beyond its budget. Others may write in between. Takes as long as it takes:
     * on no thread that anybody waits for.
     *
     * @param budget bytes
     * @param keep cases that stay whatever their age; open ones always do
     * @return how many went
     */
    public int evict(long budget, Predicate<Case> keep) throws StoreException {
        CacheHousekeeping.At at = CacheHousekeeping.At.BEGIN;
        while (!at.done()) {
            CacheHousekeeping.At from = at;
            synchronized (writeLock) {
                at = open().tx("tidying the cache", d -> housekeeping.evict(d, clock.instant(), budget, keep, from));
            }
        }
        return at.gone();
    }

    /**
     * Reads the file through, if the console did not end well the last time or it is a week ago; a file that is not sound is set
     * aside at the next use, as any broken one. Beside all other work; on no thread that anybody waits for.
     */
    public void check() throws StoreException {
        synchronized (writeLock) {
            Db d = open();
            if (!checkDue && !housekeeping.isCheckDue(d, clock.instant())) {
                return;
            }
        }
        String fault;
        try (Db reader = Db.open(file, CacheSchema.readerOptions(), disk)) {
            fault = CacheHousekeeping.fault(reader);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.CORRUPT) {
                throw e;
            }
            fault = String.valueOf(e.getMessage());
        }
        synchronized (writeLock) {
            checkDue = false;
            if (fault == null) {
                housekeeping.checked(open(), clock.instant());
            } else {
                LOG.error("cache-unsound: {}", fault);
                suspect = true;
            }
        }
    }

    @Override
    public Rebuild rebuild() throws StoreException {
        synchronized (writeLock) {
            if (rebuild != null) {
                rebuild.close();
            }
            cursorMoves = false; // until it is whole, nobody knows how far the old one will be from what is shown
            CacheRebuild r = new CacheRebuild(this, file, disk, writer);
            rebuild = r;
            return r;
        }
    }

    /** Called by the rebuild with its whole and closed file under {@link CacheSchema#NEXT_FILE}. */
    void swap(CacheRebuild by) {
        synchronized (writeLock) {
            if (rebuild == by) {
                rebuild = null;
            }
            disconnect();
            held.clear();
            loaded = true;
            cursorMoves = true;
            try {
                open();
            } catch (StoreException e) {
                LOG.warn("cache-swap-late: the new copy takes its place at the next use", e);
            }
        }
    }

    /** Catalogue and its etag as they are, for the new file; empty where they cannot be read. */
    Map<String, byte[]> pack() {
        synchronized (writeLock) {
            try {
                return open().read("reading the catalogue", reader::pack);
            } catch (StoreException e) {
                LOG.warn("cache-catalogue-left-behind: it will be fetched again", e);
                return Map.of();
            }
        }
    }

    @Override
    public void close() {
        synchronized (writeLock) {
            closed = true;
            if (rebuild != null) {
                rebuild.close();
                rebuild = null;
            }
            Db d = db;
            if (d != null && !suspect) {
                try {
                    housekeeping.closedWell(d);
                } catch (StoreException e) {
                    LOG.info("cache-closed-badly: it is checked after the next start");
                }
            }
            disconnect();
        }
    }

    private void disconnect() {
        synchronized (readLock) {
            if (searching != null) {
                searching.close();
                searching = null;
            }
        }
        if (db != null) {
            db.close();
            db = null;
        }
    }

    private void setAside() throws StoreException {
        disconnect();
        suspect = false;
        if (loaded) {
            cursorMoves = false; // what comes now is only what happened since, not the city
        }
        Quarantine.move(file, clock.instant(), disk);
    }

    /** The writer's connection, opened where it is not. */
    private Db open() throws StoreException {
        if (suspect) {
            setAside();
        }
        Db d = db;
        if (d != null) {
            return d;
        }
        if (closed) {
            throw new StoreException(StoreException.Kind.OTHER, "the cache is closed");
        }
        finishSwap();
        try {
            d = connect();
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.CORRUPT) {
                throw e;
            }
            LOG.warn("cache-unusable: {}", e.getMessage());
            setAside();
            d = connect();
        }
        db = d;
        return d;
    }

    /** A whole new copy that a crash kept from its place takes it now; a half one goes. */
    private void finishSwap() throws StoreException {
        Path next = file.resolveSibling(CacheSchema.NEXT_FILE);
        try {
            if (rebuild == null) {
                Quarantine.delete(file.resolveSibling(CacheSchema.NEW_FILE));
            }
            if (Files.exists(next)) {
                disk.before(Disk.Step.MOVE, file);
                Quarantine.delete(file);
                SafeFiles.move(next, file);
            }
        } catch (IOException e) {
            throw Faults.of("swapping the cache", e);
        }
    }

    /** On a disk that takes no more, what lies there is read all the same. */
    private boolean endedWell(Db d) throws StoreException {
        try {
            return housekeeping.wasClosedWell(d);
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.CORRUPT) {
                throw e;
            }
            LOG.info("cache-end-unknown: {}", e.getMessage());
            return false;
        }
    }

    private Db connect() throws StoreException {
        Db d = Db.open(file, CacheSchema.options(), disk);
        boolean sound = false;
        try {
            CacheSchema.prepare(d);
            d.read("limiting the log", t -> t.number("PRAGMA journal_size_limit=" + logBytes));
            checkDue |= !endedWell(d);
            sound = true;
            return d;
        } finally {
            if (!sound) {
                d.close();
            }
        }
    }
}
