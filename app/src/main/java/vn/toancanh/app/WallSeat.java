package vn.toancanh.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;
import vn.toancanh.uikit.tour.TourStep;
import vn.toancanh.uiwall.WallOutput;
import vn.toancanh.uiwall.WallSignIn;
import vn.toancanh.uiwall.WallStation;
import vn.toancanh.uiwall.WallWindows;

/**
 * The display wall: one window an output in daily use; on the tour the whole scene in the console's own window. It signs in by
 * itself. JavaFX thread.
 */
final class WallSeat implements Seat {
    private final Station station;
    private final WallStation whole;
    private final WallSignIn signIn;
    private final WallWindows windows;
    private final ObservableList<Rectangle2D> screens = FXCollections.observableArrayList();
    private final ListChangeListener<Screen> onScreens = c -> screens();
    private final boolean inOwnWindows;

    /**
     * @param inOwnWindows one window an output; else the whole scene is {@link #root}
     * @param prepare told of each window before it is shown
     */
    WallSeat(
            Station station,
            MapFace.Maker maps,
            CameraGrid.Maker cameras,
            boolean inOwnWindows,
            java.util.function.Consumer<Stage> prepare) {
        this.station = station;
        this.inOwnWindows = inOwnWindows;
        this.whole = new WallStation(
                station,
                maps,
                cameras,
                "",
                WallOutput.of(WallStation.wall(station.state(), ""), 1).get(0));
        this.signIn = new WallSignIn(station);
        this.windows = new WallWindows(station, maps, cameras, "", screens, prepare);
    }

    @Override
    public Parent root() {
        return whole.node();
    }

    @Override
    public boolean hasOwnWindows() {
        return inOwnWindows;
    }

    @Override
    public void attach() {
        if (inOwnWindows) {
            screens();
            Screen.getScreens().addListener(onScreens);
            windows.show();
        } else {
            Theme.install(whole.node().getScene(), Density.NORMAL);
            Theme.add(whole.node().getScene(), WallWindows.SHEET);
            whole.attach();
        }
        signIn.start();
    }

    private void screens() {
        List<Rectangle2D> all = new ArrayList<>();
        all.add(Screen.getPrimary().getBounds());
        Screen.getScreens().stream()
                .map(Screen::getBounds)
                .filter(b -> !all.contains(b))
                .forEach(all::add);
        screens.setAll(all);
    }

    @Override
    public void detach() {
        signIn.close();
        if (inOwnWindows) {
            Screen.getScreens().removeListener(onScreens);
            windows.close();
        } else {
            whole.detach();
        }
    }

    @Override
    public Supplier<Density> density() {
        return () -> Density.COMFORTABLE;
    }

    @Override
    public boolean isUnattended() {
        return true;
    }

    @Override
    public List<TourStep> steps() {
        return new WallTourSteps(station, whole).all();
    }

    @Override
    public void select(String caseId) {
        // The wall shows what is worst; nobody chooses on it.
    }

    @Override
    public Map<String, Object> counts() {
        return Map.of();
    }

    @Override
    public String page() {
        return ".wall";
    }

    @Override
    public String tourRole() {
        return "wall";
    }
}
