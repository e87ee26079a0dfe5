package vn.toancanh.uimap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.image.PixelReader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.port.LayerState;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.geo.WebMercator;
import vn.toancanh.uikit.face.MapFace.Use;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uimap.overlay.Scene2D;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.OffFx;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.RestWalker;

@ExtendWith(FxExtension.class)
@OffFx
@Timeout(120)
class MapViewTest {
    private final MapHarness h = Fx.get(MapHarness::new);

    private void open(Use use) {
        Fx.run(() -> {
            CityFixture.busy(h.ring);
            h.open(use, 1000, 700);
        });
        drawn();
    }

    private void drawn() {
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .until(() -> Fx.get(() -> !h.map.overlay().drawn().isEmpty()));
        Fx.settle();
    }

    private List<Scene2D.Mark> marks() {
        return Fx.get(() -> h.map.overlay().drawn());
    }

    private boolean inSight(String id) {
        return Fx.get(() -> {
            GeoPoint p = h.ring.state().shown().get(id).place().point();
            Viewport v = h.map.viewport();
            double x = v.px(WebMercator.x(p.lon()));
            double y = v.py(WebMercator.y(p.lat()));
            return x >= 0 && y >= 0 && x < v.width() && y < v.height();
        });
    }

    private Case placed() {
        return h.ring.state().shown().values().stream()
                .filter(c -> c.state().isOpen() && c.place().point() != null)
                .findFirst()
                .orElseThrow();
    }

    private void passes(int seconds) {
        for (int i = 0; i < seconds; i++) {
            Fx.run(() -> {
                h.clock.advance(Duration.ofSeconds(1));
                h.ticker.tick();
            });
            Fx.settle();
        }
    }

    private long pictures() {
        return Fx.get(h.map::pictures);
    }

    @Test
    void nothingOnItIsLaidOutWhileNothingMovesButTheClock() {
        open(Use.DESK);
        passes(90);
        assertThat(Fx.get(() -> RestWalker.problems(h.scene, () -> {
                    h.clock.advance(Duration.ofSeconds(1));
                    h.ticker.tick();
                })))
                .isEmpty();
    }

    @Test
    void itIsDrawnAnewWhenSomethingMovesOrAgesAndOnlyThen() {
        open(Use.DESK);
        passes(1);
        long still = pictures();
        passes(5);
        assertThat(pictures()).as("nothing moves").isEqualTo(still);

        String unit =
                Fx.get(() -> h.ring.state().resources().keySet().iterator().next());
        GeoPoint at = placed().place().point();
        h.ring.samples().put(new Sample("unit/" + unit, null, at, h.clock.instant()));
        passes(1);
        assertThat(pictures()).as("a unit is heard").isEqualTo(still + 1);
        passes(58);
        assertThat(pictures()).as("it is still fresh").isEqualTo(still + 1);
        passes(2);
        assertThat(pictures()).as("it is heard no more").isGreaterThan(still + 1);

        Fx.run(() -> h.map.selectedCaseProperty().set(placed().id()));
        passes(1);
        long chosen = pictures();
        passes(60);
        assertThat(pictures()).as("the age of what is chosen grows").isGreaterThan(chosen);
    }

    @Test
    void aClickChoosesACaseAndAGroupComesApart() {
        open(Use.DESK);
        Fx.run(() -> h.map.showAll());
        for (int i = 0; i < 16; i++) {
            int before = Fx.get(() -> h.map.viewport().zoom());
            Fx.settle();
            drawn();
            Scene2D.Mark m = marks().get(marks().size() - 1);
            Fx.run(() -> h.click(m.x(), m.y()));
            if (m.count() == 1) {
                assertThat(Fx.get(() -> h.map.selectedCaseProperty().get()))
                        .isEqualTo(m.worst().id());
                return;
            }
            int after = Fx.get(() -> h.map.viewport().zoom());
            assertThat(after).isGreaterThan(before);
            Awaitility.await().until(() -> Fx.get(() -> !h.map.overlay().drawn().contains(m)));
        }
        throw new AssertionError("no case stands alone");
    }

    @Test
    void whatIsChosenInTheQueueComesIntoSightAndWhatIsInSightStays() {
        open(Use.DESK);
        Case c = placed();
        Fx.run(() -> h.map.show(new GeoPoint(16, 106), 13));
        assertThat(inSight(c.id())).isFalse();
        Fx.run(() -> h.map.selectedCaseProperty().set(c.id()));
        assertThat(inSight(c.id())).isTrue();
        Viewport there = Fx.get(() -> h.map.viewport());
        Fx.run(() -> h.map.selectedCaseProperty().set(null));
        Fx.run(() -> h.map.selectedCaseProperty().set(c.id()));
        assertThat(Fx.get(() -> h.map.viewport())).isEqualTo(there);
    }

