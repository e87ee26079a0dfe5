package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Person;
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
    void theChosenCaseGoesToTheWallOnlyAfterALookAtTheScenes() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        h.station.model().select("case-2");
        Fx.layout(h.scene());
        h.scene().lookup("#queue-list").requestFocus();
        Fx.press(h.scene(), "W");
        assertThat(h.ring.state().walls().values()).noneMatch(w -> "case-2".equals(w.caseId()));
        String code = h.ring.state().shown().get("case-2").code();
        assertThat(((Label) h.scene().lookup("#wall-case")).getText()).contains(code);
        String follows = h.ring.state().catalogue().scenes().stream()
                .filter(s -> s.blocks().stream().anyMatch(b -> b.follow() != null))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("scene-" + follows);
        Fx.press(h.scene(), "Enter");
        Fx.layout(h.scene());
        assertThat(h.ring.state().walls().values())
                .anyMatch(w -> w.sceneId().equals(follows) && "case-2".equals(w.caseId()));
    }

    @Test
    void eachSceneIsDrawnAsItsBlocksStand() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        Fx.press(h.scene(), "F11");
        for (var scene : h.ring.state().catalogue().scenes()) {
            var drawn = h.scene().lookup("#scene-" + scene.id()).lookupAll(".scene-block");
            assertThat(drawn)
                    .hasSameSizeAs(scene.blocks())
                    .allMatch(n -> n.getLayoutBounds().getWidth() > 4
                            && n.getParent().getLayoutBounds().contains(n.getBoundsInParent()));
        }
    }

    @Test
    void nobodySitsDownAsAWall() {
        CityFixture.busy(h.ring);
        Person wall = new Person("tuong", "Tường", "wall", new LocalText("Tường", "Wall"), "dl-ioc", Person.WALL);
        List<Person> all = new ArrayList<>(CityFixture.people());
        all.add(wall);
        h.ring.people(all, CityFixture.session());
        h.ring.signOut();
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        assertThat(h.scene().lookup("#person-" + CityFixture.people().get(0).id()))
                .isNotNull();
        assertThat(h.scene().lookup("#person-tuong")).isNull();
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
