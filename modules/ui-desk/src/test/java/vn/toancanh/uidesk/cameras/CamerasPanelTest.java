package vn.toancanh.uidesk.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.NearestCameras;
import vn.toancanh.core.state.NearestCameras.Pick;
import vn.toancanh.uidesk.DeskFaces;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.face.BlankCameras;
import vn.toancanh.uitestkit.face.BlankMap;

/** Key C: which cameras come, in which order, and why each of them is offered. */
@ExtendWith(FxExtension.class)
class CamerasPanelTest {
    private final BlankCameras grid = new BlankCameras();

    private DeskHarness open(Language language) {
        DeskHarness h = new DeskHarness();
        h.faces = new DeskFaces(use -> new BlankMap(), BlankCameras.maker(grid));
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, language);
        return h;
    }

    /** A case with most cameras around it, so that there is something to choose from. */
    private static Case busiest(DeskHarness h) {
        return h.ring.state().shown().values().stream()
                .filter(c -> c.state().isOpen() && rank(h, c).size() > 2)
                .findFirst()
                .orElseThrow();
    }

    private static List<Pick> rank(DeskHarness h, Case c) {
        return NearestCameras.rank(h.ring.state(), c.place().point(), 6);
    }

    @Test
    void keyCOffersTheUsefulOnesFirstAndTheDeadLast() {
        DeskHarness h = open(Language.VI);
        Case c = busiest(h);
        h.station.model().select(c.id());
        Fx.press(h.scene(), "C");

        assertThat(grid.shown())
                .isEqualTo(rank(h, c).stream().map(p -> p.camera().id()).toList());
        if (grid.shown().contains("c031")) {
            assertThat(grid.shown().get(grid.shown().size() - 1)).isEqualTo("c031");
        }
    }

    @Test
    void eachSaysWhyItIsOfferedInTheLanguageOfTheMoment() {
        DeskHarness h = open(Language.VI);
        Case c = busiest(h);
        h.station.model().select(c.id());
        assertThat(grid.why().keySet()).containsExactlyInAnyOrderElementsOf(grid.shown());
        for (Pick p : rank(h, c)) {
            String end =
                    switch (p.reason()) {
                        case SEES -> " · nhìn thấy điểm này";
                        case CAN_TURN -> " · quay được tới đây";
                        case LOOKS_THERE -> " · nhìn về phía này từ xa";
                        case NEAR -> " · nhìn hướng khác";
                    };
            // The distance first: what is cut in a small cell is the end.
            assertThat(grid.why().get(p.camera().id())).matches("[0-9,]+ k?m" + end);
        }

        h.words.languageProperty().set(Language.EN);
        assertThat(grid.why().values()).allMatch(w -> w.matches("[0-9.]+ k?m · (sees|can|looks) .*"));
    }

    @Test
    void whereNoCameraIsNearItSaysSo() {
        DeskHarness h = open(Language.VI);
        Case far = h.ring.state().shown().values().stream()
                .filter(c -> c.state().isOpen()
                        && c.place().point() != null
                        && rank(h, c).isEmpty())
                .findFirst()
                .orElseThrow();
        h.station.model().select(far.id());
        Fx.layout(h.scene());

        assertThat(grid.shown()).isEmpty();
        assertThat(h.station.cameras().node().lookupAll(".text-meta").stream()
                        .filter(Label.class::isInstance)
                        .map(l -> ((Label) l).getText()))
                .contains("không có camera nào trong 2 km quanh " + far.code());
    }

    @Test
    void asManyCellsAsThereAreCamerasAndTheyFillThePlace() {
        DeskHarness h = open(Language.VI);
        for (Case c : List.copyOf(h.ring.state().shown().values())) {
            if (c.state().isOpen() && c.place().point() != null) {
                h.station.model().select(c.id());
                Fx.layout(h.scene());
                int n = Math.max(1, rank(h, c).size());
                assertThat(grid.columns() * grid.rows()).as("cells for %d", n).isBetween(n, n + 1);
            }
        }
    }
}
