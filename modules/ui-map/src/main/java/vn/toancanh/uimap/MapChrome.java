package vn.toancanh.uimap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.AnchorPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Icons;
import vn.toancanh.uimap.overlay.Overlay;

/** The few things that stand on the map: age of the ground, layers, zoom, legend, scale. JavaFX thread. */
final class MapChrome extends AnchorPane {
    /** What the controls do. */
    interface Hands {
        void zoom(int by);

        void all();

        void changed();
    }

    private static final List<MapLayer> SWITCHED =
            List.of(MapLayer.CAMERAS, MapLayer.SENSORS, MapLayer.UNITS, MapLayer.WARDS);
    private static final int[] SCALES = {
        20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000
    };

    private final Station station;
    private final FeatureSource features;
    private final Overlay overlay;
    private final Hands hands;
    private final Label age = Ui.label("map-age");
    private final Label credit = Ui.label("map-credit");
    private final Text ageIcon = Icons.of("clock", "icon-small");
    private final Map<MapLayer, ToggleButton> toggles = new EnumMap<>(MapLayer.class);
    private final Button networks;
    private final HBox chip;
    private final HBox layers = Ui.row("map-layers");
    private final LayerNote note;
    private final VBox below;
    private final VBox ruler;
    private final HBox legend = Ui.row("map-legend");
    private final Label scale = Ui.label("map-scale-text");
    private final Region scaleBar = new Region();
    private final Map<String, Subscription> watched = new LinkedHashMap<>();
    private final Map<String, FeatureLayer> shown = new LinkedHashMap<>();
    private Viewport looked = new Viewport(0.5, 0.5, 1, 1, 1);
    private String full = "";
    private String brief = "";
    private boolean known;
    private boolean pinned;
    private @Nullable Subscription wards;

    MapChrome(Station station, MapFace.Use use, FeatureSource features, Overlay overlay, Hands hands) {
        this.station = station;
        this.features = features;
        this.overlay = overlay;
        this.hands = hands;
        this.note = new LayerNote(station, features);
        setPickOnBounds(false);
        getStyleClass().add("map-chrome");
        chip = Ui.row("map-chip", ageIcon, age);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.setMouseTransparent(true);
        for (Priority p : Priority.values()) {
            Label name = Ui.label(station.words().bind("kit.priority." + p.digit()), "text-meta");
            HBox one = Ui.row("gap-4", new PriorityShape(p), name);
            one.setAlignment(Pos.CENTER_LEFT);
            if (use != MapFace.Use.WALL || p.digit() <= 2) {
                legend.getChildren().add(one);
            }
        }
        legend.setMouseTransparent(true);
        legend.setAlignment(Pos.CENTER_LEFT);
        ruler = Ui.column("map-scale", credit, scale, scaleBar);
        ruler.setMouseTransparent(true);
        ruler.setAlignment(Pos.BOTTOM_RIGHT);
        scaleBar.getStyleClass().add("map-scale-bar");
        networks = act("layers", "map.networks", this::choose);
        // The age stands above the legend: at the top the layers' buttons would cover it on a narrow map.
        below = new VBox(8, note, chip, legend);
        below.setFillWidth(false);
        below.setMouseTransparent(true);
        getChildren().addAll(below, ruler);
        setBottomAnchor(below, 8.0);
        setLeftAnchor(below, 8.0);
        setBottomAnchor(ruler, 8.0);
        setRightAnchor(ruler, 8.0);
        if (use != MapFace.Use.WALL) {
            for (MapLayer l : SWITCHED) {
                ToggleButton b = new ToggleButton();
                b.textProperty()
                        .bind(station.words().bind("map.layer." + l.name().toLowerCase(java.util.Locale.ROOT)));
                b.getStyleClass().add("small");
                b.setMinWidth(Region.USE_PREF_SIZE);
                b.setOnAction(e -> flip(l, b.isSelected()));
                toggles.put(l, b);
                layers.getChildren().add(b);
            }
            layers.setMaxWidth(Region.USE_PREF_SIZE);
            VBox zoom = Ui.column(
                    "map-zoom",
                    networks,
                    act("add", "map.zoom-in", () -> hands.zoom(1)),
                    act("remove", "map.zoom-out", () -> hands.zoom(-1)),
                    act("overview", "map.all", hands::all));
            VBox right = new VBox(8, layers, zoom);
            right.setAlignment(Pos.TOP_RIGHT);
            right.setPickOnBounds(false);
            getChildren().add(right);
            setTopAnchor(right, 8.0);
            setRightAnchor(right, 8.0);
        }
        widthProperty().addListener((o, was, is) -> arrange());
        age.fontProperty().addListener((o, was, is) -> arrange());
        layers();
    }

