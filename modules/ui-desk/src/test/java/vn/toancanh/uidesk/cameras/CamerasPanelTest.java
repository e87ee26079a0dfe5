package vn.toancanh.uidesk.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.state.NearestCameras;
import vn.toancanh.core.state.NearestCameras.Pick;
import vn.toancanh.uidesk.DeskFaces;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;

/** Key C: which cameras come, in which order, and why each of them is offered. */
@ExtendWith(FxExtension.class)
class CamerasPanelTest {
    private final Grid grid = new Grid();

    private DeskHarness open(Language language) {
        DeskHarness h = new DeskHarness();
        h.faces = new DeskFaces(use -> new NoMap(), new CameraGrid.Maker() {
            @Override
            public CameraGrid grid(CameraGrid.Use use) {
                return grid;
            }

            @Override
            public CameraGrid focus() {
                return new Grid();
            }
        });
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

        assertThat(grid.ids)
                .isEqualTo(rank(h, c).stream().map(p -> p.camera().id()).toList());
        if (grid.ids.contains("c031")) {
            assertThat(grid.ids.get(grid.ids.size() - 1)).isEqualTo("c031");
        }
    }

    @Test
    void eachSaysWhyItIsOfferedInTheLanguageOfTheMoment() {
        DeskHarness h = open(Language.VI);
        Case c = busiest(h);
        h.station.model().select(c.id());
        assertThat(grid.why.keySet()).containsExactlyInAnyOrderElementsOf(grid.ids);
        for (Pick p : rank(h, c)) {
            String start =
                    switch (p.reason()) {
                        case SEES -> "nhìn thấy điểm này, cách ";
                        case CAN_TURN -> "quay được tới đây, cách ";
                        case LOOKS_THERE -> "nhìn về phía này từ xa, cách ";
                        case NEAR -> "ở gần, nhìn hướng khác, cách ";
                    };
            assertThat(grid.why.get(p.camera().id())).startsWith(start).matches(".*cách [0-9,]+ k?m");
        }

        h.words.languageProperty().set(Language.EN);
        assertThat(grid.why.values()).allMatch(w -> w.matches(".*, [0-9.]+ k?m away"));
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

        assertThat(grid.ids).isEmpty();
        assertThat(h.station.cameras().node().lookupAll(".text-meta").stream()
                        .filter(Label.class::isInstance)
                        .map(l -> ((Label) l).getText()))
                .contains("không có camera nào trong 2 km quanh " + far.code());
    }

    private static final class Grid extends CameraGrid {
        private final StackPane root = new StackPane();
        private List<String> ids = List.of();
        private Map<String, String> why = new HashMap<>();

        @Override
        public Parent node() {
            return root;
        }

        @Override
        protected void onAttach(Pins pins) {}

        @Override
        public void cells(int columns, int rows) {}

        @Override
        public void show(List<String> cameraIds) {
            ids = cameraIds;
        }

        @Override
        public void why(Map<String, String> words) {
            why = words;
        }

        @Override
        public List<String> shown() {
            return ids;
        }

        @Override
        public CellState state(String cameraId) {
            return CellState.EMPTY;
        }

        @Override
        public void setOnOpen(Consumer<String> handler) {}

        @Override
        public void textSize(double px) {}
    }

    private static final class NoMap extends MapFace {
        private final StackPane root = new StackPane();
        private final StringProperty selected = new SimpleStringProperty();

        @Override
        public Parent node() {
            return root;
        }

        @Override
        protected void onAttach(Pins pins) {}

        @Override
        public StringProperty selectedCaseProperty() {
            return selected;
        }

        @Override
        public void layers(Set<MapLayer> layers) {}

        @Override
        public void setOnCamera(Consumer<String> handler) {}

        @Override
        public void show(GeoPoint at, int zoom) {}

        @Override
        public void showAll() {}
    }
}
