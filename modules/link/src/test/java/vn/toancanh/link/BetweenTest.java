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
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @TempDir
    Path folder;

    /** The network's settings name a proxy for everything. */
    @BeforeEach
    void settings() {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), line.port()));
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxy);
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
