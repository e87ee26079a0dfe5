package vn.toancanh.uikit.face;

import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.uikit.View;

/**
 * A map with its layers, drawn by a room of its own. It follows the state by itself while attached, and draws nothing while
 * detached. JavaFX thread.
 */
public abstract class MapFace extends View {
    /** For whom a map is drawn: how large its signs are and whether it can be moved. */
    public enum Use {
        /** Beside the queue: moved and zoomed by mouse and keys, with controls. */
        DESK,
        /** On the display wall: nobody touches it; large signs, only the two highest priorities, no controls. */
        WALL,
        /** On the laptop: as on the desk, with targets of 40 px and more. */
        FIELD
    }

    /** Makes maps. */
    @FunctionalInterface
    public interface Maker {
        MapFace make(Use use);
    }

    /** Id of the chosen case, both ways; null when none is. */
    public abstract StringProperty selectedCaseProperty();

    /** Shows these layers and no other. */
    public abstract void layers(Set<MapLayer> layers);

    /** Told the id of a camera that a person picked. */
    public abstract void setOnCamera(Consumer<String> handler);

    /** Brings a place to the middle; a zoom of 0 keeps the present one. */
    public abstract void show(GeoPoint at, int zoom);

    /** Opens the choice of layers, for the keyboard; a map without controls has none. */
    public void chooseLayers() {}

    /** Shows the whole city. */
    public abstract void showAll();
}
