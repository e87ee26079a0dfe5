package vn.toancanh.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.CasePhotos;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.engine.CachedTiles;
import vn.toancanh.engine.CityRing;
import vn.toancanh.engine.EngineParts;
import vn.toancanh.engine.Features;
import vn.toancanh.engine.FetchedPhotos;
import vn.toancanh.engine.Timer;
import vn.toancanh.media.imagecheck.ChildImageCheck;
import vn.toancanh.storage.Disk;
import vn.toancanh.storage.PhotoFolder;
import vn.toancanh.storage.Profile;
import vn.toancanh.storage.Storage;
import vn.toancanh.storage.TileFile;
import vn.toancanh.wire.Json;

/**
 * The composition root below the faces: makes the stores, the gateway client and the ring, and gives each its threads.
 * {@link #close} ends them in the order in which data flows.
 */
public final class Wiring implements AutoCloseable {
    /** Requests beside the stream: eight lanes of the outbox, the stream's repairs, sign-in. */
    private static final int NETWORK_THREADS = 12;

    private static final long TILE_BYTES = 500_000_000; // a city down to zoom 18
    private static final long PHOTO_BYTES = 200_000_000; // some weeks of what one seat looks at
    private static final Duration TILES_FRESH = Duration.ofDays(7);

    private static final Duration HOUSE_AFTER = Duration.ofMinutes(2); // a start has other things to do on the disk
    private static final Duration HOUSE_EVERY = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private final Storage storage;
    private final CityGateway gateway;
    private final CityRing ring;
    private final Features features;
    private final TileFile tiles;
    private final CasePhotos photos;
    private final InstantSource clock;
    private final ExecutorService loop = Executors.newSingleThreadExecutor(named("state-loop"));
    private final ExecutorService network = Executors.newFixedThreadPool(NETWORK_THREADS, named("network"));
    private final ExecutorService disk = Executors.newFixedThreadPool(2, named("disk"));
    private final ExecutorService photoWork = Executors.newFixedThreadPool(2, named("photos"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("timer"));

    /** Opens the stores of the profile; nothing is connected before {@link #start}. */
    public Wiring(Profile profile, CityGateway gateway, InstantSource clock) {
        this(profile, gateway, clock, Disk.REAL);
    }

    /** The same on a disk that may fail. */
    public Wiring(Profile profile, CityGateway gateway, InstantSource clock, Disk onDisk) {
        Json json = new Json();
        this.gateway = gateway;
        this.clock = clock;
        this.storage = Storage.of(
                profile,
                clock,
                json,
                (delay, task) -> timer.schedule(() -> disk.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS),
                onDisk);
        this.tiles = new TileFile(profile.directory(), TILE_BYTES, clock, storage.lesser());
        this.photos = new FetchedPhotos(
                gateway::download,
                storage.spool(),
                new PhotoFolder(profile.directory(), PHOTO_BYTES, clock, storage.lesser()),
                new ChildImageCheck(),
                photoWork);
        this.ring = new CityRing(new EngineParts(
                gateway,
                storage.cache(),
                storage.outbox(),
                storage.spool(),
                new ProfileSessions(storage.secrets(), json),
                clock,
                System::nanoTime,
                new SplittableRandom(),
                loop,
                network,
                disk,
                Timer.of(timer)));
        this.features = new Features(ring, gateway, storage.layers(), network, disk, Timer.of(timer));
    }

    /** Reads the stores and begins to look for the link. */
    public void start() {
        ring.start();
        disk.execute(() -> {
            try {
                storage.sweepSpool();
            } catch (StoreException e) {
                LOG.info("the spool is not swept: {}", e.getMessage());
            }
        });
        timer.scheduleWithFixedDelay(
                () -> disk.execute(this::keepHouse),
                HOUSE_AFTER.toSeconds(),
                HOUSE_EVERY.toSeconds(),
                TimeUnit.SECONDS);
    }

    private void keepHouse() {
        storage.keepBallast();
        Session me = ring.state().session();
        try {
            storage.tidyCache(me == null ? null : me.actor().personId());
        } catch (StoreException e) {
            LOG.info("the cache is not tidied: {}", e.getMessage());
        }
    }

    public CityRing ring() {
        return ring;
    }

    /** Features of the city's layers, cached and newer ones. */
    public FeatureSource features() {
        return features;
    }

    /** Photos of cases, for whoever looks at them. */
    public CasePhotos photos() {
        return photos;
    }

    /** A map server behind the cache of this profile. */
    public TileSource cached(TileSource server) {
        return new CachedTiles(server, tiles, clock, TILES_FRESH, disk);
    }

    public SettingsStore settings() {
        return storage.settings();
    }

    @Override
    public void close() {
        features.close();
        ring.close();
        gateway.close();
        timer.shutdownNow();
        for (ExecutorService e : List.of(network, photoWork, loop, disk)) {
            stop(e);
        }
        tiles.close();
        storage.close();
    }

    private static void stop(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger n = new AtomicInteger();
        return task -> {
            Thread t = new Thread(task, name + "-" + n.incrementAndGet());
            t.setDaemon(true);
            return t;
        };
    }
}
