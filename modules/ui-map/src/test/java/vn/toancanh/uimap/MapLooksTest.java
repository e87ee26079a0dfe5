package vn.toancanh.uimap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
