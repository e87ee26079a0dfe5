package vn.toancanh.uidesk.map;

import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.place.PlaceView;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.keys.StandardKeys;

/** Map and surroundings under two tabs in one place; only the one in sight is alive. */
public final class MapPanel extends DeskView {
    private final MapFace map;
    private final PlaceView place;
    private final Label where = Ui.elastic("text-meta");
    private final ToggleButton mapTab = new ToggleButton();
    private final ToggleButton placeTab = new ToggleButton();
    private final VBox root;

    /** @param onCamera told a camera that was picked on the map */
    public MapPanel(DeskContext desk, MapFace map, PlaceView place, Consumer<String> onCamera) {
        super(desk);
        this.map = map;
        this.place = place;
        map.layers(Set.of(MapLayer.CASES, MapLayer.CAMERAS, MapLayer.UNITS));
        map.setOnCamera(onCamera);
        place.tabbed(true);
        mapTab.textProperty().bind(desk.words().bind("desk.map.title"));
        placeTab.textProperty().bind(desk.words().bind("desk.place.title"));
        mapTab.setId("map-tab");
        placeTab.setId("around-tab");
        SegmentedButton tabs = new SegmentedButton(mapTab, placeTab);
        tabs.getToggleGroup().selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                was.setSelected(true);
            } else {
                arrange();
            }
        });
        mapTab.setSelected(true);
        HBox head = Ui.row("panel-head", tabs, where);
        head.setAlignment(Pos.CENTER_LEFT);
        StackPane body = new StackPane(map.node(), place.node());
        body.setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        root = Ui.column("panel", head, body);
        root.setId("map-panel");
        root.setMinSize(0, 0);
    }

    @Override
    public Parent node() {
        return root;
    }

    public MapFace map() {
        return map;
    }

    /** Shows what lies around the case as text. */
    public void showPlace() {
        placeTab.setSelected(true);
    }

    public void showMap() {
        mapTab.setSelected(true);
    }

    @Override
    protected void pin(Pins pins) {
        map.selectedCaseProperty().bindBidirectional(desk.model().selectedProperty());
        pins.addUndo(() ->
                map.selectedCaseProperty().unbindBidirectional(desk.model().selectedProperty()));
        pins.add(desk.keys().bind(StandardKeys.MAP_LAYERS, () -> {
            showMap();
            map.chooseLayers();
        }));
        pins.listen(desk.model().selectedProperty(), (o, was, is) -> show(desk.state(), Touched.EVERYTHING));
        arrange();
    }

    @Override
    protected void onDetach() {
        map.detach();
        place.detach();
    }

    @Override
    protected void show(CityState s, Touched t) {
        Case c = desk.selectedCase();
        Ui.text(where, c == null ? "" : c.place().address());
    }

    private void arrange() {
        boolean onMap = mapTab.isSelected();
        map.node().setVisible(onMap);
        place.node().setVisible(!onMap);
        if (!isAttached()) {
            return;
        }
        if (onMap) {
            place.detach();
            map.attach();
        } else {
            map.detach();
            place.attach();
        }
    }
}
