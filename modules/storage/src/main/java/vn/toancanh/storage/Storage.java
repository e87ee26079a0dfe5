package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.LayerCache;
import vn.toancanh.core.port.OutboxStore;
import vn.toancanh.core.port.PhotoSpool;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;

/**
 * All stores of one profile, wired to each other. In a profile that cannot be written the cache is memory, the outbox
 * refuses acts, and the rest forgets. Immutable; the stores have their own threading contracts.
 */
public final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    /** The setting that says how many MiB of the city's words are kept, 0 for none. */
    static final String RECEIVED_MIB = "received.mib";

    private final CityCache cache;
    private final OutboxStore outbox;
    private final FileSpool spool;
    private final SettingsStore settings;
    private final FileSecrets secrets;
    private final LayerCache layers;
    private final InstantSource clock;
    private final Runnable ballast;
    private final @Nullable SqliteCache file;
    private final Disk lesser;

    private Storage(
            CityCache cache,
            OutboxStore outbox,
            FileSpool spool,
            SettingsStore settings,
            FileSecrets secrets,
            LayerCache layers,
            InstantSource clock,
            Runnable ballast,
            @Nullable SqliteCache file,
            Disk lesser) {
        this.lesser = lesser;
        this.ballast = ballast;
        this.file = file;
        this.cache = cache;
        this.outbox = outbox;
        this.spool = spool;
        this.settings = settings;
        this.secrets = secrets;
        this.layers = layers;
        this.clock = clock;
    }

    /**
     * The stores of the profile. In a sound profile no database is opened before its first use; what cannot be opened
     * says so then, and again until it can.
     */
    public static Storage of(Profile profile, InstantSource clock, Json json, FileSettings.Later later) {
        return of(profile, clock, json, later, Disk.REAL);
    }

    /** The same on a disk that may fail. */
    public static Storage of(Profile profile, InstantSource clock, Json json, FileSettings.Later later, Disk disk) {
        return of(profile, clock, json, later, disk, Ballast.BYTES);
    }

    static Storage of(
            Profile profile, InstantSource clock, Json json, FileSettings.Later later, Disk disk, long ballastBytes) {
        Path dir = profile.directory();
        StoreException.Kind why = profile.unwritable();
        FileSettings settings = new FileSettings(dir, json, later, why == null, disk);
        FileSecrets secrets = new FileSecrets(dir, json, why == null, disk);
        if (why == null) {
            Ballast ballast = new Ballast(dir, ballastBytes, disk);
            Disk sparing = ballast.sparing();
            SqliteCache cache = new SqliteCache(dir, clock, json, sparing);
            OutboxStore outbox =
                    new SqliteOutbox(dir, clock, json, cache::confirmedVersion, Db.Sync.FULL, disk, ballast);
            ReceivedLog received = new ReceivedLog(dir, receivedBudget(settings), json, later, sparing);
            return new Storage(
                    new RecordedCache(cache, received, clock),
                    outbox,
                    new FileSpool(dir, sparing), // an act without a photo is better than no act
                    settings,
                    secrets,
                    new FileLayers(dir, json, sparing),
                    clock,
                    ballast::keep,
                    cache,
                    sparing);
        }
        Disk refusing = (step, file) -> {
            throw new StoreException(why, "the profile cannot be written");
        };
        Left left = left(dir, clock, json);
        return new Storage(
                new MemoryCache(left.image()),
                new ReadOnlyOutbox(why, left.entries(), left.payloads()),
                new FileSpool(dir, refusing),
                settings,
                secrets,
                new FileLayers(dir, json, refusing),
                clock,
                () -> {},
                null,
                refusing);
    }

    /** What the record of the days may take, bytes; a setting that makes no sense counts for nothing. */
    private static long receivedBudget(SettingsStore settings) {
        String mib = settings.get(RECEIVED_MIB).orElse("");
        return mib.matches("\\d{1,7}") ? Long.parseLong(mib) << 20 : ReceivedLog.BUDGET;
    }

    public CityCache cache() {
        return cache;
    }

    public OutboxStore outbox() {
        return outbox;
    }

    public PhotoSpool spool() {
        return spool;
    }

    public SettingsStore settings() {
        return settings;
    }

    /** Layers of the city as they were last received. */
    public LayerCache layers() {
        return layers;
    }

    /** The disk for what can be fetched again: full as soon as only the room is left that is kept for acts. */
    public Disk lesser() {
        return lesser;
    }

    public FileSecrets secrets() {
        return secrets;
    }

    /**
     * Keeps room aside for acts on a disk that fills up, or makes it again when there is space; call it now and then, on no
     * thread that paints. Never fails.
     */
    public void keepBallast() {
        ballast.run();
    }

    /**
     * Keeps the cache within its budget and reads it through now and then; call it now and then, on no thread that anybody waits
     * for. What is open, of this person or in the outbox never goes.
     *
     * @param personId who sits here; null for nobody
     */
    public void tidyCache(@Nullable String personId) throws StoreException {
        SqliteCache c = file;
        if (c == null) {
            return;
        }
        c.check();
        Set<String> waiting =
                outbox.open().stream().map(e -> e.command().caseId()).collect(Collectors.toSet());
        c.evict(
                CacheHousekeeping.BUDGET,
                x -> waiting.contains(x.id()) || (personId != null && personId.equals(x.operatorId())));
    }

    /** Removes old pictures that no act in the outbox needs; call it once after the start, on no thread that paints. */
    public void sweepSpool() throws StoreException {
        spool.sweep(
                outbox.open().stream()
                        .filter(e -> e.command().act() instanceof Act.Attach)
                        .map(e -> ((Act.Attach) e.command().act()).attachment().id())
                        .collect(Collectors.toSet()),
                clock.instant());
    }

    @Override
    public void close() {
        settings.close();
        outbox.close();
        cache.close();
    }

    /** What an unwritable profile still has to say. */
    private record Left(CityCache.@Nullable Image image, List<OutboxEntry> entries, Map<Long, byte[]> payloads) {
        static final Left NOTHING = new Left(null, List.of(), Map.of());
    }

    /** SQLite wants to write even to read a file with a log, so copies are read, elsewhere. */
    private static Left left(Path dir, InstantSource clock, Json json) {
        if (!Files.exists(dir.resolve(OutboxSchema.FILE)) && !Files.exists(dir.resolve(CacheSchema.FILE))) {
            return Left.NOTHING;
        }
        Path copy = null;
        try {
            copy = Files.createTempDirectory("toancanh");
            for (String name : List.of(OutboxSchema.FILE, CacheSchema.FILE)) {
                for (String part : List.of("", "-wal")) {
                    Path from = dir.resolve(name + part);
                    if (Files.isReadable(from)) {
                        Files.copy(from, copy.resolve(name + part));
                    }
                }
            }
            return read(copy, clock, json);
        } catch (IOException | StoreException e) {
            LOG.warn("profile-not-read: starting without what lies there", e);
            return Left.NOTHING;
        } finally {
            if (copy != null) {
                deleteTree(copy);
            }
        }
    }

    private static Left read(Path copy, InstantSource clock, Json json) throws StoreException {
        try (SqliteCache cache = new SqliteCache(copy, clock, json);
                SqliteOutbox outbox = new SqliteOutbox(copy, clock, json, cache::confirmedVersion)) {
            List<OutboxEntry> entries = outbox.open();
            Map<Long, byte[]> payloads = new HashMap<>();
            for (OutboxEntry e : entries) {
                payloads.put(e.n(), outbox.payload(e.n()));
            }
            return new Left(cache.load(), entries, payloads);
        }
    }

    private static void deleteTree(Path dir) {
        try (var all = Files.walk(dir)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(SafeFiles::deleteQuietly);
        } catch (IOException e) {
            LOG.info("a temporary copy stays in {}", dir);
        }
    }
}
