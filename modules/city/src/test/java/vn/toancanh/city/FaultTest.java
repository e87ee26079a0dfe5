package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.city.fault.Fault;
import vn.toancanh.city.fault.FaultBoard;
import vn.toancanh.city.fault.FaultKind;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Case;

/** Each fault does what it says, and is over when it is taken away. */
class FaultTest {
    private TestCity city;
    private String token;

    @BeforeEach
    void open() throws Exception {
        city = TestCity.still();
        token = city.signIn("ha");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aCutRefusesNewConnectionsAndBreaksOpenOnes() throws Exception {
        try (TestStream s = stream()) {
            city.fault("cut");
            await().until(() -> s.ended);
            assertThatThrownBy(() -> city.get("/health", null)).isInstanceOf(ConnectException.class);
            city.heal();
            assertThat(city.get("/health", null).status()).isEqualTo(200);
        }
    }

    @Test
    void aFaultWithASpanHealsByItself() throws Exception {
        city.fault("cut", "seconds", 0.3);
        await().until(this::answers);
        assertThat(city.control("GET", "/sim/faults", null).json().path("faults"))
                .isEmpty();
    }

    @Test
    void aHalfOpenLineConnectsAndSaysNothing() throws Exception {
        try (TestStream s = stream()) {
            city.fault("half-open");
            HttpRequest.Builder r = city.request("/health", null).timeout(Duration.ofMillis(300));
            assertThatThrownBy(() -> city.http.send(r.build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(HttpTimeoutException.class);
            int heard = s.events.size();
            city.report("flood");
            assertThat(s.ended).isFalse();
            assertThat(s.events.size() - heard)
                    .as("at most what was on its way")
                    .isLessThanOrEqualTo(1);
            city.heal();
            await().until(() -> s.count("change") == 1);
            assertThat(city.get("/health", null).status()).isEqualTo(200);
        }
    }

    @Test
    void aFlappingLineComesAndGoes() throws Exception {
        city.fault("flap", "onMillis", 100, "offMillis", 100);
        List<Boolean> seen = new ArrayList<>();
        await().until(() -> {
            seen.add(answers());
            String turns = seen.toString();
            return turns.contains("false, true") && turns.contains("true, false");
        });
        city.heal();
        assertThat(answers()).isTrue();
    }

    @Test
    void serverErrorsAndBusyAnswersAreProblems() throws Exception {
        city.fault("500");
        TestCity.Answer a = city.get("/people", null);
        assertThat(a.status()).isEqualTo(500);
        assertThat(a.type()).startsWith("application/problem+json");
        city.heal();
        city.fault("429", "retryAfter", 7);
        TestCity.Answer b = city.get("/people", null);
        assertThat(b.status()).isEqualTo(429);
        assertThat(b.headers().firstValue("Retry-After")).hasValue("7");
        city.heal();
        assertThat(city.get("/people", null).status()).isEqualTo(200);
    }

    @Test
    void errorsWithAProbabilityFollowTheirSeed() throws Exception {
        assertThat(dice(5)).isEqualTo(dice(5)).isNotEqualTo(dice(6)).contains(200, 500);
    }

    private List<Integer> dice(long seed) throws Exception {
        city.fault("error", "probability", 0.5, "seed", seed);
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            out.add(city.get("/people", null).status());
        }
        return out;
    }

    @Test
    void aTruncatedStreamEndsInTheMiddleOfAnEvent() throws Exception {
        try (TestStream s = stream()) {
            await().until(() -> s.count("heartbeat") > 0);
            city.fault("truncate", "bytes", 600);
            city.report("flood");
            await().until(() -> s.ended);
            assertThat(s.rest).as("an event was cut off").isNotEmpty();
            city.heal();
            assertThat(answers()).isTrue();
        }
    }

    @Test
    void theStreamSaysThingsTwiceLeavesThemOutAndSwapsThem() throws Exception {
        assertThat(spoilt("duplicate")).containsExactly(1L, 2L, 3L, 3L, 4L, 5L, 6L, 6L, 7L, 8L, 9L, 9L);
        assertThat(spoilt("gap")).containsExactly(1L, 2L, 4L, 5L, 7L, 8L);
        assertThat(spoilt("reorder")).containsExactly(1L, 2L, 4L, 3L, 5L, 7L, 6L, 8L, 9L);
    }

    /** What nine changes sound like when every third of them is spoilt. */
    private List<Long> spoilt(String fault) throws Exception {
        city.server.model().startEpoch(); // numbers begin at 1
        city.fault(fault, "every", 3);
        try (TestStream s = stream()) {
            for (int i = 0; i < 9; i++) {
                city.report("flood");
            }
            int beats = (int) s.count("heartbeat");
            await().until(() -> s.count("heartbeat") > beats + 1);
            return s.seqs();
        } finally {
            city.heal();
        }
    }

    @Test
    void anotherEpochEndsStreamsAndOldCursors() throws Exception {
        String old = cursor();
        try (TestStream s = stream()) {
            city.fault("epoch");
            await().until(() -> s.ended);
        }
        assertThat(city.get("/changes?since=" + old, token).status()).isEqualTo(410);
        assertThat(city.get("/stream?since=" + old, token).status()).isEqualTo(410);
        assertThat(cursor()).endsWith(":0").isNotEqualTo(old);
        Case c = city.report("tree");
        assertThat(city.find(token, c.id())).isEqualTo(c);
    }

    @Test
    void aBurstIsAsLongAsAsked() throws Exception {
        try (TestStream s = stream()) {
            long before = city.server.model().cursor().seq();
            city.control(
                    "POST", "/sim/burst", JsonNodeFactory.instance.objectNode().put("count", 10_000));
            assertThat(city.server.model().cursor().seq()).isEqualTo(before + 10_000);
            await().atMost(Duration.ofSeconds(20)).until(() -> s.count("change") == 10_000);
            assertThat(s.seqs())
                    .isEqualTo(IntStream.rangeClosed(1, 10_000)
                            .mapToObj(i -> before + i)
                            .toList());
        }
    }

    @Test
    void aClientThatDoesNotReadKeepsNobodyWaiting() throws Exception {
        String since = cursor();
        try (java.net.Socket deaf = new java.net.Socket("127.0.0.1", city.server.port());
                TestStream s = stream()) {
            deaf.getOutputStream()
                    .write(("GET /stream?since=" + since + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> city.control("GET", "/sim/state", null)
                            .json()
                            .path("streams")
                            .asInt()
                    == 2);
            city.control(
                    "POST", "/sim/burst", JsonNodeFactory.instance.objectNode().put("count", 19_000));
            await().atMost(Duration.ofSeconds(30)).until(() -> s.count("change") == 19_000);
            assertThat(city.get("/health", null).status()).isEqualTo(200);
        }
    }

    @Test
    void lostConnectionsNeverLoseOrDoubleAnAct() throws Exception {
        Case c = city.report("tree");
        city.fault("loss", "probability", 0.3, "seed", 9);
        int tries = 0;
        for (int i = 0; i < 20; i++) {
            Command note = city.command("ha", c, new Act.AddNote("ghi " + i));
            boolean done = false;
            while (!done) {
                tries++;
                try {
                    done = city.act(token, note).status() == 200;
                } catch (IOException e) {
                    done = false; // the line died: the same again
                }
            }
        }
        city.heal();
        assertThat(tries).as("some answers were lost").isGreaterThan(20);
        assertThat(city.effects(c.id())).hasSize(20);
        assertThat(city.find(token, c.id()).timeline())
                .extracting(e -> e.arg(0))
                .containsAll(IntStream.range(0, 20).mapToObj(i -> "ghi " + i).toList());
    }

    @Test
    void delayAndSlowBodiesTakeTheirTime() throws Exception {
        city.fault("delay", "millis", 300);
        assertThat(millis("/people")).isGreaterThanOrEqualTo(300);
        city.heal();
        int size = city.get("/people", null).body().length;
        city.fault("slow", "bytesPerSecond", 2_000);
        assertThat(millis("/people")).isGreaterThan(size * 1000L / 2_000 / 2);
    }

    @Test
    void nonsenseIsRefusedWithASentence() throws Exception {
        for (String body : List.of(
                "{\"fault\":\"earthquake\"}",
                "{\"fault\":\"cut\",\"seconds\":-1}",
                "{\"fault\":\"loss\",\"probability\":2}",
                "{\"fault\":\"cut\",\"secnods\":3}",
                "nonsense")) {
            TestCity.Answer a = city.send(HttpRequest.newBuilder(
                            java.net.URI.create("http://127.0.0.1:" + city.server.controlPort() + "/sim/faults"))
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            assertThat(a.status()).as(body).isEqualTo(400);
            assertThat(a.json().path("error").asText()).isNotBlank();
        }
    }

    @Test
    void theControlPortIsForThisMachineAlone() throws Exception {
        TestCity.Answer page = city.send(
                HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + city.server.controlPort() + "/"))
                        .header("Accept-Language", "en"));
        assertThat(new String(page.body(), StandardCharsets.UTF_8))
                .contains("Control of the simulated city")
                .doesNotContain("{{", "city.control");
        TestCity.Answer stranger = city.send(HttpRequest.newBuilder(
                        java.net.URI.create("http://127.0.0.1:" + city.server.controlPort() + "/sim/faults"))
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"fault\":\"cut\"}")));
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(answers()).isTrue();
    }

    @Test
    void oneOfAKindIsOnAndTheLaterOneCounts() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            FaultBoard board = new FaultBoard(timer, System::nanoTime);
            board.put(Fault.of(FaultKind.CUT));
            board.put(Fault.of(FaultKind.CUT));
            assertThat(board.all()).hasSize(1);
            assertThat(board.remove(FaultKind.CUT)).isTrue();
            assertThat(board.remove(FaultKind.CUT)).isFalse();
        } finally {
            timer.shutdownNow();
        }
    }

    private long millis(String path) throws Exception {
        long start = System.nanoTime();
        city.get(path, null);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private boolean answers() {
        try {
            return city.get("/health", null).status() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestStream stream() throws Exception {
        TestStream s = TestStream.open(city, token, cursor());
        assertThat(s.status).isEqualTo(200);
        return s;
    }

    private String cursor() throws Exception {
        var n = city.get("/snapshot", token).json();
        return n.path("epoch").asText() + ":" + n.path("seq").asLong();
    }
}
