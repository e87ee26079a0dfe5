package vn.toancanh.uimap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.uikit.face.MapFace.Use;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** What stands on the map is whole and readable, at the sizes that a map has on these screens, in both languages. */
@ExtendWith(FxExtension.class)
class MapLooksTest {
    @ParameterizedTest
    @CsvSource({
        "DESK, 1366, 768, VI", "DESK, 1366, 768, EN", "DESK, 1920, 1080, VI", "DESK, 1920, 1080, EN",
        "FIELD, 1366, 768, VI", "FIELD, 1366, 768, EN", "WALL, 1920, 1080, VI", "WALL, 1920, 1080, EN",
        "DESK, 640, 480, VI", "DESK, 640, 480, EN", "DESK, 600, 400, VI", "DESK, 600, 400, EN",
        "DESK, 400, 300, VI", "DESK, 400, 300, EN", "WALL, 600, 400, VI", "WALL, 600, 400, EN",
        "WALL, 400, 300, VI", "WALL, 400, 300, EN", "FIELD, 400, 300, VI", "FIELD, 400, 300, EN"
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
        out.addAll(overlaps(harness.scene));
        assertThat(out).isEmpty();
        assertThat(ContrastWalker.texts(harness.scene)).isGreaterThan(w > 400 && h > 400 ? 3 : 1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tabReachesEveryControlAndShowsWhereItIs(Language language) {
        MapHarness harness = new MapHarness();
        CityFixture.busy(harness.ring);
        harness.words.languageProperty().set(language);
        harness.open(Use.DESK, 1000, 700);
        Fx.layout(harness.scene);
        assertThat(FocusWalker.order(harness.scene)).hasSizeGreaterThanOrEqualTo(9);
        assertThat(FocusWalker.problems(harness.scene)).isEmpty();
        harness.map.node().requestFocus();
        harness.scene.getRoot().applyCss();
        Region chrome = (Region) harness.map.node().lookup(".map-chrome");
        assertThat(chrome.getBorder())
                .as("the map itself shows that it has the focus")
                .isNotNull();
        assertThat(chrome.getBorder().getStrokes().get(0).getWidths().getTop()).isGreaterThanOrEqualTo(2);
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
            Bounds age = bounds(harness, ".map-age");
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

    /** What stands on the map stands beside each other, and on the map. */
    private static List<String> overlaps(Scene scene) {
        List<Node> parts = new ArrayList<>();
        for (String s : List.of(".map-chip", ".map-legend", ".map-scale", ".map-layers", ".map-zoom")) {
            scene.getRoot().lookupAll(s).stream().filter(Node::isVisible).forEach(parts::add);
        }
        List<String> out = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Bounds a = parts.get(i).localToScene(parts.get(i).getLayoutBounds());
            if (a.getMinX() < 0
                    || a.getMinY() < 0
                    || a.getMaxX() > scene.getWidth()
                    || a.getMaxY() > scene.getHeight()) {
                out.add("off the map: " + parts.get(i));
            }
            for (int j = 0; j < i; j++) {
                if (a.intersects(parts.get(j).localToScene(parts.get(j).getLayoutBounds()))) {
                    out.add(parts.get(i) + " over " + parts.get(j));
                }
            }
        }
        return out;
    }
}
