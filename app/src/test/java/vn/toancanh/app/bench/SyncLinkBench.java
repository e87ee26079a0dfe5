package vn.toancanh.app.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import vn.toancanh.app.Wiring;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.state.CityState;
import vn.toancanh.link.GatewayAddress;
import vn.toancanh.link.HttpCityGateway;
import vn.toancanh.link.LinkOptions;
import vn.toancanh.storage.Profile;
import vn.toancanh.testkit.net.FaultProxy;
import vn.toancanh.testkit.net.Line;
import vn.toancanh.testkit.net.Way;
import vn.toancanh.wire.Json;

/** Ring, real stores and real client: the tick, the replay, the silence, catching up, the storm, and life without a link. */
final class SyncLinkBench implements Bench {
    private static final Duration RTT = Duration.ofMillis(300);
    private static final int PATIENCE_SECONDS = 120;

    @Override
    public String name() {
        return "sync-link";
    }

    @Override
    public void run(Report report) throws Exception {
        replay(report);
        catchUpAndStorm(report);
    }

    private void replay(Report report) throws Exception {
        Path dir = Files.createTempDirectory("bench");
        try (LiveCity city = new LiveCity();
                FaultProxy proxy = FaultProxy.to(Integer.parseInt(city.url().replaceAll(".*:", "")))) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                ids.add(city.report());
            }
            try (Console c = new Console(dir, client(proxy.url()))) {
                c.wiring.ring().signIn(LiveCity.OPERATOR).toCompletableFuture().get(30, TimeUnit.SECONDS);
                c.until(() -> c.state().shown().keySet().containsAll(ids)
                        && c.state().link().state() == LinkState.ONLINE);

                long silent = System.nanoTime();
                proxy.silence(true);
                c.until(() -> c.state().link().state() != LinkState.ONLINE);
                report.figure("G10 silent link leaves ONLINE", millis(silent), "ms", "<= 5000");
                proxy.silence(false);
                proxy.refuse(true);
                c.until(() -> c.state().link().state() == LinkState.OFFLINE);

                double[] ticks = new double[1_000];
                for (int i = 0; i < ticks.length; i++) {
                    long began = System.nanoTime();
                    c.wiring
                            .ring()
                            .submit(ids.get(i % ids.size()), new Act.AddNote("n" + i))
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS);
                    ticks[i] = millis(began);
                }
                Arrays.sort(ticks);
                report.figure("G8 act to durable tick, p50", ticks[500], "ms", "-");
                report.figure("G8 act to durable tick, p99", ticks[990], "ms", "<= 50");

                long cpu = cpuNanos();
                long began = System.nanoTime();
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
                report.figure(
                        "G18 CPU without a link, of one core, city and bench included",
                        100.0 * (cpuNanos() - cpu) / (System.nanoTime() - began),
                        "%",
                        "<= 1");

                proxy.line(Line.down(Way.late(RTT)));
                long up = System.nanoTime();
                proxy.refuse(false);
                c.wiring.ring().retryNow();
                c.until(() -> c.state().unsent() < 1_000);
                report.figure("G9 link up to first act answered, RTT 300 ms", millis(up), "ms", "<= 2000 + RTT");
                c.until(() -> c.state().unsent() == 0);
                report.figure(
                        "G9 replay of 1000 acts of 100 cases in batches, RTT 300 ms",
                        millis(up) / 1_000,
                        "s",
                        1_000 / 8 * RTT.toMillis() / 1_000.0,
                        "<= 10; the reference is eight single calls side by side");
            }
        } finally {
            IngestBench.delete(dir);
        }
    }

    private void catchUpAndStorm(Report report) throws Exception {
        Path dir = Files.createTempDirectory("bench");
        StormCity city = new StormCity();
        try (Console c = new Console(dir, city)) {
            c.wiring.ring().signIn("ha").toCompletableFuture().get(30, TimeUnit.SECONDS);
            c.until(() -> c.state().cursor().seq() == StormCity.MISSED_FROM || city.isStreaming());
            long began = System.nanoTime();
            c.until(() -> c.state().cursor().seq() >= StormCity.MISSED);
            double seconds = millis(began) / 1_000;
            report.figure("G13 catching up on 100000 changes, into an empty cache", seconds, "s", "<= 30");
            report.figure("G13 changes per second", StormCity.MISSED / Math.max(seconds, 0.001), "1/s", ">= 3500");
            c.until(city::isStreaming);

            ConcurrentHashMap<String, Long> seen = new ConcurrentHashMap<>();
            ConcurrentHashMap<String, Long> sent = new ConcurrentHashMap<>();
            var sub = c.wiring.ring().subscribe(s -> {
                for (String id : sent.keySet()) {
                    Case x = s.confirmed().get(id);
                    if (x != null) {
                        seen.putIfAbsent(id, System.nanoTime());
                    }
                }
            });
            Runtime.getRuntime().gc();
            long heap = 0;
            long start = System.nanoTime();
            long n = 0;
            int urgent = 0;
            while (millis(start) < 10_000) {
                long due = (long) (millis(start) * 10);
                for (; n < due; n++) {
                    city.say("hot-" + n % 5_000, Priority.P3);
                }
                if (urgent < millis(start) / 500) {
                    String id = "p1-" + urgent++;
                    sent.put(id, System.nanoTime());
                    city.say(id, Priority.P1);
                }
                heap = Math.max(heap, used());
                LockSupport.parkNanos(1_000_000);
            }
            long end = city.head();
            long stopped = System.nanoTime();
            c.until(() -> c.state().cursor().seq() >= end);
            sub.close();
            double worst = sent.entrySet().stream()
                    .mapToDouble(e -> (seen.getOrDefault(e.getKey(), Long.MAX_VALUE) - e.getValue()) / 1e6)
                    .max()
                    .orElse(0);
            report.figure("G14 storm of 10000 changes a second for 10 s: taken", n / 10.0, "1/s", "10000");
            report.figure("G14 lag when the storm ends", millis(stopped), "ms", "<= 1000");
            report.figure("G14 worst priority 1 event until it is in the state", worst, "ms", "<= 500");
            report.figure(
                    "G14 heap of the whole process at most", heap / 1048576.0, "MiB", "<= 128 for the core alone");
        } finally {
            IngestBench.delete(dir);
        }
    }

    private static CityGateway client(String url) throws Exception {
        return new HttpCityGateway(
                GatewayAddress.parse(url),
                new Json(),
                () -> "vi",
                InstantSource.system(),
                LinkOptions.standard("bench"));
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static long used() {
        Runtime r = Runtime.getRuntime();
        return r.totalMemory() - r.freeMemory();
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }

    /** A console without a face. */
    private static final class Console implements AutoCloseable {
        final Profile profile;
        final Wiring wiring;
        private final Semaphore changed = new Semaphore(0);

        Console(Path dir, CityGateway gateway) throws Exception {
            profile = Profile.open(dir);
            wiring = new Wiring(profile, gateway, InstantSource.system());
            wiring.ring().subscribe(s -> changed.release());
            wiring.start();
        }

        CityState state() {
            return wiring.ring().state();
        }

        void until(BooleanSupplier wanted) throws Exception {
            Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
            while (!wanted.getAsBoolean()) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("it did not come to it within " + PATIENCE_SECONDS + " s");
                }
                changed.tryAcquire(20, TimeUnit.MILLISECONDS);
                changed.drainPermits();
            }
        }

        @Override
        public void close() {
            wiring.close();
            profile.close();
        }
    }
}
