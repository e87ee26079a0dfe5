package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.engine.CachedTiles;
import vn.toancanh.link.LinkOptions;
import vn.toancanh.link.XyzTiles;
import vn.toancanh.storage.TileFile;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uimap.GroundSource.Trouble;

/** The chain cache, map server, demo ground, against a server that speaks HTTP. */
class ServerGroundTest {
    private static final TileSource.TileKey PLACE = new TileSource.TileKey(13, 6554, 3805);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T07:32:07Z"));
    private final TileSource.Tile drawn = new TileSource.Tile.Drawn(new int[256 * 256], Instant.EPOCH);
    private MockWebServer server;
    private XyzTiles network;
    private TileFile file;
    private ServerGround ground;

    @TempDir
    Path profile;

    @BeforeEach
    void open() throws Exception {
        server = new MockWebServer();
        server.start(InetAddress.getLoopbackAddress(), 0);
        String template = "http://127.0.0.1:" + server.getPort() + "/{z}/{x}/{y}.png";
        network = new XyzTiles(template, 18, clock, LinkOptions.standard("test"));
        file = new TileFile(profile, 10_000_000, clock);
        TileSource cached = new CachedTiles(network, file, clock, Duration.ofDays(7), Runnable::run);
        ground = new ServerGround(cached, demo(), template, "© Sở Xây dựng");
    }

    @AfterEach
    void close() {
        network.close();
        file.close();
        server.close();
    }

    private TileSource demo() {
        return new TileSource() {
            @Override
            public String id() {
                return "drawn";
            }

            @Override
            public int maxZoom() {
                return 18;
            }

            @Override
            public CompletionStage<Tile> tile(TileKey key) {
                return CompletableFuture.completedFuture(drawn);
            }
        };
    }

    private TileSource.Tile ask() throws Exception {
        return ground.tile(PLACE).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void answers(int code, String type, byte[] body) {
        server.enqueue(new MockResponse.Builder()
                .code(code)
                .addHeader("Content-Type", type)
                .body(new Buffer().write(body))
                .build());
    }

    private static byte[] picture() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    @Test
    void aPictureIsShownAndKeptForTheTimeWithoutAServer() throws Exception {
        answers(200, "image/png", picture());
        assertThat(ask()).isInstanceOf(TileSource.Tile.Encoded.class);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/13/6554/3805.png");
        assertThat(ground.said().host()).isEqualTo("127.0.0.1");
        assertThat(ground.said().credit()).isEqualTo("© Sở Xây dựng");
        assertThat(ground.isWanting()).isFalse();
        // It is kept after it was shown.
        await().atMost(Duration.ofSeconds(20)).until(() -> file.load(network.id(), PLACE) != null);
        server.close();
        clock.advance(Duration.ofDays(30));
        assertThat(ask()).isInstanceOfSatisfying(TileSource.Tile.Encoded.class, t -> assertThat(t.asOf())
                .isEqualTo(Instant.parse("2026-11-22T07:32:07Z")));
    }

    @Test
    void aPageInsteadOfAPictureLeavesTheDemoGroundAndIsSaid() throws Exception {
        answers(200, "text/html", "<html>Đăng nhập</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(ask()).isSameAs(drawn);
        assertThat(ground.said().trouble()).isEqualTo(Trouble.NO_PICTURE);
    }

    @Test
    void aPlaceThatTheServerDoesNotHaveIsDrawn() throws Exception {
        answers(404, "text/plain", new byte[0]);
        assertThat(ask()).isSameAs(drawn);
        assertThat(ground.said().trouble()).isEqualTo(Trouble.NO_TILE);
    }

    @Test
    void aServerThatFailsAndComesBackIsShownAgain() throws Exception {
        answers(503, "text/plain", new byte[0]);
        assertThat(ask()).isSameAs(drawn);
        assertThat(ground.said().trouble()).isEqualTo(Trouble.DOWN);
        assertThat(ground.isWanting()).isTrue();
        answers(200, "image/png", picture());
        assertThat(ask()).isInstanceOf(TileSource.Tile.Encoded.class);
        assertThat(ground.said().trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void aServerThatIsNotThereLeavesTheDemoGround() throws Exception {
        server.close();
        assertThat(ask()).isSameAs(drawn);
        assertThat(ground.said().trouble()).isEqualTo(Trouble.DOWN);
    }

    @Test
    void aZoomThatIsNoneIsTheUsualOne() {
        assertThat(ServerGround.zoom("16")).isEqualTo(16);
        assertThat(ServerGround.zoom("")).isEqualTo(18);
        assertThat(ServerGround.zoom("-1")).isEqualTo(18);
        assertThat(ServerGround.zoom("nhiều")).isEqualTo(18);
    }
}
