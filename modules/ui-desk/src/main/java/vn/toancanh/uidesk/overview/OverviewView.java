package vn.toancanh.uidesk.overview;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.detail.CaseActs;
import vn.toancanh.uidesk.place.CaseRow;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.Due;

/**
 * F3: the board of indicators of the service chosen in the rail, and beside it the one that was pressed; while none is, the
 * counts of the open cases and what is overdue.
 */
public final class OverviewView extends DeskView {
    private static final int OVERDUE = 60;
    private static final double BOARD_PART = 0.6;

    private final BoardView board;
    private final IndicatorPane pane;
    private final CountsTable counts;
    private final Label overdueCount = Ui.elastic("text-meta");
    private final Rows<CaseRow, Case> overdue;
    private final VBox cases;
    private final HBox root;

    public OverviewView(DeskContext desk, CaseActs acts) {
        super(desk);
        board = new BoardView(desk, this::open);
        pane = new IndicatorPane(desk, acts, this::closeIndicator);
        counts = new CountsTable(desk);
        overdue = new Rows<>(
                i -> new CaseRow(desk, () -> desk.model().workspaceProperty().set(Workspace.COMMAND)),
                (row, c) -> row.show(
                        c,
                        desk.caseWords()
                                .due(Due.of(c, desk.now()), desk.state().link().time()),
                        true));
        cases = new VBox(
                panel("desk.overview.counts", Ui.elastic("text-meta"), scroll(counts)),
                panel("desk.overview.overdue", overdueCount, scroll(overdue)));
        cases.getStyleClass().add("gap-8");
        StackPane right = new StackPane(cases, pane.node());
        Parent left = board.node();
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        ((VBox) left).setMinWidth(0);
        right.setMinWidth(0);
        root = Ui.row("workspace", left, right);
        root.setId("overview");
        root.widthProperty().addListener((o, was, is) -> {
            double part = Math.floor(is.doubleValue() * BOARD_PART);
            ((VBox) left).setPrefWidth(part);
            right.setPrefWidth(is.doubleValue() - part);
        });
    }

    private VBox panel(String key, Label count, ScrollPane content) {
        HBox head = Ui.row("panel-head", Ui.label(desk.words().bind(key), "text-panel-title"), count);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox panel = Ui.column("panel", head, content);
        VBox.setVgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private static ScrollPane scroll(Node rows) {
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
    public Node firstFocus() {
        return isIndicatorOpen() ? pane.firstFocus() : board.firstFocus();
    }

    /** Opens an indicator beside the board and gives it the focus. */
    public void open(String id) {
        desk.model().indicatorProperty().set(id);
        render(desk.state());
        if (isIndicatorOpen()) {
            pane.firstFocus().requestFocus();
        }
    }

    public boolean isIndicatorOpen() {
        return pane.node().isVisible();
    }

    /** Takes the indicator away and gives its tile the focus back. */
    public void closeIndicator() {
        String id = desk.model().indicatorProperty().get();
        desk.model().indicatorProperty().set(null);
        render(desk.state());
        Node tile = id == null ? null : board.tile(id);
        (tile == null ? board.firstFocus() : tile).requestFocus();
    }

    /** Goes to the alert of the open indicator, on F2. */
    public void openAlert() {
        pane.open();
    }

    @Override
    protected void pin(Pins pins) {
        pins.listen(desk.model().filterProperty(), (o, was, is) -> {
            boolean other = !java.util.Objects.equals(was.serviceId(), is.serviceId());
            if (other) {
                desk.model().indicatorProperty().set(null);
            }
            render(desk.state());
        });
        pins.listen(desk.model().densityProperty(), (o, was, is) -> render(desk.state()));
    }

    @Override
    protected void show(CityState s, Touched t) {
        render(s);
    }

    private void render(CityState s) {
        board.show(s);
        BoardModel.Entry one =
                BoardModel.one(s, desk.model().indicatorProperty().get(), desk.now());
        Ui.shown(pane.node(), one != null);
        Ui.shown(cases, one == null);
        if (one != null) {
            pane.show(one, s);
            return;
        }
        counts.show(s, desk.now());
        List<Case> late = s.shown().values().stream()
                .filter(c -> c.state().isOpen() && !c.isShelved(desk.now()))
                .filter(c -> Due.of(c, desk.now()).isOverdue())
                .sorted(Comparator.comparing((Case c) -> Due.of(c, desk.now()).left()))
                .toList();
        Ui.text(overdueCount, desk.format().count(late.size()));
        overdue.show(late.stream().limit(OVERDUE).toList(), desk.words().text("desk.overview.none-overdue"));
    }

    @Override
    protected void tick(Instant now) {
        // Values grow stale by the clock alone.
        board.show(desk.state());
        board.tick(now);
        pane.tick(now);
    }
}
