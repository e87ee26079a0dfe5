package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.link.Bench.ACTOR;
import static vn.toancanh.link.Bench.NOW;
import static vn.toancanh.link.Bench.failure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.Sequenced;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.net.ScriptedServer;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.message.ChangesMessage;
import vn.toancanh.wire.message.PeopleAnswer;
import vn.toancanh.wire.message.SignInAnswer;
import vn.toancanh.wire.message.SnapshotMessage;
import vn.toancanh.wire.message.Telemetry;

/** What a sound city answers arrives as core's records; what is sent keeps the contract. */
@Timeout(30)
class ReadsTest {
    private final Json json = new Json();
    private final MockWebServer server = new MockWebServer();
    private final AtomicReference<String> language = new AtomicReference<>("vi");
    private HttpCityGateway gateway;

    @BeforeEach
    void start() throws Exception {
        server.start();
        gateway = new HttpCityGateway(
                GatewayAddress.parse(server.url("/").toString()),
                json,
                language::get,
                InstantSource.fixed(NOW),
                LinkOptions.standard("test"));
        gateway.use(Bench.SESSION);
    }

    @AfterEach
    void end() {
        gateway.close();
        server.close();
    }

    private void next(String schema, Object message, String... headers) {
        assertThat(ContractRequests.CONTRACT.faults(schema, json.tree(message))).isEmpty();
        nextText(json.text(message), headers);
    }

    private void nextText(String body, String... headers) {
        MockResponse.Builder b =
                new MockResponse.Builder().setHeader("Content-Type", "application/json; charset=utf-8");
        for (String h : headers) {
            b.addHeader(h);
        }
        server.enqueue(b.body(body).build());
    }

    private RecordedRequest sent() throws Exception {
        RecordedRequest r = server.takeRequest();
        var headers = new java.util.LinkedHashMap<String, String>();
        r.getHeaders().forEach(p -> headers.put(p.getFirst().toLowerCase(java.util.Locale.ROOT), p.getSecond()));
        byte[] body = r.getBody() == null ? new byte[0] : r.getBody().toByteArray();
        ContractRequests.check(new ScriptedServer.Request(r.getMethod(), r.getTarget(), headers, body));
        return r;
    }

    @Test
    void people_and_sign_in_go_without_a_token() throws Exception {
        Person lan = new Person("p-lan", "H’Lan Niê", "operator", new LocalText("Trực ban", "Operator"), "u-ioc");
        next("PeopleAnswer", new PeopleAnswer(List.of(lan)));
        assertThat(gateway.people()).containsExactly(lan);
        sent();
        next("SignInAnswer", new SignInAnswer("t-1", ACTOR, List.of(Right.NOTE, Right.CLOSE)));
        Session s = gateway.signIn("p-lan");
        assertThat(s.actor()).isEqualTo(ACTOR);
        assertThat(s.rights()).containsExactlyInAnyOrder(Right.NOTE, Right.CLOSE);
        assertThat(s.token()).isEqualTo("t-1");
        sent();
    }

    @Test
    void the_token_and_the_language_of_the_moment_are_used() throws Exception {
        next("Telemetry", new Telemetry(NOW, List.of()));
        gateway.telemetry();
        RecordedRequest first = sent();
        assertThat(first.getHeaders().get("Authorization")).isEqualTo("Bearer secret-token");
        assertThat(first.getHeaders().get("Accept-Language")).isEqualTo("vi");
        assertThat(first.getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
        language.set("en");
        gateway.use(null);
        next("Telemetry", new Telemetry(NOW, List.of()));
        gateway.telemetry();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().get("Authorization")).isNull();
        assertThat(second.getHeaders().get("Accept-Language")).isEqualTo("en");
    }

    @Test
    void a_token_from_a_broken_file_does_not_break_the_call() throws Exception {
        gateway.use(new Session(ACTOR, java.util.Set.of(), "a\nb\u0111"));
        next("Telemetry", new Telemetry(NOW, List.of()));
        assertThat(gateway.telemetry()).isEmpty();
    }

