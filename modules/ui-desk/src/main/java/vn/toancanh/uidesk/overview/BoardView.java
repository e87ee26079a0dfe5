package vn.toancanh.uidesk.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.IndicatorWords;

/**
 * The board of the service that is chosen in the rail, or of all: what is beyond its limit first and large, then what cannot be
 * trusted, then what is normal, small and without colour. Tiles are made once and keep their focus when they move. JavaFX thread.
 */
final class BoardView {
    private static final double SMALL_EMS = 13.5;
    private static final double LARGE_EMS = 25;
    private static final int SMALL_A_ROW = 6;
    private static final int LARGE_A_ROW = 3;

    private final DeskContext desk;
    private final Consumer<String> open;
    private final IndicatorWords tileWords;
    private final BoardWords words;
    private final Label title = Ui.label("text-panel-title");
    private final Label count = Ui.elastic("text-meta");
    private final VBox sections = Ui.column("board-sections");
    private final ScrollPane scroll = new ScrollPane(sections);
    private final EmptyState empty = new EmptyState("chart");
    private final VBox root;
    private final Map<String, BoardTile> small = new HashMap<>();
    private final Map<String, BoardTile> large = new HashMap<>();
    private List<BoardTile> visible = List.of();
    private String built = "";

    /** @param open is given the id of the indicator that was pressed */
    BoardView(DeskContext desk, Consumer<String> open) {
        this.desk = desk;
        this.open = open;
        this.tileWords = new IndicatorWords(desk.words(), desk.format());
        this.words = new BoardWords(desk);
        count.setId("board-count");
        title.setId("board-title");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("rows-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox.setVgrow(empty, Priority.ALWAYS);
        root = Ui.column("panel", Ui.row("panel-head", title, count), scroll, empty);
        root.setId("board");
    }

    Parent node() {
        return root;
    }

    /** The tile that takes the focus when the board is opened; the board when it has none. */
    Node firstFocus() {
        return visible.isEmpty() ? root : visible.get(0);
    }

    /** The tile of an indicator; null when the board has none. */
    @Nullable
    Node tile(String id) {
        return visible.stream()
                .filter(t -> t.getId().equals("tile-" + id))
                .findFirst()
                .orElse(null);
    }

    void tick(Instant now) {
        visible.forEach(t -> t.tick(now));
    }

    void show(CityState s) {
        String service = desk.model().filter().serviceId();
        BoardModel all = BoardModel.of(s, service, desk.now());
        ServiceDef one = s.catalogue().service(service == null ? "" : service).orElse(null);
        Ui.text(
                title,
                one == null
                        ? desk.words().text("desk.overview.indicators")
                        : desk.words().text(one.name()));
        Ui.text(
                count,
                desk.words().text("desk.board.count", all.size(), all.breached().size(), all.viewOnly()));
        Ui.shown(scroll, all.size() > 0);
        Ui.shown(empty, all.size() == 0);
        empty.show(
                desk.words()
                        .text(
                                s.catalogue().isEmpty()
                                        ? "desk.tile.loading"
                                        : one == null ? "desk.overview.no-indicators" : "desk.board.none"),
                one == null ? "" : desk.words().text("desk.board.none-hint"));
        List<Part> parts = parts(s, all, one != null);
        arrange(parts);
        String chosen = desk.model().indicatorProperty().get();
        for (Part p : parts) {
            for (BoardModel.Entry e : p.entries()) {
                (p.big() ? large : small)
                        .get(e.def().id())
                        .show(e, s, e.def().id().equals(chosen));
            }
        }
    }

    private record Part(String title, boolean big, List<BoardModel.Entry> entries) {}

    private List<Part> parts(CityState s, BoardModel all, boolean one) {
        List<Part> out = new ArrayList<>();
        add(out, desk.words().text("desk.board.breached", all.breached().size()), true, all.breached());
        add(out, desk.words().text("desk.board.unsure", all.unsure().size()), false, all.unsure());
        if (one) {
            add(out, desk.words().text("desk.board.calm", all.normal().size()), false, all.normal());
            return out;
        }
        for (ServiceDef d : s.catalogue().services().stream()
                .sorted(Comparator.comparingInt(ServiceDef::order))
                .toList()) {
            BoardModel own = BoardModel.of(s, d.id(), desk.now());
            add(
                    out,
                    desk.words().text("desk.board.service", desk.words().text(d.name()), own.size(), own.viewOnly()),
                    false,
                    all.normal().stream()
                            .filter(e -> e.def().serviceId().equals(d.id()))
                            .toList());
        }
        return out;
    }

    private static void add(List<Part> out, String title, boolean big, List<BoardModel.Entry> entries) {
        if (!entries.isEmpty()) {
            out.add(new Part(title, big, entries));
        }
    }

    /** Puts the tiles to their places if any of them has another one than before. */
    private void arrange(List<Part> parts) {
        StringBuilder key = new StringBuilder()
                .append(desk.model().em())
                .append(desk.words().language());
        for (Part p : parts) {
            key.append('|').append(p.title()).append(p.big());
            p.entries().forEach(e -> key.append(' ').append(e.def().id()));
        }
        if (key.toString().equals(built)) {
            return;
        }
        built = key.toString();
        Node focus = root.getScene() == null ? null : root.getScene().getFocusOwner();
        String focused = focus instanceof BoardTile t ? t.getId() : null;
        List<BoardTile> tiles = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        double em = desk.model().em();
        for (Part p : parts) {
            Label name = Ui.label("section-title");
            name.setText(p.title());
            TileGrid grid =
                    p.big() ? new TileGrid(LARGE_EMS * em, LARGE_A_ROW) : new TileGrid(SMALL_EMS * em, SMALL_A_ROW);
            for (BoardModel.Entry e : p.entries()) {
                BoardTile t = (p.big() ? large : small).computeIfAbsent(e.def().id(), id -> make(id, p.big()));
                grid.getChildren().add(t);
                tiles.add(t);
            }
            nodes.add(Ui.column("section", name, grid));
        }
        visible = List.copyOf(tiles);
        sections.getChildren().setAll(nodes);
        if (focused != null) {
            visible.stream().filter(t -> focused.equals(t.getId())).findFirst().ifPresent(Node::requestFocus);
        }
    }

    private BoardTile make(String id, boolean big) {
        BoardTile t = new BoardTile(desk, tileWords, words, big, open);
        t.setId("tile-" + id);
        return t;
    }
}
