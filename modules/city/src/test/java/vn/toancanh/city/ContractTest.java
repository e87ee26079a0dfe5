package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Case;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.ContractSchemas;

/** Every answer of the gateway fits the contract. */
class ContractTest {
    private static final ContractSchemas SCHEMAS = new ContractSchemas();

    private TestCity city;
    private String token;

    @BeforeEach
    void open() throws Exception {
        city = TestCity.open(null, Pace.DEMO, new ManualClock(), CityModel.LOG_LIMIT);
        token = city.signIn("ha");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void theDoorIsOpenToEverybody() throws Exception {
        fits("HealthAnswer", city.get("/health", null), 200);
        fits("PeopleAnswer", city.get("/people", null), 200);
        fits(
                "SignInAnswer",
                city.post("/sign-in", null, "{\"personId\":\"ha\"}".getBytes(StandardCharsets.UTF_8)),
                200);
        problem(
                city.post("/sign-in", null, "{\"personId\":\"nobody\"}".getBytes(StandardCharsets.UTF_8)),
                404,
                "no-such-person");
        problem(city.post("/sign-in", null, "<html>".getBytes(StandardCharsets.UTF_8)), 400, "invalid-body");
    }

    @Test
    void everythingElseWantsAToken() throws Exception {
        for (String path : List.of(
                "/pack",
                "/snapshot",
                "/changes?since=a:0",
                "/telemetry",
                "/digest",
                "/stream?since=a:0",
                "/cameras",
                "/cases/c1")) {
            problem(city.get(path, null), 401, "unauthorised");
            problem(city.get(path, "guessed"), 401, "unauthorised");
        }
        problem(city.get("/nowhere", token), 404, "no-such-path");
    }

    @Test
    void thePackComesOnceForEachVersion() throws Exception {
        TestCity.Answer a = city.get("/pack", token);
        fits("Catalogue", a, 200);
        String tag = a.headers().firstValue("ETag").orElseThrow();
        TestCity.Answer again = city.send(city.request("/pack", token).header("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(city.send(city.request("/pack", token).header("If-None-Match", "\"other\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSnapshotComesInPagesOfOneMoment() throws Exception {
        city.control(
                "POST",
                "/sim/burst",
                JsonNodeFactory.instance.objectNode().put("count", 700).put("newCases", 700));
        List<String> ids = new ArrayList<>();
        String first = null;
        String path = "/snapshot";
        int pages = 0;
        while (path != null) {
            TestCity.Answer a = city.get(path, token);
            fits("SnapshotMessage", a, 200);
            JsonNode n = a.json();
            String moment = n.path("epoch").asText() + ":" + n.path("seq").asLong() + "@"
                    + n.path("asOf").asText();
            first = first == null ? moment : first;
            assertThat(moment).isEqualTo(first);
            assertThat(n.path("changes").size()).isLessThanOrEqualTo(500);
            n.path("changes")
                    .forEach(c -> ids.add(c.path("type").asText()
                            + c.path("value").path("id").asText()
                            + c.path("value").path("cameraId").asText()));
            path = n.has("next") ? "/snapshot?page=" + n.path("next").asText() : null;
            pages++;
            city.report("tree"); // the city goes on meanwhile
        }
        assertThat(pages).isGreaterThan(1);
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(740);
        problem(city.get("/snapshot?page=abc", token), 400, "invalid-page");
    }

    @Test
    void changesTelemetryCamerasAndSeriesFit() throws Exception {
        String start = cursor();
        for (int i = 0; i < 60; i++) {
            city.step(Duration.ofSeconds(10));
        }
        TestCity.Answer a = city.get("/changes?since=" + start, token);
        fits("ChangesMessage", a, 200);
        assertThat(a.json().path("changes").size()).isGreaterThan(50);
        fits("Telemetry", city.get("/telemetry", token), 200);
        fits("DigestMessage", city.get("/digest", token), 200);
        fits("CamerasAnswer", city.get("/cameras", token), 200);
        Instant now = city.server.clock().instant();
        String span = "&from=" + now.minusSeconds(3600) + "&to=" + now;
        TestCity.Answer s = city.get("/series?key=sensor/s-river" + span, token);
        fits("Series", s, 200);
        assertThat(s.json().path("points").size()).isBetween(50, 70);
        fits("Series", city.get("/series?key=indicator/i1" + span, token), 200);
        problem(city.get("/series?key=sensor/none" + span, token), 404, "no-such-series");
        problem(city.get("/series?key=sensor/s-river&from=x&to=y", token), 400, "invalid-query");
        problem(city.get("/changes?since=nonsense", token), 400, "invalid-cursor");
        problem(city.get("/changes?since=other:1", token), 410, "cursor-too-old");
    }

    @Test
    void actionsFit() throws Exception {
        Case c = city.report("tree");
        Command accept = city.command("ha", c, new Act.Accept());
        fits("ActionResult", city.act(token, accept), 200);
        problem(city.act(city.signIn("tuan"), city.command("tuan", c, new Act.Accept())), 422, "already-accepted");
        fits("Case", city.get("/cases/" + c.id(), token), 200);
        problem(city.get("/cases/none", token), 404, "no-such-case");
        problem(city.act(token, UUID.randomUUID(), city.command("ha", c, new Act.AddNote("x"))), 400, "invalid-body");
        problem(
                city.post(
                        "/actions",
                        token,
                        "{}".getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        UUID.randomUUID().toString()),
                400,
                "invalid-body");
        problem(city.post("/actions", token, TestCity.JSON.bytes(accept)), 400, "invalid-body");
        problem(
                city.post(
                        "/actions",
                        token,
                        new byte[70_000],
                        "Idempotency-Key",
                        UUID.randomUUID().toString()),
                413,
                "too-large");
    }

    @Test
    void aBatchAnswersEachInOrder() throws Exception {
        Case c = city.report("tree");
        Command accept = city.command("ha", c, new Act.Accept());
        Command close = city.command("ha", c, new Act.CloseCase(""));
        Command note = city.command("ha", c, new Act.AddNote("đã gọi"));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("actions");
        for (Command x : List.of(accept, close, note)) {
            ObjectNode item = list.addObject().put("key", x.id().toString());
            item.set("command", TestCity.JSON.tree((Object) x));
        }
        UUID bad = UUID.randomUUID();
        list.addObject().put("key", bad.toString()).putObject("command").put("id", "nonsense");
        TestCity.Answer a = city.post("/actions/batch", token, TestCity.JSON.bytes(body));
        fits("BatchResult", a, 200);
        assertThat(a.json().path("results"))
                .extracting(r -> r.path("key").asText() + " " + r.path("status").asInt())
                .containsExactly(accept.id() + " 200", close.id() + " 422", note.id() + " 200", bad + " 400");
        assertThat(city.effects(c.id())).containsExactly("accept", "note");
    }

    @Test
    void theStreamFits() throws Exception {
        try (TestStream s = TestStream.open(city, token, cursor())) {
            city.report("crash");
            city.step(Duration.ofSeconds(30));
            await().until(() -> s.count("change") > 2 && s.count("samples") > 0 && s.count("heartbeat") > 1);
            for (TestStream.Event e : s.events) {
                String schema =
                        switch (e.name()) {
                            case "change" -> "Change";
                            case "samples" -> "SampleList";
                            default -> "Heartbeat";
                        };
                assertThat(SCHEMAS.faults(schema, TestCity.JSON.tree(e.data().getBytes(StandardCharsets.UTF_8))))
                        .as(e.data())
                        .isEmpty();
                assertThat(e.id() != null).isEqualTo(e.name().equals("change"));
            }
        }
        problem(city.get("/stream", token), 400, "invalid-cursor");
        problem(city.get("/stream?since=other:5", token), 410, "cursor-too-old");
    }

    @Test
    void problemsSpeakTheLanguageOfTheReader() throws Exception {
        assertThat(detail("vi-VN,vi;q=0.9,en;q=0.5")).contains("Không có sự việc");
        assertThat(detail("en-GB,en;q=0.9,vi;q=0.1")).contains("no such case");
        assertThat(detail("fr")).contains("Không có sự việc");
    }

    @Test
    void longAnswersAreCompressed() throws Exception {
        HttpRequest.Builder r = city.request("/snapshot", token).header("Accept-Encoding", "gzip");
        TestCity.Answer a = city.send(r);
        assertThat(a.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(a.body())).readAllBytes();
        assertThat(SCHEMAS.faults("SnapshotMessage", TestCity.JSON.tree(plain))).isEmpty();
        assertThat(a.body().length).isLessThan(plain.length / 3);
    }

    private String detail(String language) throws Exception {
        return city.send(city.request("/cases/none", token).header("Accept-Language", language))
                .json()
                .path("detail")
                .asText();
    }

    private String cursor() throws Exception {
        JsonNode n = city.get("/snapshot", token).json();
        return n.path("epoch").asText() + ":" + n.path("seq").asLong();
    }

    private static void fits(String schema, TestCity.Answer a, int status) {
        assertThat(a.status()).as(new String(a.body(), StandardCharsets.UTF_8)).isEqualTo(status);
        assertThat(a.type()).startsWith("application/json");
        assertThat(SCHEMAS.faults(schema, a.json())).isEmpty();
    }

    private static void problem(TestCity.Answer a, int status, String code) {
        assertThat(a.status()).as(new String(a.body(), StandardCharsets.UTF_8)).isEqualTo(status);
        assertThat(a.type()).startsWith("application/problem+json");
        assertThat(SCHEMAS.faults("ProblemDocument", a.json())).isEmpty();
        assertThat(a.code()).isEqualTo(code);
        assertThat(a.json().path("detail").asText()).doesNotContain("problem.");
    }
}
