package vn.toancanh.app.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.link.GatewayAddress;
import vn.toancanh.link.HttpCityGateway;
import vn.toancanh.link.LinkOptions;
import vn.toancanh.testkit.net.FaultProxy;
import vn.toancanh.testkit.net.Line;
import vn.toancanh.testkit.net.Way;
import vn.toancanh.wire.Json;

/** Ring, real stores and real client: the tick, the replay, the silence, catching up, and life without a link. */
final class SyncLinkBench implements Bench {
    private static final Duration RTT = Duration.ofMillis(300);
    private static final int MISSED = 100_000;

    @Override
    public String name() {
        return "sync-link";
    }

    @Override
    public void run(Report report) throws Exception {
        replay(report);
        catchUp(report);
    }

    private void replay(Report report) throws Exception {
        Path dir = Files.createTempDirectory("bench");
        try (LiveCity city = new LiveCity();
                FaultProxy proxy = FaultProxy.to(Integer.parseInt(city.url().replaceAll(".*:", "")))) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                ids.add(city.report());
            }
            try (FacelessConsole c = new FacelessConsole(dir, client(proxy.url()))) {
                c.ring().signIn(LiveCity.OPERATOR).toCompletableFuture().get(30, TimeUnit.SECONDS);
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
                    c.ring()
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
                c.ring().retryNow();
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

    private void catchUp(Report report) throws Exception {
        Path dir = Files.createTempDirectory("bench");
        StormCity city = StormCity.withLog(MISSED);
        try (FacelessConsole c = new FacelessConsole(dir, city)) {
            c.ring().signIn("ha").toCompletableFuture().get(30, TimeUnit.SECONDS);
            c.until(() -> c.state().cursor().seq() == 1);
            long began = System.nanoTime();
            c.until(() -> c.state().cursor().seq() >= MISSED);
            double seconds = millis(began) / 1_000;
            report.figure("G13 catching up on 100000 changes, into an empty cache", seconds, "s", "<= 30");
            report.figure("G13 changes per second", MISSED / Math.max(seconds, 0.001), "1/s", ">= 3500");
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

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getProcessCpuTime()
                : 0;
    }
}