    /** On a small map the ruler gets shorter, the legend goes, the age is said in fewer words, then it stands above the ruler. */
    private void arrange() {
        double wide = getWidth() - 16;
        Ui.text(age, full);
        if (wide <= 0) {
            return;
        }
        // Each of these layers stands in the list behind its button as well.
        Ui.shown(layers, layers.prefWidth(-1) <= wide);
        // The ages are said each second: a measure that is set again, be it the same, has the whole window laid out.
        if (wide != below.getMaxWidth()) {
            below.setMaxWidth(wide);
        }
        look(looked);
        double side = ruler.prefWidth(-1) + 8;
        boolean legends = legend.prefWidth(-1) + side <= wide;
        Ui.shown(legend, legends);
        if (chip.prefWidth(-1) > wide) {
            Ui.text(age, brief);
        }
        boolean above = !legends && chip.prefWidth(-1) + side > wide;
        Double bottom = above ? 16 + ruler.prefHeight(-1) : 8.0;
        if (!bottom.equals(getBottomAnchor(below))) {
            setBottomAnchor(below, bottom);
        }
    }

    private void say(String whole, String inBrief) {
        full = whole;
        brief = inBrief;
        arrange();
    }

    private Button act(String icon, String key, Runnable run) {
        Button b = new Button();
        b.getStyleClass().add("icon-only");
        b.setGraphic(Icons.of(icon, "icon-small"));
        b.accessibleTextProperty().bind(station.words().bind(key));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(station.words().bind(key));
        b.setTooltip(tip);
        b.setOnAction(e -> run.run());
        return b;
    }

    /** Says which layers are on. */
    void layers() {
        toggles.forEach((l, b) -> b.setSelected(overlay.layers().contains(l)));
        note.watch("wards", pinned && overlay.layers().contains(MapLayer.WARDS));
        boolean wanted = pinned && overlay.layers().contains(MapLayer.WARDS);
        if (wanted && wards == null) {
            wards = features.watch("wards", layer -> station.bridge().later(() -> {
                overlay.wards(layer);
                hands.changed();
            }));
        } else if (!wanted && wards != null) {
            wards.close();
            wards = null;
        }
    }

    /** Told the size of the text around the map, pixels, now and whenever it changes. */
    void onText(DoubleConsumer action) {
        age.fontProperty().addListener((o, was, is) -> action.accept(em()));
    }

    /** The text of the place where the map stands; that of the age is a sixth smaller, as map.css says. */
    private double em() {
        return age.getFont().getSize() / 0.857;
    }

    private void flip(MapLayer l, boolean on) {
        Set<MapLayer> next =
                overlay.layers().isEmpty() ? EnumSet.noneOf(MapLayer.class) : EnumSet.copyOf(overlay.layers());
        if (on) {
            next.add(l);
        } else {
            next.remove(l);
        }
        overlay.layers(next);
        layers();
        hands.changed();
    }

    /** Lets a person switch all layers on and off, also without a mouse. */
    void choose() {
        if (toggles.isEmpty()) {
            return; // a wall has no controls
        }
        VBox list = Ui.column("map-networks");
        toggles.forEach((l, b) -> {
            CheckBox box = new CheckBox(b.getText());
            box.setSelected(overlay.layers().contains(l));
            box.setOnAction(e -> flip(l, box.isSelected()));
            list.getChildren().add(box);
        });
        for (LayerDef d : station.state().catalogue().layers()) {
            if (d.use() == LayerDef.Use.OVERLAY) {
                CheckBox box = new CheckBox(station.words().text(d.name()));
                box.setSelected(watched.containsKey(d.id()));
                box.setOnAction(e -> network(d.id(), box.isSelected()));
                list.getChildren().add(box);
            }
        }
        if (list.getChildren().size() == toggles.size()) {
            Label none = Ui.flowing("text-meta");
            none.setText(station.words().text("map.no-networks"));
            list.getChildren().add(none);
        }
        PopOver pop = new PopOver(list);
        pop.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
        pop.setAnimated(false);
        pop.setDetachable(false);
        pop.getStyleClass().add("map-pop");
        pop.show(networks);
        list.getChildren().get(0).requestFocus();
    }

