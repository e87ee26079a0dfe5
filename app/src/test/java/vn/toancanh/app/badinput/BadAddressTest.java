package vn.toancanh.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.app.fixture.CoreConsole.patiently;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.GatewayException;

/** An address where the city is not: the console says so, goes on with what it knows, and loses nothing. */
class BadAddressTest {
    @TempDir
    Path dir;

    private LiveCity city;
    private String caseId;
    private Map<String, Case> known;

    @BeforeEach
    void aProfileThatKnowsTheCity() throws Exception {
        city = new LiveCity();
        caseId = city.report();
        try (CoreConsole console = new CoreConsole(dir, city.url()).signIn()) {
            console.awaitCase(caseId);
            known = console.open();
        }
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return s.getLocalPort();
        }
    }

    /** A captive portal: a page for everything, with status 200. */
    private static HttpServer portal() throws IOException {
        HttpServer s = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page =
                "<!DOCTYPE html><html><body>Đăng nhập Wi-Fi khách sạn</body></html>".getBytes(StandardCharsets.UTF_8);
        s.createContext("/", x -> {
            try (x) {
                x.getRequestBody().readAllBytes();
                x.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                x.sendResponseHeaders(200, page.length);
                x.getResponseBody().write(page);
            }
        });
        s.start();
        return s;
    }

    @Test
    void whereNobodyListensWorkGoesOnAndIsSentLater() throws Exception {
        worksWithout("http://127.0.0.1:" + freePort(), "refused");
        arrivesOnce();
    }

    @Test
    void whereAPageAnswersWorkGoesOnAndIsSentLater() throws Exception {
        HttpServer portal = portal();
        try {
            worksWithout("http://127.0.0.1:" + portal.getAddress().getPort(), "captive-portal");
        } finally {
            portal.stop(0);
        }
        arrivesOnce();
    }

    @Test
    void aNewConsoleOnAPageSaysThatItIsNotTheCity() throws Exception {
        HttpServer portal = portal();
        try (CoreConsole console = new CoreConsole(
                dir.resolve("new"), "http://127.0.0.1:" + portal.getAddress().getPort())) {
            assertThat(refusal(console)).isEqualTo(GatewayException.Kind.CAPTIVE_PORTAL);
            assertThat(console.state().session()).isNull();
        } finally {
            portal.stop(0);
        }
        try (CoreConsole console = new CoreConsole(dir.resolve("new"), "http://127.0.0.1:" + freePort())) {
            assertThat(refusal(console)).isEqualTo(GatewayException.Kind.REFUSED);
        }
    }

    private static GatewayException.Kind refusal(CoreConsole console) throws Exception {
        try {
            console.ring().signIn(LiveCity.OPERATOR).toCompletableFuture().get(60, TimeUnit.SECONDS);
            throw new AssertionError("signed in");
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(GatewayException.class);
            return ((GatewayException) e.getCause()).kind();
        }
    }

    private void worksWithout(String url, String reason) throws Exception {
        try (CoreConsole console = new CoreConsole(dir, url)) {
            console.awaitOffline(reason);
            assertThat(console.open()).as("what the cache knows").isEqualTo(known);
            console.ticked(caseId, new Act.Accept());
            console.ticked(caseId, new Act.AddNote("Đã gọi tổ trưởng"));
            assertThat(console.state().shown().get(caseId).operatorId()).isEqualTo(LiveCity.OPERATOR);
            assertThat(console.state().unsent()).isEqualTo(2);
            console.ring().retryNow();
            console.awaitOffline(reason);
            assertThat(console.state().unsent()).isEqualTo(2);
            assertThat(console.state().tray()).isEmpty();
        }
        assertThat(city.effects(caseId)).isEmpty();
    }

    private void arrivesOnce() throws Exception {
        try (CoreConsole console = new CoreConsole(dir, city.url())) {
            console.awaitOnline();
            patiently().until(() -> console.state().outbox().isEmpty());
            assertThat(city.effects(caseId)).containsExactly("accept", "note");
            assertThat(console.open()).isEqualTo(CoreConsole.open(city.snapshot()));
        }
    }
}