    @Test
    void theKeyboardDoesAllThatTheMouseDoes() {
        open(Use.DESK);
        Fx.run(() -> h.map.showAll());
        Viewport v = Fx.get(() -> h.map.viewport());
        Fx.run(() -> h.map.node().requestFocus());
        Fx.run(() -> Fx.press(h.scene, "Right"));
        assertThat(Fx.get(() -> h.map.viewport().left())).isGreaterThan(v.left());
        Fx.run(() -> Fx.press(h.scene, "Down"));
        assertThat(Fx.get(() -> h.map.viewport().top())).isGreaterThan(v.top());
        Fx.run(() -> Fx.press(h.scene, "Add"));
        assertThat(Fx.get(() -> h.map.viewport().zoom())).isEqualTo(v.zoom() + 1);
        Fx.run(() -> Fx.press(h.scene, "Subtract"));
        Fx.run(() -> Fx.press(h.scene, "Home"));
        assertThat(Fx.get(() -> h.map.viewport())).isEqualTo(v);
        Fx.run(() -> Fx.press(h.scene, "Page Down"));
        String first = Fx.get(() -> h.map.selectedCaseProperty().get());
        assertThat(first).isNotNull();
        Fx.run(() -> Fx.press(h.scene, "Page Down"));
        assertThat(Fx.get(() -> h.map.selectedCaseProperty().get())).isNotEqualTo(first);
        Fx.run(() -> Fx.press(h.scene, "Page Up"));
        assertThat(Fx.get(() -> h.map.selectedCaseProperty().get())).isEqualTo(first);
    }

    @Test
    void theWallShowsTheTwoHighestPrioritiesAndNoControls() {
        open(Use.WALL);
        assertThat(marks()).allMatch(m -> m.worst().priority().compareTo(Priority.P2) <= 0);
        assertThat(Fx.get(() -> h.map.node().lookupAll(".button").stream()
                        .filter(Button.class::isInstance)
                        .count()))
                .isZero();
        assertThat(Fx.get(() -> h.map.node().isFocusTraversable())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"5, 16.5, 112.0", "6, 16.5, 112.0", "8, 16.5, 112.0", "5, 9.5, 114.0", "8, 9.5, 114.0"})
    void hoangSaAndTruongSaAreNamedOnAnyGround(int zoom, double lat, double lon) {
        open(Use.DESK);
        Fx.run(() -> h.map.show(new GeoPoint(lat, lon), zoom));
        Awaitility.await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(bright())
                .isGreaterThan(100));
    }

    /** Pixels of a name's colour under the middle, where it stands. */
    private int bright() {
        return Fx.get(() -> {
            PixelReader r = h.scene.snapshot(null).getPixelReader();
            int n = 0;
            for (int y = 350; y < 395; y++) {
                for (int x = 380; x < 620; x++) {
                    n += (r.getArgb(x, y) >> 16 & 255) > 190 ? 1 : 0;
                }
            }
            return n;
        });
    }

    @Test
    void aCameraThatIsPickedIsSaid() {
        open(Use.DESK);
        AtomicReference<String> picked = new AtomicReference<>();
        var camera = h.ring.state().catalogue().cameras().get(0);
        Fx.run(() -> {
            h.map.layers(java.util.EnumSet.of(vn.toancanh.uikit.face.MapLayer.CAMERAS));
            h.map.setOnCamera(picked::set);
            h.map.show(camera.point(), 17);
        });
        Awaitility.await().until(() -> marks().isEmpty());
        Fx.run(() -> h.click(500, 350));
        assertThat(picked.get()).isEqualTo(camera.id());
    }

    @Test
    void beforeAnyWordFromACityItSaysSo() {
        Fx.run(() -> h.open(Use.DESK, 1000, 700));
        Fx.settle();
        Fx.run(h.ticker::tick);
        assertThat(Fx.get(() -> ((javafx.scene.control.Label) h.map.node().lookup(".map-age")).getText()))
                .isEqualTo(h.words.text("map.no-city"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aLayerThatIsOnAndRefusedSaysSoUntilItIsOffAndTheRestWorks(Language language) {
        AtomicReference<Consumer<LayerState>> city = new AtomicReference<>();
        FeatureSource refusing = new FeatureSource() {
            @Override
            public Subscription watch(String layerId, Consumer<FeatureLayer> listener) {
                return () -> {};
            }

            @Override
            public Subscription watchState(String layerId, Consumer<LayerState> listener) {
                city.set(listener);
                return () -> city.set(null);
            }
        };
        Fx.run(() -> {
            CityFixture.busy(h.ring);
            h.words.languageProperty().set(language);
            h.open(Use.DESK, 1000, 700, MapHarness.NO_TILES, refusing);
        });
        assertThat(city.get()).as("a layer that is off is not asked for").isNull();
        Fx.run(() -> h.map.layers(EnumSet.of(MapLayer.CASES, MapLayer.WARDS)));
        drawn();
        String wards = h.words.text("map.layer.wards");
        said(new LayerState(LayerState.Kind.BROKEN, null), city, h.words.text("map.layer-broken", wards));
        said(new LayerState(LayerState.Kind.PAGE, null), city, h.words.text("map.layer-page", wards));
        said(new LayerState(LayerState.Kind.TOO_LARGE, null), city, h.words.text("map.layer-too-large", wards));
        said(new LayerState(LayerState.Kind.HERE, CityFixture.NOW), city, "");
        said(LayerState.LOADING, city, h.words.text("map.layer-loading", wards));
        Fx.run(() -> h.map.layers(EnumSet.of(MapLayer.CASES)));
        assertThat(city.get()).isNull();
        assertThat(note()).isEmpty();
        assertThat(marks()).isNotEmpty();
    }

    private void said(LayerState state, AtomicReference<Consumer<LayerState>> city, String want) {
        city.get().accept(state);
        Awaitility.await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(note())
                .isEqualTo(want));
    }

    private String note() {
        return Fx.get(() -> {
            var label = (javafx.scene.control.Label) h.map.node().lookup(".map-layer-note");
            return label.getParent().isVisible() ? label.getText() : "";
        });
    }
}
