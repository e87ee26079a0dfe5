package vn.toancanh.uiwall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import vn.toancanh.core.model.WallDef;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;

/**
 * The windows of a wall: undecorated, one per output, without a pointer. While a screen is missing the whole scene stands on the
 * first one that is left, and says how many are missing; it spreads again when they are back. JavaFX thread.
 */
public final class WallWindows implements AutoCloseable {
    /** Style sheet of the wall, for {@link Theme#add}. */
    public static final String SHEET = "wall.css";

    private final Station station;
    private final MapFace.Maker maps;
    private final CameraGrid.Maker cameras;
    private final String wallId;
    private final ObservableList<Rectangle2D> screens;
    private final Consumer<Stage> prepare;
    private final ListChangeListener<Rectangle2D> listener = c -> arrange();
    private final List<Stage> stages = new ArrayList<>();
    private final List<WallStation> contents = new ArrayList<>();
    private WallDef shape;
    private vn.toancanh.core.port.Subscription watch;

    /**
     * @param wallId id of the pack; blank for its first wall
     * @param screens bounds of the outputs, the primary first
     * @param prepare told of each window before it is shown, for icon and title
     */
    public WallWindows(
            Station station,
            MapFace.Maker maps,
            CameraGrid.Maker cameras,
            String wallId,
            ObservableList<Rectangle2D> screens,
            Consumer<Stage> prepare) {
        this.station = station;
        this.maps = maps;
        this.cameras = cameras;
        this.wallId = wallId;
        this.screens = screens;
        this.prepare = prepare;
    }

    public void show() {
        screens.addListener(listener);
        shape = WallStation.wall(station.state(), wallId);
        arrange();
        watch = station.bridge().watch((s, t) -> {
            WallDef now = WallStation.wall(s, wallId);
            if (!now.equals(shape)) { // the pack has come, or hangs the wall otherwise
                shape = now;
                arrange();
            }
        });
    }

    /** The windows that are there, in reading order. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    private void arrange() {
        List<Rectangle2D> all = new ArrayList<>(screens);
        if (all.isEmpty()) {
            return; // between two screens there is nowhere to go; the windows stay as they are
        }
        List<WallOutput> outputs = WallOutput.of(shape, all.size());
        if (outputs.size() > 1) {
            all.sort(Comparator.comparingDouble(Rectangle2D::getMinY).thenComparingDouble(Rectangle2D::getMinX));
        }
        List<Stage> old = new ArrayList<>(stages);
        List<WallStation> gone = new ArrayList<>(contents);
        stages.clear();
        contents.clear();
        for (int i = 0; i < outputs.size(); i++) {
            open(outputs.get(i), all.get(i));
        }
        // The new ones cover the old ones before those go: never a black wall.
        gone.forEach(WallStation::detach);
        old.forEach(Stage::close);
    }

    private void open(WallOutput output, Rectangle2D at) {
        WallStation content = new WallStation(station, maps, cameras, wallId, output);
        Scene scene = new Scene(content.node(), at.getWidth(), at.getHeight(), Color.web("#0C0F12"));
        Theme.install(scene, Density.NORMAL);
        Theme.add(scene, SHEET);
        scene.setCursor(Cursor.NONE);
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(scene);
        stage.setX(at.getMinX());
        stage.setY(at.getMinY());
        stage.setWidth(at.getWidth());
        stage.setHeight(at.getHeight());
        prepare.accept(stage);
        content.attach();
        stage.show();
        stages.add(stage);
        contents.add(content);
    }

    @Override
    public void close() {
        screens.removeListener(listener);
        if (watch != null) {
            watch.close();
        }
        contents.forEach(WallStation::detach);
        stages.forEach(Stage::close);
        contents.clear();
        stages.clear();
    }
}
