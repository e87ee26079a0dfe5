package vn.toancanh.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.toancanh.link.Bench.CALM;
import static vn.toancanh.link.Bench.failure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.net.ScriptedServer;

/** Whatever the network does, a call ends in time with the right kind of failure. */
@Timeout(30)
class FaultsTest {
    private static final String PAGE = "<!DOCTYPE html><html><body>Chào mừng đến Wi-Fi</body></html>";
    private final Bench bench = new Bench();

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    private Kind kindOf() {
        return failure(bench.gateway::telemetry).kind();
    }

    @Test
    @Fault({40, 41})
    void nobody_listens() {
        try (HttpCityGateway g = bench.at("http://127.0.0.1:" + ScriptedServer.closedPort(), CALM)) {
            assertThat(failure(g::people).kind()).isEqualTo(Kind.REFUSED);
        }
        assertThat(Failures.of(new UnknownHostException("x")).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    @Fault(41)
    void the_connection_ends_without_an_answer_or_within_it() {
        bench.server.then(c -> {}).then(c -> {});
        assertThat(kindOf()).isEqualTo(Kind.BROKEN);
    }

    @Test
    @Fault(41)
    void the_connection_is_reset_in_the_middle() {
        bench.server.then(c -> {
            c.head(200, "Content-Type: application/json", "Content-Length: 1000")
                    .send("{\"asOf\":");
            c.reset();
        });
        assertThat(kindOf()).isEqualTo(Kind.BROKEN);
    }

    @Test
    @Fault(41)
    void the_body_is_shorter_than_it_said() {
        bench.server.then(c -> c.head(200, "Content-Type: application/json", "Content-Length: 1000")
                .send("{\"asOf\":"));
        assertThat(kindOf()).isEqualTo(Kind.BROKEN);
    }

    @Test
    @Fault(42)
    void the_line_is_open_and_silent() {
        bench.server.then(ScriptedServer.Connection::hold);
        assertThat(failure(bench.hasty::telemetry).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    @Fault(44)
    void a_body_that_trickles_ends_with_the_call_although_each_read_brings_something() {
        bench.server.then(c -> {
            c.head(200, "Content-Type: application/json", "Content-Length: 100000");
            c.trickle(" ", Duration.ofMillis(50));
        });
        assertThat(failure(bench.hasty::telemetry).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PAGE,
                "",
                "null",
                "[]",
                "{}",
                "{\"hello\":1}",
                "{\"asOf\":\"2026-03-02T08:15:30Z\",\"samples\":[",
                "{\"asOf\":\"2026-03-02T08:15:30Z\",\"samples\":{}}"
            })
    @Fault(1)
    void what_claims_to_be_json_and_is_not_the_citys(String body) {
        bench.server.thenAnswer(200, "application/json", body);
        assertThat(kindOf()).isEqualTo(Kind.NOT_THE_CITY);
    }

    @ParameterizedTest
    @CsvSource({
        "200,text/html,CAPTIVE_PORTAL",
        "302,text/html,CAPTIVE_PORTAL",
        "307,'',CAPTIVE_PORTAL",
        "511,text/html,CAPTIVE_PORTAL",
        "200,'',NOT_THE_CITY",
        "204,text/plain,NOT_THE_CITY",
        "401,text/html,NOT_THE_CITY",
        "404,text/html,NOT_THE_CITY",
        "410,text/html,NOT_THE_CITY",
        "403,application/json,NOT_THE_CITY",
        "304,text/html,NOT_THE_CITY"
    })
    @Fault(47)
    void a_page_of_somebody_elses_network(int status, String type, Kind kind) {
        bench.server.thenAnswer(status, type, status == 204 || status == 304 ? "" : PAGE);
        assertThat(kindOf()).isEqualTo(kind);
    }

    @Test
    @Fault(47)
    void no_redirect_is_followed_and_no_token_carried_away() throws Exception {
        try (ScriptedServer elsewhere = ScriptedServer.start()) {
            bench.server.thenAnswer(302, "text/html", PAGE, "Location: " + elsewhere.url() + "/telemetry");
            assertThat(kindOf()).isEqualTo(Kind.CAPTIVE_PORTAL);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void something_that_speaks_no_http() {
        bench.server.then(c -> c.send("SSH-2.0-OpenSSH_9.2\r\n"));
        assertThat(kindOf()).isEqualTo(Kind.NOT_THE_CITY);
    }

    @Test
    void https_where_there_is_none() {
        try (HttpCityGateway g = bench.at(bench.server.url().replace("http:", "https:"), CALM)) {
            assertThat(failure(g::people).kind()).isIn(Kind.NOT_THE_CITY, Kind.BROKEN);
        }
    }

    @Test
    @Fault(11)
    void a_gzip_bomb_stops_at_the_limit() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(bomb)) {
            byte[] blank = " ".repeat(1 << 16).getBytes(UTF_8);
            for (int i = 0; i < 800; i++) {
                gz.write(blank);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 17);
        bench.server.thenAnswer(200, "application/json", bomb.toByteArray(), "Content-Encoding: gzip");
        assertThat(kindOf()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void gzip_that_is_cut_off_or_none() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(whole)) {
            gz.write("{\"asOf\":\"2026-03-02T08:15:30Z\",\"samples\":[]}".getBytes(UTF_8));
        }
        byte[] cut = java.util.Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
        bench.server.thenAnswer(200, "application/json", cut, "Content-Encoding: gzip");
        assertThat(kindOf()).isEqualTo(Kind.BROKEN);
        bench.server.thenAnswer(200, "application/json", PAGE, "Content-Encoding: gzip");
        assertThat(kindOf()).isEqualTo(Kind.BROKEN);
    }

    @Test
    @Fault(10)
    void a_body_without_an_end_stops_at_the_limit() {
        bench.server.then(c -> {
            c.head(200, "Content-Type: application/json", "Connection: close");
            c.trickle(" ".repeat(1 << 16), Duration.ZERO);
        });
        assertThat(kindOf()).isEqualTo(Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "504"})
    void the_city_fails_with_or_without_a_document(int status) {
        bench.server.thenAnswer(status, "text/html", PAGE);
        assertThat(kindOf()).isEqualTo(Kind.SERVER_ERROR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429|Retry-After: 7|7",
                "503|Retry-After: Mon, 02 Mar 2026 08:15:50 GMT|20",
                "429|X-Nothing: 1|",
                "503|Retry-After: soon|"
            })
    @Fault(49)
    void the_city_is_busy_and_says_for_how_long(int status, String header, Integer seconds) {
        bench.server.thenAnswer(status, "text/plain", "later", header);
        GatewayException e = failure(bench.gateway::telemetry);
        assertThat(e.kind()).isEqualTo(Kind.BUSY);
        assertThat(e.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @Test
    void only_a_problem_document_signs_out_or_asks_for_a_snapshot() {
        bench.problemNext(401, "no-token", null);
        assertThat(kindOf()).isEqualTo(Kind.UNAUTHORISED);
        bench.problemNext(410, "cursor-too-old", null);
        GatewayException gone = failure(() -> bench.gateway.changes(new Cursor("e1", 5)));
        assertThat(gone.kind()).isEqualTo(Kind.CURSOR_TOO_OLD);
        assertThat(gone.problem().detail()).isEqualTo("Không được đâu.");
        bench.problemNext(404, "no-such-person", null);
        bench.gateway.use(null);
        GatewayException refused = failure(() -> bench.gateway.signIn("nobody"));
        assertThat(refused.kind()).isEqualTo(Kind.REJECTED);
        assertThat(refused.problem().code()).isEqualTo("no-such-person");
    }

    @Test
    void closing_ends_the_calls_that_run_and_refuses_new_ones() throws Exception {
        bench.server.then(c -> {
            c.head(200, "Content-Type: application/json", "Content-Length: 100");
            c.hold();
        });
        HttpCityGateway g = bench.at(bench.server.url(), CALM);
        CompletableFuture<GatewayException> end = CompletableFuture.supplyAsync(() -> failure(g::people));
        bench.server.takeRequest();
        g.close();
        assertThat(end.get(10, TimeUnit.SECONDS).kind()).isEqualTo(Kind.BROKEN);
        assertThatThrownBy(g::people).isInstanceOf(GatewayException.class).hasMessageContaining("closed");
    }
}
