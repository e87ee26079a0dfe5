package vn.toancanh.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each way of spoiling a line does what it says and nothing else. */
@Timeout(30)
class FaultProxyTest {
    private static final String ASK = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
    private final ScriptedServer server = ScriptedServer.start();
    private final FaultProxy proxy = FaultProxy.to(port(server));

    private static int port(ScriptedServer s) {
        return Integer.parseInt(s.url().substring(s.url().lastIndexOf(':') + 1));
    }

    @AfterEach
    void end() {
        proxy.close();
        server.close();
    }

    private Socket connect() throws IOException {
        Socket s = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        s.setSoTimeout(10_000);
        return s;
    }

    private static Socket ask(Socket s) throws IOException {
        s.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
        return s;
    }

    private static String all(Socket s) throws IOException {
        return new String(s.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void aSoundLineChangesNothing() throws Exception {
        server.thenAnswer(200, "text/plain", "hello");
        try (Socket s = ask(connect())) {
            assertThat(all(s)).startsWith("HTTP/1.1 200").endsWith("hello");
        }
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    void refusesAndComesBackOnTheSamePort() throws Exception {
        proxy.refuse(true);
        // The system takes a moment to close a door at which somebody waits.
        await().untilAsserted(() -> assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class));
        proxy.refuse(false);
        server.thenAnswer(200, "text/plain", "back");
        try (Socket s = ask(connect())) {
            assertThat(all(s)).endsWith("back");
        }
    }

    @Test
    void resetsAtOnce() throws Exception {
        proxy.line(Line.RESET);
        try (Socket s = connect()) {
            assertThatThrownBy(() -> ask(s).getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aBlackHoleTakesAllAndSaysNothing() throws Exception {
        proxy.line(Line.BLACK_HOLE);
        try (Socket s = ask(connect())) {
            s.setSoTimeout(300);
            assertThatThrownBy(() -> s.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aHalfOpenLineBringsTheRequestAndNoAnswer() throws Exception {
        proxy.line(Line.DEAF);
        server.thenAnswer(200, "text/plain", "lost");
        try (Socket s = ask(connect())) {
            s.setSoTimeout(500);
            server.takeRequest();
            assertThat(silentOrOver(s)).isTrue();
        }
    }

    /** No byte comes: the server has closed after its lost answer, or nothing is heard. */
    private static boolean silentOrOver(Socket s) throws IOException {
        try {
            return s.getInputStream().read() < 0;
        } catch (SocketTimeoutException | SocketException e) {
            return true;
        }
    }

    @Test
    void cutsTheAnswerAfterSoManyBytes() throws Exception {
        proxy.line(Line.down(Way.cutAt(12)));
        server.thenAnswer(200, "text/plain", "hello");
        try (Socket s = ask(connect())) {
            InputStream in = s.getInputStream();
            assertThat(heardBeforeTheReset(in)).isLessThanOrEqualTo(12);
        }
    }

    @Test
    void cutsTheRequestAfterSoManyBytes() throws Exception {
        proxy.line(Line.up(Way.cutAt(5)));
        try (Socket s = ask(connect())) {
            assertThat(heardBeforeTheReset(s.getInputStream())).isZero();
        }
        assertThat(server.requests()).as("never whole").isEmpty();
    }

    private static int heardBeforeTheReset(InputStream in) {
        int n = 0;
        try {
            while (in.read() >= 0) {
                n++;
            }
            throw new AssertionError("an orderly end after " + n + " bytes");
        } catch (IOException e) {
            return n;
        }
    }

    @Test
    void aSlowLineTakesAsLongAsItsSpeedSays() throws Exception {
        proxy.line(Line.down(Way.slow(4_000)));
        server.thenAnswer(200, "text/plain", "x".repeat(2_000));
        long began = System.nanoTime();
        try (Socket s = ask(connect())) {
            assertThat(all(s)).endsWith("xxx");
        }
        assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(450));
    }

    @Test
    void aLateLineIsLate() throws Exception {
        proxy.line(Line.down(Way.late(Duration.ofMillis(300))));
        server.thenAnswer(200, "text/plain", "x");
        long began = System.nanoTime();
        try (Socket s = ask(connect())) {
            all(s);
        }
        assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(300));
    }

    @Test
    void onALongLineTheSecondPieceDoesNotWaitForTheFirst() throws Exception {
        proxy.line(Line.down(Way.late(Duration.ofMillis(300))));
        server.thenAnswer(200, "text/plain", "x".repeat(400_000)); // 25 pieces
        long began = System.nanoTime();
        try (Socket s = ask(connect())) {
            assertThat(all(s)).hasSizeGreaterThan(400_000);
        }
        assertThat(System.nanoTime() - began)
                .isBetween(TimeUnit.MILLISECONDS.toNanos(300), TimeUnit.MILLISECONDS.toNanos(3_000));
    }

    @Test
    void whatIsLostComesLaterAndInOrder() throws Exception {
        proxy.line(Line.down(Way.lossy(Duration.ofMillis(50), 0.05)));
        String text = IntStream.range(0, 10_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        server.thenAnswer(200, "text/plain", text); // 34 packets, of which the seed loses some
        long began = System.nanoTime();
        try (Socket s = ask(connect())) {
            assertThat(all(s)).endsWith(text);
        }
        assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(50 + 250));
    }

    @Test
    void anOpenConnectionFallsSilentAndIsCut() throws Exception {
        server.then(c -> c.stream().trickle("data: x\n\n", Duration.ofMillis(10)));
        try (Socket s = ask(connect())) {
            assertThat(s.getInputStream().readNBytes(100)).hasSize(100);
            proxy.silence(true);
            s.setSoTimeout(300);
            assertThatThrownBy(() -> s.getInputStream().readNBytes(1_000_000))
                    .isInstanceOf(SocketTimeoutException.class);
            proxy.silence(false);
            s.setSoTimeout(10_000);
            assertThat(s.getInputStream().readNBytes(100)).hasSize(100);
            proxy.cutAll();
            assertThatThrownBy(() -> s.getInputStream().readNBytes(1_000_000)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aRequestIsCutBeforeOrAfterTheServerHasIt() throws Exception {
        proxy.cuts("GET /x", 1, r -> Cut.before(10));
        try (Socket s = ask(connect())) {
            heardBeforeTheReset(s.getInputStream());
        }
        assertThat(server.requests()).isEmpty();
        proxy.cuts("GET /x", 1, r -> Cut.after(0));
        server.thenAnswer(200, "text/plain", "x");
        try (Socket s = ask(connect())) {
            assertThat(heardBeforeTheReset(s.getInputStream())).isZero();
        }
        assertThat(server.requests()).hasSize(1);
        proxy.cuts("GET /other", 1, r -> Cut.before(0));
        server.thenAnswer(200, "text/plain", "x");
        try (Socket s = ask(connect())) {
            assertThat(all(s)).endsWith("x");
        }
        assertThat(List.of(proxy.cutsBefore(), proxy.cutsAfter())).containsExactly(1, 1);
    }

    @Test
    void theSameSeedSpoilsTheSameConnections() throws Exception {
        assertThat(pattern(7)).isEqualTo(pattern(7)).contains(true, false);
        assertThat(pattern(7)).isNotEqualTo(pattern(8));
    }

    private List<Boolean> pattern(long seed) throws IOException {
        proxy.lines(seed, r -> r.nextBoolean() ? Line.RESET : Line.BLACK_HOLE);
        List<Boolean> out = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            try (Socket s = connect()) {
                s.setSoTimeout(150);
                ask(s).getInputStream().read();
                out.add(true);
            } catch (SocketTimeoutException e) {
                out.add(false);
            } catch (SocketException e) {
                out.add(true);
            }
        }
        return out;
    }

    @Test
    void flapsUntilItIsStopped() throws Exception {
        AutoCloseable flap = proxy.flap(Duration.ofMillis(30), Duration.ofMillis(30));
        Awaitility.await().until(() -> !reachable());
        Awaitility.await().until(this::reachable);
        Awaitility.await().until(() -> !reachable());
        flap.close();
        Awaitility.await().during(Duration.ofMillis(200)).until(this::reachable);
    }

    private boolean reachable() {
        try (Socket s = connect()) {
            return s.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
