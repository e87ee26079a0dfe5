package vn.toancanh.uimap.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Shape;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;
import vn.toancanh.geo.WebMercator;

class DemoTilesTest {
    private static final Instant AS_OF = Instant.parse("2026-11-22T07:20:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final GeoPoint CITY = new GeoPoint(12.667, 108.05);
    private static final String MARK = "KHÔNG PHẢI BẢN ĐỒ THẬT";

    private final Map<String, Consumer<FeatureLayer>> watching = new HashMap<>();

    private DemoTiles tiles(String mark) {
        return new DemoTiles(
                (id, listener) -> {
                    watching.put(id, listener);
                    return () -> watching.remove(id);
                },
                Runnable::run,
                () -> TODAY,
                LocalText::vi,
                mark);
    }

    private void say(String layer, Feature... features) {
        watching.get(layer).accept(new FeatureLayer(layer, "1", AS_OF, List.of(features)));
    }

    private static Feature street(double north, LocalDate until) {
        return new Feature(
                "s" + north,
                new Shape.Line(List.of(
                        new GeoPoint(CITY.lat() + north, CITY.lon() - 0.02),
                        new GeoPoint(CITY.lat() + north, CITY.lon() + 0.02))),
                new LocalText("Đường Lê Duẩn", "Lê Duẩn Street"),
                "major",
                null,
                null,
                null,
                until);
    }

    private static TileKey at(int z) {
        int n = 1 << z;
        return new TileKey(z, (int) (WebMercator.x(CITY.lon()) * n), (int) (WebMercator.y(CITY.lat()) * n));
    }

    private static int[] draw(DemoTiles t, TileKey key) {
        Tile tile = t.tile(key).toCompletableFuture().join();
        assertThat(tile).isInstanceOf(Tile.Drawn.class);
        assertThat(((Tile.Drawn) tile).asOf()).isEqualTo(AS_OF);
        return ((Tile.Drawn) tile).argb();
    }

    private static int different(int[] a, int[] b) {
        int n = 0;
        for (int i = 0; i < a.length; i++) {
            n += a[i] == b[i] ? 0 : 1;
        }
        return n;
    }

    @Test
    void withoutFeaturesThereIsNoTileYet() {
        assertThat(tiles(MARK).tile(at(13)).toCompletableFuture().join())
                .isEqualTo(new Tile.Missing(true, "no-features"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8, 12, 13, 14, 16, 18})
    void everyTileSaysThatItIsNoRealMap(int zoom) {
        DemoTiles marked = tiles(MARK);
        say("streets", street(0.001, null));
        List<int[]> with = new ArrayList<>();
        TileKey k = at(zoom);
        for (int dx = 0; dx < 5; dx++) { // more than one square of tiles that are drawn in one go
            with.add(draw(marked, new TileKey(zoom, k.x() + dx, k.y())));
        }
        DemoTiles plain = tiles(" ");
        say("streets", street(0.001, null));
        for (int dx = 0; dx < 5; dx++) {
            int[] without = draw(plain, new TileKey(zoom, k.x() + dx, k.y()));
            assertThat(different(with.get(dx), without)).as("tile %d", dx).isGreaterThan(400);
        }
    }

    @Test
    void aNewerLayerIsDrawnAndSaid() {
        DemoTiles t = tiles(MARK);
        int[] told = {0};
        t.onChange(() -> told[0]++);
        say("streets", street(0.001, null));
        int[] first = draw(t, at(15));
        say("streets", street(0.001, null), street(0.002, null));
        assertThat(told[0]).isEqualTo(2);
        assertThat(different(first, draw(t, at(15)))).isGreaterThan(200);
    }

    @Test
    void whatIsOverIsNotDrawn() {
        DemoTiles t = tiles(MARK);
        say("streets", street(0.001, TODAY.minusDays(1)));
        int[] gone = draw(t, at(15));
        say("streets");
        assertThat(different(gone, draw(t, at(15)))).isZero();
        say("streets", street(0.001, TODAY));
        assertThat(different(gone, draw(t, at(15)))).isGreaterThan(200);
    }

    @Test
    void closingEndsTheWatching() {
        DemoTiles t = tiles(MARK);
        assertThat(watching).isNotEmpty();
        t.close();
        assertThat(watching).isEmpty();
    }
}
