package vn.toancanh.uimap;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.watch.Ticker;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

/** A map of the fixture city in a window of its own. JavaFX thread. */
final class MapHarness {
    final ManualClock clock = new ManualClock(CityFixture.NOW);
    final FakeRing ring = new FakeRing(clock::instant);
    final Messages words = new Messages(MapMaker.BUNDLE);
    final Ticker ticker = new Ticker(clock);
    MapView map;
    Scene scene;
    FxBridge bridge;

    /** A ground that never comes. */
    static final TileSource NO_TILES = new TileSource() {
        @Override
        public String id() {
            return "none";
        }

        @Override
        public int maxZoom() {
            return 18;
        }

        @Override
        public CompletionStage<Tile> tile(TileKey key) {
            return CompletableFuture.completedFuture(new Tile.Missing(true, "no-link"));
        }
    };

    MapHarness open(MapFace.Use use, double w, double h) {
        return open(use, w, h, NO_TILES, (id, listener) -> () -> {});
    }

    MapHarness open(MapFace.Use use, double w, double h, TileSource tiles, FeatureSource features) {
        // Tiles must come later, as in life; what the ring says as well.
        bridge = FxBridge.of(ring, System::nanoTime);
        Map<String, String> kept = new HashMap<>();
        SettingsStore settings = new SettingsStore() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void put(String key, String value) {
                kept.put(key, value);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Station station = Station.of(
                ring,
                bridge,
                words,
                new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                ticker,
                clock,
                settings,
                Runnable::run);
        map = (MapView) new MapMaker(station, tiles, features).make(use);
        map.layers(EnumSet.of(MapLayer.CASES, MapLayer.CAMERAS, MapLayer.SENSORS, MapLayer.UNITS));
        Stage stage = Fx.show(map.node(), w, h, Density.NORMAL);
        scene = stage.getScene();
        map.attach();
        return this;
    }

    void click(double x, double y) {
        mouse(MouseEvent.MOUSE_PRESSED, x, y);
        mouse(MouseEvent.MOUSE_RELEASED, x, y);
    }

    void mouse(EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(
                map.node(),
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }
}
