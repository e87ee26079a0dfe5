package vn.toancanh.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.toancanh.city.rtsp.RtspClient;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.wire.ContractSchemas;

/** A whole city whose cameras can be seen: what it says of them, what comes out, and what faults do to it. */
class CameraStreamsTest {
    private TestCity city;
    private String token;

    @BeforeEach
    void open() throws Exception {
        city = TestCity.withCameras();
        token = city.signIn("ha");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void theCatalogueSaysWhereTheCamerasAre() throws Exception {
        TestCity.Answer a = city.get("/pack", token);
        assertThat(new ContractSchemas().faults("Catalogue", a.json())).isEmpty();
        Catalogue c = a.as(Catalogue.class);
        assertThat(c.cameras()).hasSize(4).allSatisfy(x -> assertThat(x.streams())
                .hasSize(4));
        assertThat(c.camera("cam-1").orElseThrow().streams())
                .contains(
                        new CameraStream(
                                CameraStream.Kind.SUB,
                                CameraStream.Transport.RTSP,
                                "rtsp://{gateway}:" + city.server.rtspPort() + "/cam-1/sub",
                                640,
                                360,
                                15),
                        new CameraStream(
                                CameraStream.Kind.MAIN,
                                CameraStream.Transport.HLS,
                                "http://{gateway}:" + city.server.port() + "/hls/cam-1/main/index.m3u8",
                                1280,
                                720,
                                25));
        TestCity.Answer cameras = city.get("/cameras", token);
        assertThat(new ContractSchemas().faults("CamerasAnswer", cameras.json()))
                .isEmpty();
        assertThat(cameras.json().path("cameras")).isEqualTo(a.json().path("cameras"));
        try (TestCity other = TestCity.withCameras();
                TestCity blind = TestCity.still()) {
            TestCity.Answer b = other.get("/pack", other.signIn("ha"));
            TestCity.Answer none = blind.get("/pack", blind.signIn("ha"));
            assertThat(Set.of(tag(a), tag(b), tag(none)))
                    .as("other ports, another version")
                    .hasSize(3);
            assertThat(none.as(Catalogue.class).cameras())
                    .extracting(Camera::streams)
                    .containsOnly(List.of());
        }
    }

    private static String tag(TestCity.Answer a) {
        return a.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void theStreamsCanBeDecoded() throws Exception {
        for (CameraStream s : city.get("/pack", token)
                .as(Catalogue.class)
                .camera("cam-1")
                .orElseThrow()
                .streams()) {
            List<Decoder.Picture> seen = Decoder.decode(s.at("127.0.0.1"), 40);
            long step = Math.round(1_000_000 / s.fps());
            Set<Long> sums = new HashSet<>();
            for (int i = 0; i < seen.size(); i++) {
                Decoder.Picture p = seen.get(i);
                assertThat(p.width()).isEqualTo(s.width());
                assertThat(p.height()).isEqualTo(s.height());
                sums.add(p.sum());
                if (i > 0) {
                    assertThat(p.micros() - seen.get(i - 1).micros())
                            .as(s.url() + " " + i)
                            .isBetween(step - 100, step + 100);
                }
            }
            assertThat(sums).as("the picture moves: " + s.url()).hasSizeGreaterThan(38);
        }
    }

    @Test
    void camerasOfOneSceneAreNotAlike() throws Exception {
        Set<Long> first = new HashSet<>();
        for (String id : List.of("cam-1", "cam-4")) {
            first.add(Decoder.decode("rtsp://127.0.0.1:" + city.server.rtspPort() + "/" + id + "/sub", 1)
                    .get(0)
                    .sum());
        }
        assertThat(first).hasSize(2);
    }

    @Test
    void theStreamDoesWhatTheCatalogueSays() throws Exception {
        try (RtspClient c = client()) {
            assertThat(c.ask("DESCRIBE", "/cam-2/sub")).startsWith("RTSP/1.0 404 ");
            assertThat(c.ask("DESCRIBE", "/cam-3/sub")).startsWith("RTSP/1.0 401 ");
            c.play("/cam-1/sub");
            c.picture();
            city.server.model().write(w -> {
                w.put(new CameraHealth("cam-1", CameraHealth.Health.LOST, null, city.clock.instant()));
                return true;
            });
            assertThatThrownBy(() -> {
                        while (true) {
                            c.picture();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(city.get("/hls/cam-1/sub/index.m3u8", null).status()).isEqualTo(404);
    }

    private RtspClient client() throws IOException {
        return new RtspClient(city.server.rtspPort(), 0);
    }

    @Test
    void aCutLineCutsTheCamerasToo() throws Exception {
        try (RtspClient c = client()) {
            c.play("/cam-1/sub");
            c.picture();
            city.fault("cut");
            assertThatThrownBy(() -> {
                        while (true) {
                            c.picture();
                        }
                    })
                    .isInstanceOf(IOException.class);
            // Lines that are open are cut first, and the door is closed after them.
            await().untilAsserted(
                            () -> assertThatThrownBy(() -> client().close()).isInstanceOf(IOException.class));
        }
        city.heal();
        await().until(() -> city.server.watching() == 0);
        try (RtspClient c = client()) {
            c.play("/cam-1/sub");
            c.picture();
            city.fault("half-open");
            c.patience(400);
            assertThatThrownBy(() -> {
                        while (true) {
                            c.picture();
                        }
                    })
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void segmentsComeByRangesWithTheirTypes() throws Exception {
        TestCity.Answer list = city.get("/hls/cam-1/sub/index.m3u8", null);
        assertThat(list.type()).isEqualTo("application/vnd.apple.mpegurl");
        String[] lines = new String(list.body(), StandardCharsets.US_ASCII).split("\n");
        String path = "/hls/cam-1/sub/" + lines[lines.length - 1];
        TestCity.Answer whole = city.get(path, null);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.type()).isEqualTo("video/mp2t");
        assertThat(whole.headers().firstValue("Content-Encoding")).isEmpty();
        TestCity.Answer part = city.send(city.request(path, null).header("Range", "bytes=188-375"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 188-375/" + whole.body().length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 188, 376));
        TestCity.Answer end = city.send(city.request(path, null).header("Range", "bytes=-188"));
        assertThat(end.body())
                .isEqualTo(Arrays.copyOfRange(whole.body(), whole.body().length - 188, whole.body().length));
        assertThat(city.send(city.request(path, null).header("Range", "bytes=99999999-"))
                        .status())
                .isEqualTo(416);
        for (String no : List.of(
                "/hls/cam-1/other/index.m3u8",
                "/hls/nobody/sub/index.m3u8",
                "/hls/cam-1/sub/1.ts",
                "/hls/cam-1/sub/99999999999999999999.ts",
                "/hls/cam-1/sub/..%2f..%2fpack")) {
            assertThat(city.get(no, null).status()).as(no).isBetween(400, 404);
        }
        assertThat(city.get("/hls/cam-3/sub/index.m3u8", null).status()).isEqualTo(401);
        String basic = Base64.getEncoder().encodeToString("demo:toancanh".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder known =
                city.request("/hls/cam-3/sub/index.m3u8", null).header("Authorization", "Basic " + basic);
        assertThat(city.send(known).status()).isEqualTo(200);
    }

    @Test
    void garbageIsAFaultLikeOthers() throws Exception {
        city.fault("garbage", "seconds", 60);
        JsonNode on = city.control("GET", "/sim/faults", null).json().path("faults");
        assertThat(on.get(0).path("fault").asText()).isEqualTo("garbage");
        TestCity.Answer list = city.get("/hls/cam-1/sub/index.m3u8", null);
        String last = new String(list.body(), StandardCharsets.US_ASCII)
                .lines()
                .collect(Collectors.toList())
                .get(6);
        assertThat(last).endsWith(".ts");
        assertThat(city.get("/hls/cam-1/sub/" + last, null).body()[0]).isNotEqualTo((byte) 0x47);
        await().atMost(Duration.ofSeconds(1))
                .until(() -> city.get("/health", null).status() == 200);
    }
}
