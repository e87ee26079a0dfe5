package vn.toancanh.uimap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.uikit.face.MapFace.Use;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** What stands on the map is whole and readable, at the sizes that a map has on these screens, in both languages. */
@ExtendWith(FxExtension.class)
class MapLooksTest {
    @ParameterizedTest
    @CsvSource({
        "DESK, 1366, 768, VI", "DESK, 1366, 768, EN", "DESK, 1920, 1080, VI", "DESK, 1920, 1080, EN",
        "FIELD, 1366, 768, VI", "FIELD, 1366, 768, EN", "WALL, 1920, 1080, VI", "WALL, 1920, 1080, EN",
        "DESK, 640, 480, VI", "DESK, 640, 480, EN"
    })
    void theControlsAreWhole(Use use, int w, int h, Language language) {
        MapHarness harness = new MapHarness();
        CityFixture.busy(harness.ring);
        harness.words.languageProperty().set(language);
        harness.open(use, w, h);
        harness.ticker.tick();
        Fx.layout(harness.scene);
        List<String> out = new ArrayList<>(TruncationWalker.problems(harness.scene));
        out.addAll(OverflowWalker.problems(harness.scene));
        out.addAll(ContrastWalker.problems(harness.scene));
        assertThat(out).isEmpty();
        assertThat(ContrastWalker.texts(harness.scene)).isGreaterThan(3);
    }

    /** A third of one panel, with letters for three metres. */
    @ParameterizedTest
    @CsvSource({"WALL, 480, 700, 56", "WALL, 960, 700, 56", "FIELD, 300, 300, 14", "DESK, 360, 300, 14"})
    void onASmallMapNothingIsCutAndNothingStandsOnSomethingElse(Use use, int w, int h, int px) {
        for (Language language : Language.values()) {
            MapHarness harness = new MapHarness();
            CityFixture.busy(harness.ring);
            harness.words.languageProperty().set(language);
            harness.open(use, w, h);
            harness.map.node().setStyle("-fx-font-size: " + px + "px");
            Fx.layout(harness.scene);
            harness.clock.advance(Duration.ofSeconds(1));
            harness.ticker.tick();
            Fx.layout(harness.scene);
            assertThat(TruncationWalker.problems(harness.scene)).isEmpty();
            Bounds age = bounds(harness, ".map-chip");
            Bounds ruler = bounds(harness, ".map-scale");
            assertThat(age.intersects(ruler)).as("age %s, ruler %s", age, ruler).isFalse();
            assertThat(age.getMaxX()).isLessThanOrEqualTo(w);
            if (harness.map.node().lookup(".map-legend").isVisible()) {
                assertThat(bounds(harness, ".map-legend").intersects(ruler)).isFalse();
            }
        }
    }

    private static Bounds bounds(MapHarness harness, String selector) {
        Node n = harness.map.node().lookup(selector);
        return n.localToScene(n.getLayoutBounds());
    }
}
