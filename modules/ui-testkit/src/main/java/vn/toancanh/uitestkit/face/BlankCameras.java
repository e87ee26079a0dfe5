package vn.toancanh.uitestkit.face;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.CameraGrid;

/** Stands where the cameras will, and remembers which it was to show, in how many cells and why. JavaFX thread. */
public final class BlankCameras extends CameraGrid {
    private final StackPane root = new StackPane();
    private List<String> ids = List.of();
    private Map<String, String> why = Map.of();
    private int columns = 1;
    private int rows = 1;

    /** Each grid and each focus view is a new one. */
    public static Maker maker() {
        return new Maker() {
            @Override
            public CameraGrid grid(Use use) {
                return new BlankCameras();
            }

            @Override
            public CameraGrid focus() {
                return new BlankCameras();
            }
        };
    }

    /** This one for the cells, a new one for the focus view. */
    public static Maker maker(BlankCameras cells) {
        return new Maker() {
            @Override
            public CameraGrid grid(Use use) {
                return cells;
            }

            @Override
            public CameraGrid focus() {
                return new BlankCameras();
            }
        };
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** The reasons that it was given, by camera. */
    public Map<String, String> why() {
        return why;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void onAttach(Pins pins) {}

    @Override
    public void cells(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
    }

    @Override
    public void show(List<String> cameraIds) {
        ids = List.copyOf(cameraIds);
    }

    @Override
    public void why(Map<String, String> words) {
        why = Map.copyOf(words);
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