    private void network(String id, boolean on) {
        Subscription old = watched.remove(id);
        if (old != null) {
            old.close();
            shown.remove(id);
        }
        note.watch(id, on);
        if (on) {
            watched.put(id, features.watch(id, layer -> station.bridge().later(() -> {
                if (watched.containsKey(id)) {
                    shown.put(id, layer);
                    overlay.networks(new ArrayList<>(shown.values()));
                    hands.changed();
                }
            })));
        }
        overlay.networks(new ArrayList<>(shown.values()));
        hands.changed();
    }

    void pin(Pins pins) {
        pinned = true;
        layers();
        pins.addUndo(() -> {
            watched.values().forEach(Subscription::close);
            watched.clear();
            note.none();
            pinned = false;
            layers();
            shown.clear();
            overlay.networks(List.of());
        });
    }

    void show(CityState s) {
        known = !s.catalogue().isEmpty();
    }

    /** Says how old the ground is. */
    void tick(Instant now, @Nullable Instant asOf, boolean wanting, @Nullable GroundSource ground) {
        note.say();
        Ui.text(credit, ground == null ? "" : ground.credit());
        Ui.shown(credit, !credit.getText().isBlank());
        if (ground != null && known) {
            server(now, asOf, ground);
            return;
        }
        boolean stale = wanting || asOf == null || asOf.plus(MapView.GROUND_TTL).isBefore(now);
        Ui.mark(age, "text-stale", stale);
        Ui.shown(ageIcon, stale);
        if (!known) {
            say(station.words().text("map.no-city"), station.words().text("map.brief.no-city"));
        } else if (asOf == null) {
            say(station.words().text("map.no-ground"), station.words().text("map.brief.no-ground"));
        } else {
            String t = station.format().moment(asOf, now);
            String old = station.format().age(asOf, now);
            say(
                    station.words().text(wanting ? "map.ground-partly" : "map.ground", t, old),
                    station.words().text("map.brief.ground", old));
        }
    }

    private void server(Instant now, @Nullable Instant asOf, GroundSource ground) {
        boolean bad = ground.trouble() != GroundSource.Trouble.NONE;
        boolean stale = bad || asOf == null || asOf.plus(MapView.SERVER_TTL).isBefore(now);
        Ui.mark(age, "text-stale", stale);
        Ui.shown(ageIcon, stale);
        String host = ground.host();
        String whole =
                switch (ground.trouble()) {
                    case DOWN -> station.words().text("map.server-down", host);
                    case NO_PICTURE -> station.words().text("map.server-no-picture", host);
                    case NO_TILE -> station.words().text("map.server-no-tile", host);
                    case BAD_ADDRESS -> station.words().text("map.server-bad-address");
                    case NONE ->
                        asOf == null
                                ? station.words().text("map.server-waiting", host)
                                : station.words()
                                        .text(
                                                "map.server",
                                                host,
                                                station.format().moment(asOf, now),
                                                station.format().age(asOf, now));
                };
        say(
                whole,
                bad || asOf == null
                        ? station.words().text("map.brief.server")
                        : station.words()
                                .text("map.brief.ground", station.format().age(asOf, now)));
    }

    /** A round number of metres of a handy length. */
    void look(Viewport v) {
        looked = v;
        double most = Math.min(7 * em(), getWidth() > 0 ? getWidth() / 5 : Double.MAX_VALUE);
        double mpp = v.metresPerPixel();
        int best = SCALES[0];
        for (int s : SCALES) {
            if (s / mpp <= most) {
                best = s;
            }
        }
        double w = Math.round(best / mpp);
        if (w != scaleBar.getMinWidth()) {
            scaleBar.setMinWidth(w);
            scaleBar.setMaxWidth(w);
        }
        Ui.text(scale, station.format().distance(best));
    }
}