    @Test
    void the_pack_comes_once_and_then_only_when_it_changed() throws Exception {
        Catalogue pack = pack();
        next("Catalogue", pack, "ETag: \"v1\"");
        CityGateway.PackAnswer answer = gateway.pack(null);
        assertThat(answer.catalogue()).isEqualTo(pack);
        assertThat(answer.etag()).isEqualTo("\"v1\"");
        assertThat(sent().getHeaders().get("If-None-Match")).isNull();
        server.enqueue(new MockResponse.Builder().code(304).build());
        assertThat(gateway.pack(answer.etag())).isNull();
        assertThat(sent().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void a_snapshot_is_read_page_by_page() throws Exception {
        Change one = new Change.CaseChanged(Bench.someCase());
        next("SnapshotMessage", new SnapshotMessage("e1", 41, NOW, List.of(one), "a/b&c=đ"));
        var page = gateway.snapshot(null);
        assertThat(page).isEqualTo(new CityGateway.SnapshotPage(new Cursor("e1", 41), NOW, List.of(one), "a/b&c=đ"));
        assertThat(sent().getTarget()).isEqualTo("/snapshot");
        next("SnapshotMessage", new SnapshotMessage("e1", 41, NOW, List.of(), null));
        assertThat(gateway.snapshot(page.next()).next()).isNull();
        assertThat(sent().getUrl().queryParameter("page")).isEqualTo("a/b&c=đ");
    }

    @Test
    @Fault(22)
    void changes_come_with_their_places_and_a_bad_one_is_left_out() throws Exception {
        Sequenced good = new Sequenced(43, new Change.CaseRemoved("c-2", 3));
        next("ChangesMessage", new ChangesMessage("e1", 43, List.of(good), true));
        assertThat(gateway.changes(new Cursor("e1", 42)))
                .isEqualTo(new CityGateway.ChangesPage(new Cursor("e1", 43), List.of(good), true));
        assertThat(sent().getTarget()).isEqualTo("/changes?since=e1%3A42");
        nextText("{\"epoch\":\"e1\",\"seq\":44,\"more\":false,\"changes\":[{\"seq\":43,\"change\":{\"type\":\"x\"}},"
                + "{\"seq\":44,\"change\":{\"type\":\"pack\",\"version\":\"\\u202E2\"}}]}");
        CityGateway.ChangesPage read = gateway.changes(new Cursor("e1", 42));
        assertThat(read.changes()).containsExactly(new Sequenced(44, new Change.PackChanged("2")));
        assertThat(read.leftOut()).as("where it stands in the city's log").containsExactly(43L);
    }

    @Test
    void samples_come_with_their_own_times() throws Exception {
        Sample rain = new Sample("sensor/rain", 12.5, null, Instant.parse("2026-03-02T08:15:00Z"));
        Sample unit = new Sample("unit/x", null, new GeoPoint(12.6, 108.0), NOW);
        next("Telemetry", new Telemetry(NOW, List.of(rain, unit)));
        assertThat(gateway.telemetry()).containsExactly(rain, unit);
    }

    @Test
    void hostile_text_is_made_harmless_on_its_way_in() throws Exception {
        nextText(json.text(new SnapshotMessage(
                "e1",
                1,
                NOW,
                List.of(new Change.CaseChanged(
                        Bench.someCase().with().title("\u202Eabc\u0000").build())),
                null)));
        Change.CaseChanged c =
                (Change.CaseChanged) gateway.snapshot(null).changes().get(0);
        assertThat(c.value().title()).isEqualTo("abc");
    }

    @Test
    void a_304_that_nobody_asked_for_is_no_answer() {
        server.enqueue(new MockResponse.Builder().code(304).build());
        assertThat(failure(() -> gateway.pack(null)).code()).isEqualTo("not-the-city");
    }

    private static Catalogue pack() {
        LocalText t = new LocalText("Tên", "Name");
        return new Catalogue(
                "bmt",
                "1",
                t,
                t,
                null,
                new GeoPoint(12, 108),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                java.util.Map.of("operator", t));
    }

    private static final String LAYER = """
            {"type":"FeatureCollection","layer":"streets","version":"v1","asOf":"2026-03-02T00:00:00Z","features":[
            {"type":"Feature","id":"s1","properties":{"kind":"major","nameVi":"Lê Duẩn"},
             "geometry":{"type":"LineString","coordinates":[[108.03,12.67],[108.04,12.68]]}},
            {"type":"Feature","id":"s2","properties":{"kind":"lane"},
             "geometry":{"type":"Point","coordinates":[999,12.67]}}]}""";

    @Test
    void a_layer_is_read_feature_by_feature_and_asked_for_with_its_tag() throws Exception {
        nextText(LAYER, "ETag: \"v1\"");
        CityGateway.LayerAnswer a = gateway.layer("streets", null);
        assertThat(a.etag()).isEqualTo("\"v1\"");
        assertThat(a.layer().version()).isEqualTo("v1");
        assertThat(a.layer().features()).as("the broken one is left out").hasSize(1);
        assertThat(sent().getTarget()).isEqualTo("/layers/streets");
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/geo+json")
                .body(LAYER)
                .build());
        assertThat(gateway.layer("streets", "x").etag()).isEmpty();
        sent();
        server.enqueue(new MockResponse.Builder().code(304).build());
        assertThat(gateway.layer("streets", "\"v1\"")).isNull();
        assertThat(sent().getHeaders().get("If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void another_layer_html_and_a_strange_id_are_not_taken() throws Exception {
        nextText(LAYER);
        assertThat(failure(() -> gateway.layer("wards", null)).code()).isEqualTo("not-the-city");
        sent();
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/html")
                .body("<html>")
                .build());
        assertThat(failure(() -> gateway.layer("streets", null)).code()).isEqualTo("captive-portal");
        sent();
        nextText(LAYER.replace("108.03", "NaN"));
        assertThat(failure(() -> gateway.layer("streets", null)).code()).isEqualTo("not-the-city");
        sent();
        server.enqueue(new MockResponse.Builder().code(304).build());
        assertThat(failure(() -> gateway.layer("streets", null)).code())
                .as("nobody asked whether it had changed")
                .isEqualTo("not-the-city");
        sent();
        nextText(LAYER);
        failure(() -> gateway.layer("../pack", null));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/layers/..%2Fpack");
    }
}
