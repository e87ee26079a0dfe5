package vn.toancanh.uidesk.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.place.CaseRow;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.control.IndicatorTile;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uikit.say.IndicatorWords;

/** F3: all indicators by service, counts of the open cases, and what is overdue. */
public final class OverviewView extends DeskView {
    private static final int OVERDUE = 60;
    private static final double TILE_EMS = 13.5;
    private static final double GAP = 8;

    private final IndicatorWords words;
    private final Label tileCount = Ui.elastic("text-meta");
    private final FlowPane services = new FlowPane();
    private final CountsTable counts;
    private final Label overdueCount = Ui.elastic("text-meta");
    private final Rows<CaseRow, Case> overdue;
    private final Map<String, IndicatorTile> tiles = new HashMap<>();
    private final HBox root;
    private final List<FlowPane> groups = new ArrayList<>();
    private String built = "";

    public OverviewView(DeskContext desk) {
        super(desk);
        words = new IndicatorWords(desk.words(), desk.format());
        counts = new CountsTable(desk);
        services.getStyleClass().add("overview-services");
        overdue = new Rows<>(
                i -> new CaseRow(desk, () -> desk.model().workspaceProperty().set(Workspace.COMMAND)),
                (row, c) -> row.show(c, desk.caseWords().due(Due.of(c, desk.now())), true));
        VBox left = panel("desk.overview.indicators", tileCount, scroll(services));
        VBox right = new VBox(
                panel("desk.overview.counts", Ui.elastic("text-meta"), scroll(counts)),
                panel("desk.overview.overdue", overdueCount, scroll(overdue)));
        right.getStyleClass().add("gap-8");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setMinWidth(0);
        right.setMinWidth(0);
        root = Ui.row("workspace", left, right);
        root.setId("overview");
        services.widthProperty().addListener((o, was, is) -> wrap());
        root.widthProperty().addListener((o, was, is) -> {
            double half = is.doubleValue() * 0.58;
            left.setPrefWidth(half);
            right.setPrefWidth(is.doubleValue() - half);
        });
    }

    private VBox panel(String key, Label count, ScrollPane content) {
        HBox head = Ui.row("panel-head", Ui.label(desk.words().bind(key), "text-panel-title"), count);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox panel = Ui.column("panel", head, content);
        VBox.setVgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private static ScrollPane scroll(javafx.scene.Node rows) {
        ScrollPane p = new ScrollPane(rows);
        p.setFitToWidth(true);
        p.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        p.getStyleClass().add("rows-scroll");
        p.setFocusTraversable(false);
        return p;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void show(CityState s, Touched t) {
        String now = s.catalogue().id()
                + s.catalogue().version()
                + desk.words().language()
                + desk.model().em();
        if (!now.equals(built)) {
            built = now;
            build(s);
        }
        for (IndicatorDef d : s.catalogue().indicators()) {
            tiles.get(d.id()).show(words.shown(d, s.indicators().get(d.id())));
            Ui.tip(tiles.get(d.id()), words.tip(d, s.catalogue()));
        }
        long viewOnly = s.catalogue().indicators().stream()
                .filter(d -> d.action() == null)
                .count();
        Ui.text(
                tileCount,
                desk.words()
                        .text(
                                "desk.overview.tile-count",
                                s.catalogue().indicators().size(),
                                viewOnly));
        counts.show(s, desk.now());
        List<Case> late = s.shown().values().stream()
                .filter(c -> c.state().isOpen() && !c.isShelved(desk.now()))
                .filter(c -> Due.of(c, desk.now()).isOverdue())
                .sorted(Comparator.comparing((Case c) -> Due.of(c, desk.now()).left()))
                .toList();
        Ui.text(overdueCount, desk.format().count(late.size()));
        overdue.show(late.stream().limit(OVERDUE).toList(), desk.words().text("desk.overview.none-overdue"));
    }

    private void build(CityState s) {
        tiles.clear();
        groups.clear();
        List<VBox> out = new ArrayList<>();
        for (ServiceDef d : s.catalogue().services().stream()
                .sorted(Comparator.comparingInt(ServiceDef::order))
                .toList()) {
            List<IndicatorDef> of = s.catalogue().indicators().stream()
                    .filter(i -> i.serviceId().equals(d.id()))
                    .toList();
            if (!of.isEmpty()) {
                Label name = Ui.label("section-title");
                name.setText(desk.words().text(d.shortName()));
                FlowPane group = new FlowPane();
                group.getStyleClass().add("tile-flow");
                for (IndicatorDef i : of) {
                    group.getChildren().add(tile(i));
                }
                groups.add(group);
                out.add(Ui.column("section", name, group));
            }
        }
        // An indicator of a service that the pack does not name is still an indicator.
        for (IndicatorDef i : s.catalogue().indicators()) {
            tiles.computeIfAbsent(i.id(), id -> newTile());
        }
        services.getChildren().setAll(out);
        wrap();
        if (out.isEmpty()) {
            Label none = Ui.flowing("text-meta", "pad");
            none.setText(desk.words().text("desk.overview.no-indicators"));
            services.getChildren().setAll(none);
        }
    }

    /** A service with many indicators breaks into lines where the panel ends; a small one takes no more than it needs. */
    private void wrap() {
        double tile = Math.round(TILE_EMS * desk.model().em()) + GAP;
        double room = Math.max(tile, services.getWidth() - 2 * desk.model().em());
        for (FlowPane g : groups) {
            g.setPrefWrapLength(Math.min(g.getChildren().size() * tile, Math.floor(room / tile) * tile) - GAP + 1);
        }
    }

    private IndicatorTile tile(IndicatorDef d) {
        IndicatorTile t = newTile();
        tiles.put(d.id(), t);
        return t;
    }

    private IndicatorTile newTile() {
        IndicatorTile t = new IndicatorTile(desk.words(), desk.format(), desk.ticker());
        t.getStyleClass().add("raised-tile");
        double w = Math.round(TILE_EMS * desk.model().em());
        t.setMinWidth(w);
        t.setPrefWidth(w);
        t.setMaxWidth(w);
        return t;
    }
}
