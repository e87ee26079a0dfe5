package vn.toancanh.app.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.Receipt;
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
    private static final int ACTS = 1_000;

    /** Seconds that {@link #ACTS} calls take, eight side by side. */
    private static final double FLOOR = ACTS / 8.0 * RTT.toMillis() / 1_000;

    @Override
    public String name() {
        return "sync-link";
    }

    @Override
    public void run(Report report) throws Exception {
        replay(report);
        singles(report);
        catchUp(report);
    }

    /** What an operator does without a link, and how it goes out when the link is back. */
    private void replay(Report report) throws Exception {
        withoutLink(gateway -> gateway, (c, proxy, ids) -> {
            double[] ticks = new double[ACTS];
            double[] calls = new double[ACTS];
            for (int i = 0; i < ACTS; i++) {
                long began = System.nanoTime();
                CompletionStage<Receipt> receipt = c.ring().submit(ids.get(i % ids.size()), new Act.AddNote("n" + i));
                calls[i] = millis(began);
                receipt.toCompletableFuture().get(30, TimeUnit.SECONDS);
                ticks[i] = millis(began);
            }
            Arrays.sort(ticks);
            Arrays.sort(calls);
            report.figure("G8 act to durable tick, p50", ticks[500], "ms", "-");
            report.figure("G8 act to durable tick, p99", ticks[990], "ms", "<= 50");
            report.figure("G8 of it the call itself, which the JavaFX thread does, p99", calls[990], "ms", "<= 1");

            proxy.line(Line.down(Way.late(RTT)));
            long up = System.nanoTime();
            proxy.refuse(false);
            c.ring().retryNow();
            c.until(() -> c.state().unsent() < ACTS);
            report.figure("G9 link up to first act answered, RTT 300 ms", millis(up), "ms", "<= 2000 + RTT");
            c.until(() -> c.state().unsent() == 0);
            report.figure(
                    "G9 replay of 1000 acts of 100 cases in batches, RTT 300 ms",
                    millis(up) / 1_000,
                    "s",
                    FLOOR,
                    "<= 10; the reference is eight single calls side by side");
        });
        silence(report);
    }

    /** The same with a city that takes no batches, on a clean line and on one that loses packets. */
    private void singles(Report report) throws Exception {
        for (double loss : new double[] {0, 0.01}) {
            withoutLink(SyncLinkBench::withoutBatches, (c, proxy, ids) -> {
                for (int i = 0; i < ACTS; i++) {
                    c.ring()
                            .submit(ids.get(i % ids.size()), new Act.AddNote("n" + i))
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS);
                }
                proxy.line(new Line(Way.lossy(Duration.ZERO, loss), Way.lossy(RTT, loss), false));
                long up = System.nanoTime();
                proxy.refuse(false);
                c.ring().retryNow();
                c.until(() -> c.state().unsent() == 0);
                String lossy = loss > 0 ? ", 1 % of packets lost" : "";
                report.figure(
                        "G9 replay of 1000 acts of 100 cases in single calls, RTT 300 ms" + lossy,
                        millis(up) / 1_000,
                        "s",
                        FLOOR,
                        loss > 0 ? "<= 1.5 of the reference, which loses none" : "<= 60");
            });
        }
    }

    private static void silence(Report report) throws Exception {
        withCity(gateway -> gateway, (c, proxy, ids) -> {
            long silent = System.nanoTime();
            proxy.silence(true);
            c.until(() -> c.state().link().state() != LinkState.ONLINE);
            report.figure("G10 silent link leaves ONLINE", millis(silent), "ms", "<= 5000");
        });
    }

    private interface Part {
        void run(FacelessConsole console, FaultProxy proxy, List<String> cases) throws Exception;
    }

    private static void withoutLink(UnaryOperator<CityGateway> gateway, Part part) throws Exception {
        withCity(gateway, (c, proxy, ids) -> {
            proxy.refuse(true);
            c.until(() -> c.state().link().state() == LinkState.OFFLINE);
            part.run(c, proxy, ids);
        });
    }

    /** A console that shows a hundred cases of a city beyond a proxy. */
    private static void withCity(UnaryOperator<CityGateway> gateway, Part part) throws Exception {
        Path dir = Files.createTempDirectory("bench");
        try (LiveCity city = new LiveCity();
                FaultProxy proxy = FaultProxy.to(Integer.parseInt(city.url().replaceAll(".*:", "")))) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                ids.add(city.report());
            }
            try (FacelessConsole c = new FacelessConsole(dir, gateway.apply(client(proxy.url())))) {
                c.ring().signIn(LiveCity.OPERATOR).toCompletableFuture().get(30, TimeUnit.SECONDS);
                c.until(() -> c.state().shown().keySet().containsAll(ids)
                        && c.state().link().state() == LinkState.ONLINE);
                part.run(c, proxy, ids);
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

    /** The same city, as if it knew single acts only. */
    private static CityGateway withoutBatches(CityGateway city) {
        return (CityGateway) Proxy.newProxyInstance(
                CityGateway.class.getClassLoader(), new Class<?>[] {CityGateway.class}, (self, method, args) -> {
                    if (method.getName().equals("sendBatch")) {
                        throw new GatewayException(GatewayException.Kind.REJECTED, "no batches here");
                    }
                    try {
                        return method.invoke(city, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
