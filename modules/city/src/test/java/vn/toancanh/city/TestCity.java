package vn.toancanh.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.sim.Pace;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.pack.CityPack;

/** A running city and a plain client for it. The city's time is moved by {@link #step}; heartbeats beat in real time. */
final class TestCity implements AutoCloseable {
    static final Json JSON = new Json();

    final ManualClock clock;
    final CityServer server;
    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final CityPack pack;

    TestCity(ManualClock clock, CityServer server, CityPack pack) {
        this.clock = clock;
        this.server = server;
        this.pack = pack;
    }

    /** A city in which nothing happens by itself. */
    static TestCity still() throws IOException {
        return open(null, Pace.STILL, new ManualClock(), CityModel.LOG_LIMIT);
    }

    static TestCity open(@Nullable Path db, Pace pace, ManualClock clock, int logLimit) throws IOException {
        CityPack pack = TestPack.make();
        CityServer.Config config = new CityServer.Config(
                pack, db, InetAddress.getLoopbackAddress(), 0, 0, 42, pace, 1, 200, logLimit, false);
        return new TestCity(clock, new CityServer(config, clock, clock.nanoTime(), System::nanoTime), pack);
    }

    /** Lets the city's time pass. */
    void step(Duration by) {
        clock.advance(by);
        server.tick();
    }

    /** An answer with its body as JSON, where it is JSON. */
    record Answer(int status, String type, byte[] body, java.net.http.HttpHeaders headers) {
        JsonNode json() {
            try {
                return JSON.tree(body);
            } catch (WireException e) {
                throw new AssertionError(new String(body, StandardCharsets.UTF_8), e);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        <T> T as(Class<T> type) {
            try {
                return JSON.read(body, type);
            } catch (WireException e) {
                throw new AssertionError(new String(body, StandardCharsets.UTF_8), e);
            }
        }
    }

    String signIn(String personId) throws IOException, InterruptedException {
        Answer a = send(request("/sign-in", null)
                .POST(HttpRequest.BodyPublishers.ofString("{\"personId\":\"" + personId + "\"}")));
        return a.json().path("token").asText();
    }

    Answer get(String path, @Nullable String token) throws IOException, InterruptedException {
        return send(request(path, token));
    }

    Answer post(String path, @Nullable String token, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder b = request(path, token).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            b.headers(headers);
        }
        return send(b);
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> r =
                http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(r.statusCode(), r.headers().firstValue("Content-Type").orElse(""), r.body(), r.headers());
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder b = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return token == null ? b : b.header("Authorization", "Bearer " + token);
    }

    /** Sends a command under its own id. */
    Answer act(String token, Command c) throws IOException, InterruptedException {
        return act(token, c.id(), c);
    }

    Answer act(String token, UUID key, Command c) throws IOException, InterruptedException {
        return post("/actions", token, JSON.bytes(c), "Idempotency-Key", key.toString());
    }

    Command command(String person, Case on, Act act) {
        Actor actor = pack.member(person).orElseThrow().actor();
        return new Command(
                UUID.randomUUID(), on.id(), on.version(), actor, server.clock().instant(), act);
    }

    /** A case that was reported just now. */
    Case report(String category) throws IOException, InterruptedException {
        return control(
                        "POST",
                        "/sim/report",
                        JsonNodeFactory.instance.objectNode().put("category", category))
                .as(Case.class);
    }

    Case find(String token, String id) throws IOException, InterruptedException {
        return get("/cases/" + id, token).as(Case.class);
    }

    /** Acts that were applied to a case, in order. */
    List<String> effects(String caseId) throws IOException, InterruptedException {
        List<String> out = new ArrayList<>();
        control("GET", "/sim/effects?caseId=" + caseId, null)
                .json()
                .path("effects")
                .forEach(e -> out.add(e.path("act").asText()));
        return out;
    }

    void fault(String name, Object... measures) throws IOException, InterruptedException {
        ObjectNode n = JsonNodeFactory.instance.objectNode().put("fault", name);
        for (int i = 0; i < measures.length; i += 2) {
            n.set((String) measures[i], JSON.tree(measures[i + 1]));
        }
        Answer a = control("POST", "/sim/faults", n);
        if (a.status() != 200) {
            throw new AssertionError(new String(a.body(), StandardCharsets.UTF_8));
        }
    }

    void heal() throws IOException, InterruptedException {
        control("DELETE", "/sim/faults", null);
    }

    Answer control(String method, String path, @Nullable JsonNode body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.bytes(body));
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.controlPort() + path))
                .method(method, content));
    }

    @Override
    public void close() {
        server.close();
    }
}
