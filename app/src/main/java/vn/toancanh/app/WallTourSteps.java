package vn.toancanh.app;

import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.WallDef;
import vn.toancanh.core.model.WallState;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.tour.TourStep;
import vn.toancanh.uiwall.WallStation;

/** What the tour shows of a wall: one picture a scene, once a supervisor's take has come round the ring. JavaFX thread. */
final class WallTourSteps {
    private static final PseudoClass OPENING = PseudoClass.getPseudoClass("opening");

    private final Station station;
    private final WallStation wall;

    WallTourSteps(Station station, WallStation wall) {
        this.station = station;
        this.wall = wall;
    }

    List<TourStep> all() {
        return station.state().catalogue().scenes().stream().map(this::step).toList();
    }

    private TourStep step(Scene s) {
        WallDef def = WallStation.wall(station.state(), "");
        return new TourStep(
                "scene-" + s.id(),
                "the wall's scene " + s.name().en() + ", taken by a supervisor",
                () -> {},
                () -> isOnAir(def, s) && areCamerasOpen(),
                () -> Map.of("wall", def.id(), "scene", s.id()));
    }

    /** Each camera has a picture by now, or says why it has none. */
    private boolean areCamerasOpen() {
        return wall.node().lookupAll(".camera-cell").stream()
                .noneMatch(n -> n.getPseudoClassStates().contains(OPENING));
    }

    /** Read from the screen: the strip begins with the name of the scene; by the state somebody took it, unless the pack gives it. */
    private boolean isOnAir(WallDef def, Scene s) {
        WallState on = station.state().walls().get(def.id());
        String name = station.words().text(s.name());
        for (Node n : wall.node().lookupAll(".wall-scene")) {
            if (n instanceof Label l && l.getText().startsWith(name)) {
                return on != null
                        && on.sceneId().equals(s.id())
                        && (on.takenBy() != null || s.id().equals(def.sceneId()));
            }
        }
        return false;
    }
}
