package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;

/** F11: who may, takes a scene to the wall; who may not, is told so. */
@ExtendWith(FxExtension.class)
class WallSheetTest {
    private final DeskHarness h = new DeskHarness();

    @Test
    void aSupervisorTakesASceneByItsDigit() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        Fx.press(h.scene(), "F11");
        assertThat(h.scene().lookup("#wall-sheet")).isNotNull();
        String second = h.ring.state().catalogue().scenes().get(1).id();
        Fx.press(h.scene(), "2");
        Fx.layout(h.scene());
        assertThat(h.ring.state().walls().values()).anyMatch(w -> w.sceneId().equals(second));
        assertThat(h.scene().lookup("#wall-sheet")).isNull();
    }

    @Test
    void whoHasNoRightIsToldSo() {
        CityFixture.busy(h.ring);
        h.ring.step(s -> CityReducer.session(s, CityFixture.session(Right.WALL)));
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        Fx.press(h.scene(), "F11");
        assertThat(h.scene().lookup("#wall-sheet")).isNull();
        assertThat(h.station.model().noticeProperty().get().text()).contains("trưởng ca");
    }
}
