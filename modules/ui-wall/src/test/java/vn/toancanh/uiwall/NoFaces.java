package vn.toancanh.uiwall;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;

/** Map and cameras that draw nothing. */
final class NoFaces {
    private NoFaces() {}

    static final class Map extends MapFace {
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

    static final class Cameras implements CameraGrid.Maker {
        @Override
        public CameraGrid grid(CameraGrid.Use use) {
            return new Cells();
        }

        @Override
        public CameraGrid focus() {
            return new Cells();
        }
    }

    private static final class Cells extends CameraGrid {
        private final StackPane root = new StackPane();
        private List<String> ids = List.of();

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
}
