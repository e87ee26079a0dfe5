package vn.toancanh.uiwall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.WallDef;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.View;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.station.StationView;

/**
 * The content of one window of the wall: the scene that is on air, or the part of it that its output shows. It never goes dark: what
 * it has stays, with its age, until the city gives another scene. JavaFX thread.
 */
public final class WallStation extends StationView {
    /** Message bundle of this room. */
    public static final String BUNDLE = "uiwall";

    private static final double STRIP = 1.75; // em
    private static final double GAP = 8;
    private static final WallDef UNKNOWN =
            new WallDef("", new LocalText("", ""), 1, 1, 1920, 1080, 0.63, 5, ""); // 55 inches, five metres away

    private final MapFace.Maker maps;
    private final CameraGrid.Maker cameras;
    private final String wallId;
    private final WallOutput output;
    private final Pane root = new Pane();
    private final Label nothing = Ui.flowing("wall-none");
    private final List<View> parts = new ArrayList<>();
    private List<Object> built = List.of();

    /** @param wallId id of the pack; blank for its first wall */
    public WallStation(
            Station station, MapFace.Maker maps, CameraGrid.Maker cameras, String wallId, WallOutput output) {
        super(station);
        this.maps = maps;
        this.cameras = cameras;
        this.wallId = wallId;
        this.output = output;
        root.setId("wall");
        root.getStyleClass().add("wall");
        root.setMinSize(0, 0);
    }

    /** The wall of this id, the pack's first one for a blank id, and a screen of 55 inches before there is a pack. */
    public static WallDef wall(CityState s, String wallId) {
        return s.catalogue()
                .wall(wallId)
                .or(() -> s.catalogue().walls().stream().findFirst())
                .orElse(UNKNOWN);
    }

    /** The scene on air: the one that was taken, else the wall's own. */
    static Optional<Scene> scene(CityState s, String wallId) {
        WallDef wall = wall(s, wallId);
        WallState on = s.walls().get(wall.id());
        Catalogue c = s.catalogue();
        return (on == null ? Optional.<Scene>empty() : c.scene(on.sceneId())).or(() -> c.scene(wall.sceneId()));
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(root.widthProperty(), (o, was, is) -> build(station.state()));
        pins.listen(root.heightProperty(), (o, was, is) -> build(station.state()));
    }

    @Override
    protected void onDetach() {
        clear();
        built = List.of();
    }

    @Override
    protected void show(CityState s, Touched t) {
        build(s);
    }

    /** Builds the blocks anew when scene, wall or size are others; else they go on by themselves. */
    private void build(CityState s) {
        double w = root.getWidth();
        double h = root.getHeight();
        if (w < 1 || h < 1) {
            return;
        }
        WallDef wall = wall(s, wallId);
        Scene scene = scene(s, wallId).orElse(null);
        List<Object> wanted = new ArrayList<>(List.of(wall, w, h));
        if (scene != null) {
            wanted.add(scene);
        }
        if (!wanted.equals(built)) {
            built = wanted;
            clear();
            place(wall, scene, w, h);
        }
        Ui.text(nothing, scene == null ? station.words().text("wall.no-scene") : "");
    }

    private void place(WallDef wall, Scene scene, double w, double h) {
        WallSizes sizes = WallSizes.of(wall, Math.min(1, w / wall.panelWidth()));
        root.setStyle("-fx-font-size: " + Math.round(sizes.text()) + "px;");
        double wholeW = w * output.columns();
        double wholeH = h * output.rows();
        double strip = Math.round(STRIP * sizes.text());
        WallLayout layout =
                scene == null ? null : WallLayout.of(scene, wholeW, wholeH, strip, GAP * sizes.scale(), sizes.text());
        if (output.row() == 0) {
            int left = layout == null ? 0 : layout.left();
            put(new Strip(station, wall.id(), output, left), new WallLayout.Area(0, 0, wholeW, strip));
        }
        if (layout == null) {
            nothing.resizeRelocate(0, strip, w, h - strip);
            nothing.setPrefSize(w, h - strip);
            root.getChildren().add(nothing);
            return;
        }
        WallLayout.Area mine = new WallLayout.Area(output.column() * w, output.row() * h, w, h);
        for (WallLayout.Placed p : layout.share(mine)) {
            put(view(p, sizes, wall), p.area());
        }
    }

    private View view(WallLayout.Placed p, WallSizes sizes, WallDef wall) {
        return switch (p.block().kind()) {
            case MAP -> new MapBlock(station, p.block(), wall.id(), maps);
            case CAMERAS -> new CamerasBlock(station, sizes, p.block(), wall.id(), cameras, p.area());
            case WORST_CASES -> new WorstCases(station, sizes, p.block());
            case FRESHNESS -> new FreshnessBlock(station, sizes);
            case INDICATORS -> new IndicatorsBlock(station, sizes, p.block());
            case DEADLINE_STRIP -> new DeadlineStrip(station, sizes, p.block());
        };
    }

    private void put(View v, WallLayout.Area a) {
        Region node = (Region) v.node();
        node.setMinSize(a.width(), a.height());
        node.setPrefSize(a.width(), a.height());
        node.setMaxSize(a.width(), a.height());
        node.relocate(a.x() - output.column() * root.getWidth(), a.y() - output.row() * root.getHeight());
        root.getChildren().add(node);
        parts.add(v);
        v.attach();
    }

    private void clear() {
        parts.forEach(View::detach);
        parts.clear();
        root.getChildren().clear();
    }
}
