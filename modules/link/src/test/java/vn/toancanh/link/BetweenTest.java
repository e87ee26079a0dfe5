package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.link.Bench.CALM;
import static vn.toancanh.link.Bench.HASTY;
import static vn.toancanh.link.Bench.failure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.net.FaultProxy;
import vn.toancanh.testkit.net.Line;
import vn.toancanh.testkit.net.Way;

/** What stands between the console and the city: a proxy of the network, a router that drops long packets. */
@Timeout(30)
class BetweenTest {
    private final Bench bench = new Bench();
    private final ProxySelector before = ProxySelector.getDefault();
    private final FaultProxy line = FaultProxy.to(URI.create(bench.server.url()).getPort());
    /** What the network's settings name for every address, in this order; one proxy at first. */
    private volatile List<Proxy> settings = List.of(proxy(line.port()));

    @TempDir
    Path folder;

    private static Proxy proxy(int port) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @BeforeEach
    void settings() {
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return settings;
            }

            @Override
            public void connectFailed(URI uri, SocketAddress at, IOException e) {}
        });
    }

    @AfterEach
    void end() throws Exception {
        ProxySelector.setDefault(before);
        line.close();
        bench.close();
    }

    @Test
    @Fault(55)
    void aProxyThatWantsASignInIsNamedAndNotTakenForTheCity() throws Exception {
        bench.server.thenAnswer(407, "text/html", "<html>Proxy</html>", "Proxy-Authenticate: Basic realm=\"x\"");
        try (HttpCityGateway g = bench.at("http://city.invalid", CALM)) {
            assertThat(failure(g::people).kind()).isEqualTo(Kind.PROXY);
        }
        assertThat(bench.server.takeRequest().target()).startsWith("http://city.invalid/");
        bench.server.thenAnswer(407, "text/html", "<html>Proxy</html>", "Proxy-Authenticate: Basic realm=\"x\"");
        try (HttpCityGateway g = bench.at("https://city.invalid", CALM)) {
            assertThat(failure(g::people).kind()).as("before the tunnel").isEqualTo(Kind.PROXY);
        }
    }

    @Test
    @Fault(55)
    void aProxyThatDiesIsALineThatIsDownAndTheNextCallFindsItsSuccessor() throws Exception {
        try (HttpCityGateway g = bench.at("http://city.invalid", CALM)) {
            bench.server.thenAnswer(200, "application/json", "[]");
            failure(g::people); // an answer came through
            line.refuse(true);
            assertThat(failure(g::people).kind()).isIn(Kind.REFUSED, Kind.BROKEN);
            line.refuse(false);
            bench.server.thenAnswer(200, "application/json", "[]");
            assertThat(failure(g::people).kind()).as("heard again").isEqualTo(Kind.NOT_THE_CITY);
        }
    }

    @Test
    @Fault(55)
    void ofSeveralProxiesTheNextOneServesWhereTheFirstIsDead() throws Exception {
        try (FaultProxy dead = FaultProxy.to(1);
                HttpCityGateway g = bench.at("http://city.invalid", CALM)) {
            dead.refuse(true);
            settings = List.of(proxy(dead.port()), proxy(line.port())); // as a PAC script answers
            bench.server.thenAnswer(200, "application/json", "[]");
            assertThat(failure(g::people).kind()).as("an answer").isEqualTo(Kind.NOT_THE_CITY);
            assertThat(line.connections()).isEqualTo(1);
        }
    }

    @Test
    @Fault(55)
    void whenTheRouteChangesTheOldLineEndsAndTheNextCallTakesTheNewOne() throws Exception {
        try (FaultProxy vpn = FaultProxy.to(URI.create(bench.server.url()).getPort());
                HttpCityGateway g = bench.at("http://city.invalid", HASTY)) {
            bench.server.thenAnswer(200, "application/json", "[]");
            assertThat(failure(g::people).kind()).as("an answer").isEqualTo(Kind.NOT_THE_CITY);
            settings = List.of(proxy(vpn.port()));
            line.silence(true); // the old route leads nowhere, and nobody says so
            bench.server.thenAnswer(200, "application/json", "[]").thenAnswer(200, "application/json", "[]");
            // The pooled connection may be tried once; it must not be tried for ever.
            Kind first = failure(g::people).kind();
            assertThat(first).isIn(Kind.TIMEOUT, Kind.NOT_THE_CITY);
            assertThat(failure(g::people).kind()).as("an answer").isEqualTo(Kind.NOT_THE_CITY);
            assertThat(vpn.connections()).isPositive();
        }
    }

    @Test
    @Fault(55)
    void anAddressOfTheSixthVersionThatLeadsNowhereDoesNotHoldUpTheFourth() throws Exception {
        settings = List.of(Proxy.NO_PROXY);
        Dns both = name -> List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1"));
        int port = URI.create(bench.server.url()).getPort();
        // A full backlog: who comes next gets no answer at all.
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket hole = new ServerSocket()) {
            hole.bind(new InetSocketAddress(InetAddress.getByName("::1"), port), 1);
            while (waiting.size() < 16 && fills(hole, waiting)) {}
            try (HttpCityGateway g = bench.at("http://city.invalid:" + port, CALM, both)) {
                bench.server.thenAnswer(200, "application/json", "[]");
                long from = System.nanoTime();
                assertThat(failure(g::people).kind()).as("an answer").isEqualTo(Kind.NOT_THE_CITY);
                assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            for (Socket s : waiting) {
                s.close();
            }
        }
    }

    /** Whether one more got in. */
    private static boolean fills(ServerSocket hole, List<Socket> waiting) throws IOException {
        Socket s = new Socket();
        waiting.add(s);
        try {
            s.connect(hole.getLocalSocketAddress(), 200);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    @Test
    @Fault(56)
    void whereLongPacketsVanishAnUploadEndsInTimeAndSmallCallsGoOn() throws Exception {
        line.line(Line.up(Way.smallOnly(1_400)));
        Path file = Files.write(folder.resolve("x"), new byte[200_000]);
        Attachment a = new Attachment("f-1", "x.jpg", "image/jpeg", 200_000, "ab".repeat(32));
        try (HttpCityGateway g = bench.at("http://city.invalid", HASTY)) {
            g.use(Bench.SESSION);
            // One of the two is for the upload, if its head gets through.
            bench.server.thenAnswer(200, "application/json", "[]").thenAnswer(200, "application/json", "[]");
            assertThat(failure(() -> g.upload(a, file)).kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure(g::people).kind()).as("an answer").isEqualTo(Kind.NOT_THE_CITY);
        }
    }
}
