package vn.toancanh.city;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.city.fault.FaultBoard;
import vn.toancanh.city.fault.FaultGate;
import vn.toancanh.city.ground.CityGround;
import vn.toancanh.city.http.Gateway;
import vn.toancanh.city.http.SampleFeed;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.city.sim.SimClock;
import vn.toancanh.city.sim.Simulator;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.pack.CityPack;

/**
 * A whole city in one object: gate, gateway, model, simulator and control port, wired and running until it is closed.
 *
 * <p>Thread-safe. Its threads are its own and end with it.
 */
public final class CityServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CityServer.class);
    private static final long TICK_MILLIS = 250;

    /**
     * How a city is to be.
     *
     * @param db the city's file; null forgets everything at the end
     * @param host the address that the gateway listens on
     * @param port of the gateway; 0 takes a free one
     * @param controlPort 0 takes a free one
     * @param speed simulated seconds per second
     * @param beatMillis between two heartbeats, 2,000 by contract
     * @param logLimit how many changes can be asked for
     * @param ticking whether the story goes on by itself; tests call {@link #tick}
     */
    public record Config(
            CityPack pack,
            @Nullable Path db,
            InetAddress host,
            int port,
            int controlPort,
            long seed,
            Pace pace,
            double speed,
            long beatMillis,
            int logLimit,
            boolean ticking) {}

    private final Json json = new Json();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, r -> {
        Thread t = new Thread(r, "city-timer");
        t.setDaemon(true);
        return t;
    });
    private final SimClock clock;
    private final CityModel model;
    private final Simulator simulator;
    private final SampleFeed samples;
    private final FaultBoard faults;
    private final Gateway gateway;
    private final FaultGate gate;
    private final ControlServer control;
    private final LazySchemas schemas = new LazySchemas();
    private final Path files;
    private final boolean filesAreOurs;
    private final LongSupplier nanos;
    private long lastSamples;
    private boolean failing;

    /**
     * Starts the city.
     *
     * @param wall real time, for a new city's first moment
     * @param cityNanos monotonic clock that the city's time follows
     * @param nanos the real monotonic clock
     * @throws IOException when a port is taken or a folder cannot be made
     */
    public CityServer(Config config, InstantSource wall, LongSupplier cityNanos, LongSupplier nanos)
            throws IOException {
        this.nanos = nanos;
        CityGround ground = new CityGround(config.pack(), json, wall.instant());
        CityPack pack = ground.pack();
        Words words = new Words();
        Path db = config.db();
        this.filesAreOurs = db == null;
        this.files = db == null
                ? Files.createTempDirectory("toancanh-city-")
                : db.toAbsolutePath().resolveSibling(db.getFileName() + ".files");
        Instant[] start = {wall.instant()};
        InstantSource now = () -> start[0];
        SimClock[] running = new SimClock[1];
        this.model = new CityModel(
                pack,
                db,
                json,
                () -> running[0] == null ? now.instant() : running[0].instant(),
                config.logLimit(),
                () -> UUID.randomUUID().toString().substring(0, 8));
        Instant told = Simulator.toldUntil(model, json);
        if (told != null && told.isAfter(start[0])) {
            start[0] = told; // it ran faster than real time: the city's clock does not go back
        }
        this.clock = new SimClock(start[0], cityNanos, config.speed());
        running[0] = clock;
        this.simulator =
                new Simulator(model, pack, ground.ways(), json, words, config.seed(), config.pace(), clock.instant());
        model.hangWalls();
        this.samples = new SampleFeed(json);
        this.faults = new FaultBoard(timer, nanos);
        samples.publish(simulator.samples(clock.instant(), true), clock.instant());
        this.gateway = new Gateway(
                model,
                pack,
                ground,
                json,
                words,
                simulator,
                samples,
                faults,
                files,
                clock,
                nanos,
                config.beatMillis(),
                schemas);
        this.gate = new FaultGate(config.host(), config.port(), gateway.port(), faults, timer, nanos);
        this.control = startAll(config, words);
        if (config.ticking()) {
            timer.scheduleWithFixedDelay(this::tickSafely, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        timer.execute(schemas::get); // the first act should not wait for the schemas
    }

    private ControlServer startAll(Config config, Words words) throws IOException {
        try {
            gate.open();
            return new ControlServer(
                    model,
                    simulator,
                    clock,
                    faults,
                    json,
                    words,
                    gateway::streams,
                    this::tickSafely,
                    config.controlPort());
        } catch (IOException | RuntimeException e) {
            gate.close();
            gateway.close();
            timer.shutdownNow();
            model.close();
            throw e;
        }
    }

    /** The gateway's port. */
    public int port() {
        return gate.port();
    }

    public int controlPort() {
        return control.port();
    }

    /** The city's time. */
    public SimClock clock() {
        return clock;
    }

    /** What the city is; for tests. */
    public CityModel model() {
        return model;
    }

    /** The faults; for tests. */
    public FaultBoard faults() {
        return faults;
    }

    /** Tells the story up to now and publishes the samples of this moment. */
    public synchronized void tick() {
        Instant now = clock.instant();
        simulator.advanceTo(now);
        samples.publish(simulator.samples(now, clock.speed() > 2), now);
        lastSamples = nanos.getAsLong();
        model.pulse().beat();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        gate.close();
        gateway.close();
        control.close();
        synchronized (this) {
            model.close();
        }
        if (filesAreOurs) {
            delete(files);
        }
    }

    private synchronized void tickSafely() {
        try {
            if (nanos.getAsLong() - lastSamples >= Duration.ofSeconds(1).toNanos()) {
                tick();
            } else {
                simulator.advanceTo(clock.instant());
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                failing = true; // said once, not four times a second
                LOG.error("The story stands still; trying on.", e);
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        } catch (IOException e) {
            LOG.warn("The temporary folder {} stays behind: {}", folder, e.toString());
        }
    }
}
