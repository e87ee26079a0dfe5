package vn.toancanh.uimap.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.port.TileSource.TileKey;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uimap.Viewport;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.OffFx;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

/** What GluonMaps shows is, pixel by pixel, what the tiles hold; and what a cut link left out comes when it is back. */
@ExtendWith(FxExtension.class)
@OffFx
@Timeout(240)
class TilePlaneTest {
    private static final int W = 700;
    private static final int H = 460;
    private static final GeoPoint CITY = new GeoPoint(12.667, 108.05);

    private final PaintedTiles tiles = new PaintedTiles(18);
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private TileLoader loader;
    private TilePlane plane;
    private Viewport at = Viewport.at(CITY, 13, W, H);

    @BeforeEach
    void show() {
        Fx.run(() -> {
            FakeRing ring = new FakeRing(() -> CityFixture.NOW);
            loader = new TileLoader(tiles, FxBridge.of(ring, System::nanoTime), worker);
            plane = new TilePlane(loader);
            Pane root = new Pane(plane);
            Stage stage = new Stage();
            stage.setScene(new Scene(root, W, H));
            stage.show();
            plane.resizeRelocate(0, 0, W, H);
            plane.apply(at);
        });
    }

    @AfterEach
    void end() {
        worker.shutdownNow();
    }

    private void look(Viewport v) {
        at = v;
        Fx.run(() -> plane.apply(v));
    }

    /** Lets some pulses pass, in which GluonMaps lays out and the plane tidies up. */
    private static void pulses(int n) {
        int[] left = {n};
        Fx.run(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (--left[0] <= 0) {
                    stop();
                }
            }
        }.start());
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> Fx.get(() -> left[0] <= 0));
    }

    private void settled() {
        pulses(3);
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> Fx.get(() -> loader.loading() == 0));
        pulses(6);
    }

    private interface Want {
        int argb(TileKey k, int x, int y);
    }

    private int wrong(Want want) {
        return Fx.get(() -> {
            WritableImage seen = plane.getScene().snapshot(null);
            PixelReader r = seen.getPixelReader();
            int wrong = 0;
            for (int y = 0; y < H; y++) {
                for (int x = 0; x < W; x++) {
                    long wx = at.left() + x;
                    long wy = at.top() + y;
                    TileKey k = new TileKey(at.zoom(), (int) (wx >> 8), (int) (wy >> 8));
                    if (r.getArgb(x, y) != want.argb(k, (int) (wx & 255), (int) (wy & 255))) {
                        wrong++;
                    }
                }
            }
            return wrong;
        });
    }

    private int wrong(int coat) {
        return wrong((k, x, y) -> PaintedTiles.pixel(k, x, y, coat));
    }

    @Test
    void fortyPansAndNineZoomsHaveNoWrongPixel() {
        settled();
        assertThat(wrong(0)).isZero();
        for (int i = 0; i < 40; i++) {
            look(at.pan(37 + 11 * i % 90, 23 - 17 * i % 60));
            if (i % 4 == 3) {
                settled();
                assertThat(wrong(0)).as("pan %d", i).isZero();
            }
        }
        for (int z : new int[] {14, 15, 16, 12, 11, 8, 5, 17, 13}) {
            look(at.zoom(z, 100, 333));
            settled();
            assertThat(wrong(0)).as("zoom %d", z).isZero();
        }
    }

    @Test
    void aCutLinkShowsTheTileAboveAndItsReturnFillsEveryTile() {
        settled();
        tiles.link(false);
        look(at.zoom(14, W / 2.0, H / 2.0));
        settled();
        assertThat(Fx.get(loader::isWanting)).isTrue();
        Want above = (k, x, y) -> PaintedTiles.pixel(
                new TileKey(13, k.x() >> 1, k.y() >> 1), (k.x() & 1) * 128 + x / 2, (k.y() & 1) * 128 + y / 2, 0);
        assertThat(wrong(above)).isZero();
        look(at.pan(20, 10));
        settled();

        tiles.link(true);
        Fx.run(loader::retry);
        settled();
        assertThat(Fx.get(loader::isWanting)).isFalse();
        assertThat(wrong(0)).isZero();
    }

    @Test
    void sixFlapsWhilePanningLeaveNothingOut() {
        for (int i = 0; i < 6; i++) {
            tiles.link(false);
            look(at.pan(210, 90));
            pulses(2);
            tiles.link(true);
            Fx.run(loader::retry);
            look(at.pan(-60, 130));
            pulses(1);
        }
        Fx.run(loader::retry);
        settled();
        assertThat(wrong(0)).isZero();
    }

    @Test
    void aLinkThatReturnsBeforeTheFailureWasHeardIsNotMissed() {
        tiles.link(false);
        tiles.hold();
        look(at.pan(900, 0));
        pulses(3);
        tiles.link(true);
        Fx.run(loader::retry);
        tiles.release();
        settled();
        assertThat(wrong(0)).isZero();
    }

    @Test
    void anotherGroundReplacesEveryTileInUse() {
        settled();
        tiles.coat(1);
        Fx.run(loader::refresh);
        settled();
        assertThat(wrong(1)).isZero();
        assertThat(Fx.get(loader::asOf)).isEqualTo(PaintedTiles.MADE);
    }

    @Test
    void twoMapsOfOnePlaceAreBothFilled() {
        tiles.hold();
        look(at.pan(0, 1200));
        pulses(2);
        Fx.run(() -> {
            TilePlane second = new TilePlane(loader);
            Stage stage = new Stage();
            stage.setScene(new Scene(new Pane(second), W, H));
            stage.show();
            second.resizeRelocate(0, 0, W, H);
            second.apply(at);
        });
        pulses(2);
        tiles.release();
        settled();
        assertThat(wrong(0)).isZero();
    }

    @Test
    void pastTheLastZoomOfTheSourceItsLastTilesAreEnlarged() {
        PaintedTiles coarse = new PaintedTiles(12);
        Fx.run(() -> {
            FakeRing ring = new FakeRing(() -> CityFixture.NOW);
            loader = new TileLoader(coarse, FxBridge.of(ring, System::nanoTime), worker);
            TilePlane fresh = new TilePlane(loader);
            ((Pane) plane.getParent()).getChildren().setAll(fresh);
            plane = fresh;
            plane.resizeRelocate(0, 0, W, H);
            plane.apply(at);
        });
        settled();
        Want above = (k, x, y) -> PaintedTiles.pixel(
                new TileKey(12, k.x() >> 1, k.y() >> 1), (k.x() & 1) * 128 + x / 2, (k.y() & 1) * 128 + y / 2, 0);
        assertThat(wrong(above)).isZero();
    }
}
