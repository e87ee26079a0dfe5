package vn.toancanh.uiwall;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.station.StationView;

/** The map with the scene's layers; the case that the scene was taken for is chosen on it. */
final class MapBlock extends StationView {
    private final String wallId;
    private final MapFace map;
    private final StackPane root;

    MapBlock(Station station, SceneBlock block, String wallId, MapFace.Maker maker) {
        super(station);
        this.wallId = wallId;
        this.map = maker.make(MapFace.Use.WALL);
        this.root = new StackPane(map.node());
        root.getStyleClass().add("wall-picture");
        map.layers(layers(block));
    }

    static Set<MapLayer> layers(SceneBlock block) {
        Set<MapLayer> out = EnumSet.noneOf(MapLayer.class);
        for (SceneBlock.Layer l : block.layers()) {
            out.add(
                    switch (l) {
                        case CASES -> MapLayer.CASES;
                        case SENSORS -> MapLayer.SENSORS;
                        case CAMERAS -> MapLayer.CAMERAS;
                        case RESOURCES -> MapLayer.UNITS;
                        case WARDS -> MapLayer.WARDS;
                    });
        }
        return out;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void pin(Pins pins) {
        map.attach();
        map.showAll();
        pins.add(map::detach);
    }

    @Override
    protected void show(CityState s, Touched t) {
        WallState on = s.walls().get(wallId);
        map.selectedCaseProperty().set(on == null ? null : on.caseId());
    }
}
