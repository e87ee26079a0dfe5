package vn.toancanh.uikit.face;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.toancanh.uikit.View;

/**
 * Cells with live cameras, each with its name, its state and the age of its picture. Streams run while the grid is attached
 * and a cell is in sight. JavaFX thread.
 */
public abstract class CameraGrid extends View {
    /** For whom the cells are. */
    public enum Use {
        /** Small cells beside the queue. */
        DESK,
        /** Large cells on the wall: names as large as the distance asks for, no controls. */
        WALL,
        /** On the laptop: few cells, and none runs before it is asked for. */
        FIELD
    }

    /** Makes grids and the large view of one camera. */
    public interface Maker {
        CameraGrid grid(Use use);

        /** One camera as large as there is room, from its main stream; {@link CameraGrid#show} takes one id. */
        CameraGrid focus();
    }

    /** What a cell is doing. */
    public enum CellState {
        EMPTY,
        OPENING,
        LIVE,
        /** A picture is there but no new one comes; its age is shown. */
        STALE,
        /** There is none, and why is said. */
        LOST
    }

    /** How many columns and rows; cells beyond the cameras stay empty. */
    public abstract void cells(int columns, int rows);

    /** Shows these cameras, in order; cameras that stay keep their stream. Unknown ids show that they are unknown. */
    public abstract void show(List<String> cameraIds);

    /**
     * Why each camera is offered, in the language of the moment, by id; stays until other words come. A grid that has no room
     * for it says it to those who hear.
     */
    public void why(Map<String, String> words) {}

    /** Those that are shown. */
    public abstract List<String> shown();

    /** State of the cell of this camera; EMPTY when it has none. */
    public abstract CellState state(String cameraId);

    /** Told the camera of a cell that a person opened. */
    public abstract void setOnOpen(Consumer<String> handler);

    /** Text size for names and ages, pixels; for the wall, computed from the distance. 0: as the theme says. */
    public abstract void textSize(double px);
}
