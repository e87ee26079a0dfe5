package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.link.Bench.failure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.testkit.Fault;

/** A gateway behind TLS with real certificates: who cannot be trusted gets nothing, and the operator hears what to do. */
@Timeout(30)
class CertificatesTest {
    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final HeldCertificate ROOT =
            new HeldCertificate.Builder().certificateAuthority(0).build();

    private final Bench bench = new Bench();
    private final MockWebServer server = new MockWebServer();

    @BeforeAll
    static void trustTheRoot(@TempDir Path dir) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", ROOT.certificate());
        Path file = dir.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        System.setProperty(TRUST, file.toString());
        System.setProperty(TRUST + "Password", "changeit");
    }

    @AfterAll
    static void forget() {
        System.clearProperty(TRUST);
        System.clearProperty(TRUST + "Password");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        bench.close();
    }

    private static HeldCertificate.Builder certificate() {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .signedBy(ROOT);
    }

    /** Why the people of this gateway cannot be had. */
    private Kind refused(HeldCertificate certificate) throws IOException {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        server.enqueue(new MockResponse.Builder().body("[]").build());
        server.start();
        try (HttpCityGateway g = bench.at("https://localhost:" + server.getPort(), Bench.CALM)) {
            Kind kind = failure(g::people).kind();
            assertThat(server.getRequestCount()).as("requests that got through").isZero();
            return kind;
        }
    }

    @Test
    @Fault(54)
    void theCityItselfIsAsked() throws Exception {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate().build())
                .build()
                .sslSocketFactory());
        server.enqueue(new MockResponse.Builder().body("[]").build());
        server.start();
        try (HttpCityGateway g = bench.at("https://localhost:" + server.getPort(), Bench.CALM)) {
            assertThat(failure(g::people).kind())
                    .isEqualTo(Kind.NOT_THE_CITY); // an answer came, and is no list of people
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    @Fault(54)
    void aCertificateThatIsOverPointsToTheClock() throws Exception {
        Instant now = Instant.now();
        HeldCertificate over = certificate()
                .validityInterval(
                        now.minus(Duration.ofDays(400)).toEpochMilli(),
                        now.minus(Duration.ofDays(35)).toEpochMilli())
                .build();
        assertThat(refused(over)).isEqualTo(Kind.CERTIFICATE_DATE);
    }

    @Test
    @Fault(54)
    void soDoesOneThatIsNotYetValidBecauseThisMachineIsBehind() throws Exception {
        Instant now = Instant.now();
        HeldCertificate notYet = certificate()
                .validityInterval(
                        now.plus(Duration.ofDays(35)).toEpochMilli(),
                        now.plus(Duration.ofDays(400)).toEpochMilli())
                .build();
        assertThat(refused(notYet)).isEqualTo(Kind.CERTIFICATE_DATE);
    }

    @Test
    @Fault(54)
    void aCertificateForAnotherHostIsNotTrusted() throws Exception {
        assertThat(refused(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("city.example")
                        .signedBy(ROOT)
                        .build()))
                .isEqualTo(Kind.UNTRUSTED);
    }

    @Test
    @Fault(54)
    void oneThatNobodySignedIsNotTrusted() throws Exception {
        assertThat(refused(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("localhost")
                        .build()))
                .isEqualTo(Kind.UNTRUSTED);
    }

    @Test
    @Fault(54)
    void encryptionOfYesterdayIsNotTrusted() throws Exception {
        try (ServerSocket old = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> alertFirstCaller(old));
            try (HttpCityGateway g = bench.at("https://127.0.0.1:" + old.getLocalPort(), Bench.CALM)) {
                assertThat(failure(g::people).kind()).isEqualTo(Kind.UNTRUSTED);
            }
            assertThat(served).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    /** As a server that knows TLS 1.0 only: fatal alert 70, protocol version (RFC 5246, 7.2). */
    private static void alertFirstCaller(ServerSocket server) {
        try (Socket s = server.accept()) {
            s.getInputStream().read(new byte[5]);
            s.getOutputStream().write(new byte[] {0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46});
            s.shutdownOutput();
            s.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
