package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.toancanh.link.Bench.NOW;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;

/** A map server may answer anything; only pictures come through, and what may be asked for again says so. */
@Timeout(30)
class XyzTilesTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000");
    private static final TileKey KEY = new TileKey(13, 6554, 3806);
    private static final LinkOptions FAST = new LinkOptions(
            Duration.ofMillis(500), Duration.ofMillis(800), Duration.ofSeconds(1), 1 << 20, 1 << 20, "ToanCanh/test");

    private final MockWebServer server = new MockWebServer();
    private XyzTiles tiles;

    @BeforeEach
    void start() throws Exception {
        server.start();
        tiles = new XyzTiles(server.url("/") + "t/{z}/{x}/{y}.png", 19, InstantSource.fixed(NOW), FAST);
    }

    @AfterEach
    void end() {
        tiles.close();
        server.close();
    }

    private Tile answer(int code, String type, byte[] body) {
        MockResponse.Builder b = new MockResponse.Builder().code(code).body(new Buffer().write(body));
        if (type != null) {
            b.setHeader("Content-Type", type);
        }
        server.enqueue(b.build());
        return tiles.tile(KEY).toCompletableFuture().join();
    }

    @Test
    void aPictureComesWithItsTime() throws Exception {
        Tile t = answer(200, "image/png", PNG);
        assertThat(t).isInstanceOfSatisfying(Tile.Encoded.class, e -> {
            assertThat(e.content()).isEqualTo(PNG);
            assertThat(e.asOf()).isEqualTo(NOW);
        });
        var asked = server.takeRequest();
        assertThat(asked.getUrl().encodedPath()).isEqualTo("/t/13/6554/3806.png");
        assertThat(asked.getHeaders().get("User-Agent")).isEqualTo("ToanCanh/test");
    }

    @ParameterizedTest
    @CsvSource({
        "404, false, no-such-tile",
        "204, false, no-such-tile",
        "403, false, status-403",
        "302, false, status-302",
        "429, true, status-429",
        "503, true, status-503"
    })
    void anythingElseSaysWhetherAskingAgainHelps(int code, boolean retry, String why) {
        assertThat(answer(code, "image/png", new byte[0])).isEqualTo(new Tile.Missing(retry, why));
    }

    @Test
    void whatIsNoPictureIsNotHandedOn() {
        byte[] page = "<html>Xin đăng nhập</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Tile none = new Tile.Missing(false, "not-a-picture");
        assertThat(answer(200, "text/html", page)).isEqualTo(none);
        assertThat(answer(200, "image/png", page)).isEqualTo(none);
        assertThat(answer(200, null, PNG)).isEqualTo(none);
        assertThat(answer(200, "image/png", new byte[0])).isEqualTo(none);
    }

    @Test
    void aHugeAnswerStopsAtTheLimit() {
        byte[] big = java.util.Arrays.copyOf(PNG, 1_000_001);
        assertThat(answer(200, "image/png", big)).isEqualTo(new Tile.Missing(false, "too-large"));
    }

    @Test
    void silenceAndACutEndInTime() {
        server.enqueue(new MockResponse.Builder()
                .headersDelay(5, java.util.concurrent.TimeUnit.SECONDS)
                .build());
        assertThat(tiles.tile(KEY).toCompletableFuture().join()).isEqualTo(new Tile.Missing(true, "no-link"));
        server.close();
        assertThat(tiles.tile(KEY).toCompletableFuture().join()).isEqualTo(new Tile.Missing(true, "no-link"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://a/{z}/{x}.png",
                "ftp://a/{z}/{x}/{y}",
                "file:///{z}/{x}/{y}",
                "http://u:p@a/{z}/{x}/{y}"
            })
    void onlyAnAddressOfTilesIsTaken(String template) {
        assertThatThrownBy(() -> new XyzTiles(template, 19, InstantSource.fixed(NOW), FAST))
                .isInstanceOf(BadAddressException.class);
    }
}
