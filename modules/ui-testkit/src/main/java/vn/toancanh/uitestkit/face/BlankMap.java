package vn.toancanh.uitestkit.face;

import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;

/** Stands where the map will. JavaFX thread. */
public final class BlankMap extends MapFace {
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
