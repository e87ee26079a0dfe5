package vn.toancanh.app.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.link.LinkMachine;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.CityState;
import vn.toancanh.storage.SqliteCache;
import vn.toancanh.wire.Json;

/**
 * A storm of changes over the real ring with its real stores: what waits, for how long, and what memory it takes. As a
 * program ({@link #main}) it has a heap of its own, which is what the goal speaks of; the city that storms lives in it too.
 */
final class Storm {
    private static final Duration ALARMS_EVERY = Duration.ofMillis(500);
    static final Duration WARM = Duration.ofSeconds(3);
    private static final String WORD = "STORM";
    private static final double MIB = 1 << 20;

    /** @param hot open cases, which are all that changes */
    record Plan(int perSecond, int hot, Duration lasts) {}

    /**
     * What came of it. Lags in milliseconds, sizes in MiB.
     *
     * @param said changes of hot cases that were sent
     * @param perSecond what the city came to on this machine
     * @param caughtUp from the last change until all is shown, in ms
     * @param waitingMost things that waited in the ring at once
     * @param heap in use after a collection, at most
     * @param log the cache's write-ahead log at its largest
     * @param wrong cases that do not show their last change at the end, or are not in the file so
     */
    record Figures(
            long said,
            double perSecond,
            double lag50,
            double lag99,
            double caughtUp,
            double alarm99,
            double alarmWorst,
            int waitingMost,
            double heap,
            double log,
            int wrong) {
        String line() {
            return String.format(
                    Locale.ROOT,
                    WORD + " %d %f %f %f %f %f %f %d %f %f %d",
                    said,
                    perSecond,
                    lag50,
                    lag99,
                    caughtUp,
                    alarm99,
                    alarmWorst,
                    waitingMost,
                    heap,
                    log,
                    wrong);
        }

        static Figures of(String line) {
            String[] f = line.split(" ");
            return new Figures(
                    Long.parseLong(f[1]),
                    number(f[2]),
                    number(f[3]),
                    number(f[4]),
                    number(f[5]),
                    number(f[6]),
                    number(f[7]),
                    Integer.parseInt(f[8]),
                    number(f[9]),
                    number(f[10]),
                    Integer.parseInt(f[11]));
        }

        private static double number(String s) {
            return s.equals("Infinity") ? Double.POSITIVE_INFINITY : Double.parseDouble(s);
        }
    }

    private final Path dir;
    private final Plan plan;
    private final StormCity city;
    private final AtomicLong heap = new AtomicLong();
    private long log;

    private Storm(Path dir, Plan plan) throws Exception {
        this.dir = dir;
        this.plan = plan;
        this.city = StormCity.withOpen(plan.hot());
    }

    /** Arguments: changes per second, hot cases, milliseconds. Prints one line. */
    public static void main(String[] args) throws Exception {
        Plan plan = new Plan(
                Integer.parseInt(args[0]), Integer.parseInt(args[1]), Duration.ofMillis(Long.parseLong(args[2])));
        Path dir = Files.createTempDirectory("storm");
        try {
            System.out.println(run(dir, plan).line());
        } finally {
            IngestBench.delete(dir);
        }
        System.exit(0);
    }

    /** In a process of its own, whose whole heap is bounded. */
    static Figures apart(Plan plan, int heapMiB) throws Exception {
        Process p = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMiB + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dtoancanh.root=" + System.getProperty("toancanh.root", "."),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Storm.class.getName(),
                        String.valueOf(plan.perSecond()),
                        String.valueOf(plan.hot()),
                        String.valueOf(plan.lasts().toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = p.inputReader()) {
            List<String> lines = out.lines().toList();
            int status = p.waitFor();
            return lines.stream()
                    .filter(l -> l.startsWith(WORD + " "))
                    .findFirst()
                    .map(Figures::of)
                    .orElseThrow(() -> new IllegalStateException(
                            "the storm ended with state " + status + " in " + heapMiB + " MiB: " + lines));
        } finally {
            p.destroyForcibly();
        }
    }

    /** In this process, on an empty profile. */
    static Figures run(Path dir, Plan plan) throws Exception {
        return new Storm(dir, plan).run();
    }

    private Figures run() throws Exception {
        Waits waits = new Waits(plan.hot());
        Rain rain = new Rain(city, plan, ALARMS_EVERY);
        double caughtUp;
        int wrong;
        try (FacelessConsole c = new FacelessConsole(dir, city)) {
            c.ring().signIn("ha").toCompletableFuture().get(30, TimeUnit.SECONDS);
            c.until(() -> city.isStreaming() && c.state().shown().size() == plan.hot());
            rain.fall(c.ring(), new Waits(plan.hot()), WARM, () -> {});
            c.until(() -> c.state().cursor().seq() >= city.head());
            try (Subscription shown = c.ring().subscribe(s -> {
                        waits.shown(s, s.touched());
                        waits.alarmsShown(s);
                    });
                    Subscription collections = afterCollections(heap)) {
                rain.fall(c.ring(), waits, plan.lasts(), this::measureLog);
                long stopped = System.nanoTime();
                c.until(() -> c.state().cursor().seq() >= city.head());
                caughtUp = (System.nanoTime() - stopped) / 1e6;
                System.gc(); // so that there is a figure, however large the heap
            }
            wrong = wrong(c.state());
        }
        // What the file says, with nothing in memory to cover for it.
        try (SqliteCache file = new SqliteCache(dir, InstantSource.system(), new Json())) {
            var image = file.load();
            wrong += wrong(CityReducer.snapshot(
                    CityState.empty(new LinkMachine(Duration.ofSeconds(2), null, Instant.EPOCH, 0).status()),
                    new ChangeBatch(image.cursor(), image.changes())));
            wrong += image.cursor().seq() == city.head() ? 0 : 1;
        }
        return new Figures(
                rain.said(),
                rain.perSecond(),
                waits.lag(0.5),
                waits.lag(0.99),
                caughtUp,
                waits.alarm(0.99),
                waits.alarm(1),
                rain.waitingMost(),
                heap.get() / MIB,
                log / MIB,
                wrong);
    }

    private void measureLog() {
        log = Math.max(log, dir.resolve("cache.db-wal").toFile().length());
    }

    /** Cases that are not as the city said last. */
    private int wrong(CityState s) {
        return (int) city.last().entrySet().stream()
                .filter(e -> {
                    Case x = s.shown().get(e.getKey());
                    return x == null || x.version() != e.getValue();
                })
                .count();
    }

    /** Keeps the most that is in use after a collection, which is garbage of the old generation too. */
    private static Subscription afterCollections(AtomicLong most) {
        Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        NotificationListener listener =
                (n, x) -> {
                    if (n.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                        long used = GarbageCollectionNotificationInfo.from((CompositeData) n.getUserData())
                                .getGcInfo()
                                .getMemoryUsageAfterGc()
                                .entrySet()
                                .stream()
                                .filter(e -> heap.contains(e.getKey()))
                                .mapToLong(e -> e.getValue().getUsed())
                                .sum();
                        most.accumulateAndGet(used, Math::max);
                    }
                };
        List<NotificationEmitter> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(NotificationEmitter.class::cast)
                .toList();
        collectors.forEach(e -> e.addNotificationListener(listener, null, null));
        return () -> {
            for (NotificationEmitter e : collectors) {
                try {
                    e.removeNotificationListener(listener);
                } catch (ListenerNotFoundException gone) {
                    // then it hears nothing any more, which is what is wanted
                }
            }
        };
    }
}
