package vn.toancanh.uidesk.tray;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/** The outbox and the tray: everything this person did that is not home yet, in words that never claim more than is true. */
public final class OutboxPanel extends DeskView {
    /** What the panel shows at most; the rest is counted. */
    private static final int LINES = 200;

    private final Label counts = Ui.elastic("text-meta");
    private final Rows<EntryRow, TrayModel.Row> rows;
    private final EmptyState empty = new EmptyState("tray");
    private final Button x;
    private final ScrollPane scroll;
    private final VBox root;

    public OutboxPanel(DeskContext desk, Runnable close) {
        super(desk);
        rows = new Rows<>(i -> new EntryRow(desk), (row, item) -> row.show(item, desk.state(), desk.now()));
        x = new Button();
        x.getStyleClass().addAll("quiet", "icon-only");
        x.setGraphic(Icons.of("close", "icon-small"));
        x.accessibleTextProperty().bind(desk.words().bind("desk.close"));
        x.setOnAction(e -> close.run());
        HBox head =
                Ui.row("panel-head", Ui.label(desk.words().bind("desk.outbox.title"), "text-panel-title"), counts, x);
        head.setAlignment(Pos.CENTER_LEFT);
        scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = Ui.column("outbox-panel", head, empty, scroll);
        root.setId("outbox-panel");
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public javafx.scene.Node firstFocus() {
        return scroll.isVisible() ? scroll : x;
    }

    /** The panel as a region that a sheet can hold. */
    public VBox region() {
        double em = desk.model().em();
        root.setPrefSize(40 * em, 36 * em);
        return root;
    }

    @Override
    protected void show(CityState s, Touched t) {
        var all = TrayModel.rows(s);
        Ui.shown(empty, all.isEmpty());
        Ui.shown(scroll, !all.isEmpty());
        empty.show(desk.words().text("desk.outbox.empty"), desk.words().text("desk.outbox.empty-hint"));
        Ui.text(
                counts,
                desk.words().text("desk.outbox.counts", s.unsent(), s.tray().size()));
        rows.show(all.stream().limit(LINES).toList(), "");
    }

    @Override
    protected void tick(Instant now) {
        rows.nodes().forEach(r -> r.tick(now));
    }
}
