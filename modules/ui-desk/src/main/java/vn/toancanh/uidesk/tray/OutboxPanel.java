package vn.toancanh.uidesk.tray;

import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.DeskView;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.act.TrayModel;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/** The outbox and the tray: everything this person did that is not home yet, in words that never claim more than is true. */
public final class OutboxPanel extends DeskView {
    /** What the panel shows at most; the rest is counted. */
    private static final int LINES = 200;

    private final Label counts = Ui.elastic("text-meta");
    private final TrayKeys keys = new TrayKeys();
    private final Rows<EntryRow, TrayModel.Row> rows;
    private final EmptyState empty = new EmptyState("tray");
    private final Label hint;
    private final Button x;
    private final ScrollPane scroll;
    private final VBox root;

    public OutboxPanel(DeskContext desk, Runnable close) {
        super(desk);
        rows = new Rows<>(i -> new EntryRow(desk, keys), (row, item) -> row.show(item, desk.state(), desk.now()));
        x = new Button();
        x.getStyleClass().addAll("quiet", "icon-only");
        x.setGraphic(Icons.of("close", "icon-small"));
        x.accessibleTextProperty().bind(desk.words().bind("desk.close"));
        x.setOnAction(e -> close.run());
        hint = Ui.flowing("text-hint");
        hint.textProperty().bind(desk.words().bind("desk.outbox.keys"));
        HBox head =
                Ui.row("panel-head", Ui.label(desk.words().bind("desk.outbox.title"), "text-panel-title"), counts, x);
        head.setAlignment(Pos.CENTER_LEFT);
        scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.setFocusTraversable(false);
        root = Ui.column("outbox-panel", head, empty, scroll, hint);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.setId("outbox-panel");
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public Node firstFocus() {
        List<EntryRow> shown = shown();
        return shown.isEmpty() ? x : shown.get(0);
    }

    /** The panel as a region that a sheet can hold. */
    public VBox region() {
        double em = desk.model().em();
        root.setPrefSize(40 * em, 36 * em);
        return root;
    }

    @Override
    protected void pin(Pins pins) {
        Scene window = desk.sheets().getScene();
        if (window != null) {
            keys.install(pins, window, this::chosen);
        }
    }

    @Override
    protected void show(CityState s, Touched t) {
        EntryRow had = chosen();
        long n = had == null ? 0 : had.n();
        var all = TrayModel.rows(s);
        Ui.shown(empty, all.isEmpty());
        Ui.shown(scroll, !all.isEmpty());
        Ui.shown(hint, !all.isEmpty());
        empty.show(desk.words().text("desk.outbox.empty"), desk.words().text("desk.outbox.empty-hint"));
        Ui.text(
                counts,
                desk.words().text("desk.outbox.counts", s.unsent(), s.tray().size()));
        rows.show(all.stream().limit(LINES).toList(), "");
        if (had != null) {
            follow(had, n);
        }
    }

    /** The keyboard stays at its act, wherever the act went; when it is gone, at the one that took its place. */
    private void follow(EntryRow had, long n) {
        List<EntryRow> shown = shown();
        EntryRow same = shown.stream().filter(r -> r.n() == n).findFirst().orElse(null);
        if (same == had && isSeen(had.getScene().getFocusOwner())) {
            return;
        }
        Node next = same != null ? same : had.isVisible() ? had : shown.isEmpty() ? x : shown.get(shown.size() - 1);
        next.requestFocus();
    }

    private static boolean isSeen(@Nullable Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    private List<EntryRow> shown() {
        return rows.nodes().stream().filter(Node::isVisible).toList();
    }

    /** The act that has the focus, itself or in one of its buttons. */
    private @Nullable EntryRow chosen() {
        Scene window = root.getScene();
        for (Node n = window == null ? null : window.getFocusOwner(); n != null; n = n.getParent()) {
            if (n instanceof EntryRow row) {
                return row;
            }
        }
        return null;
    }

    private void pressed(KeyEvent e) {
        boolean moves = true;
        switch (e.getCode()) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case HOME -> step(-LINES);
            case END -> step(LINES);
            default -> moves = false;
        }
        if (moves) {
            e.consume();
        }
    }

    /** To a neighbouring act; one that is taller than the panel is read to its end first. */
    private void step(int by) {
        List<EntryRow> shown = shown();
        if (shown.isEmpty()) {
            return;
        }
        int at = shown.indexOf(chosen());
        double room = scroll.getViewportBounds().getHeight();
        double top = scroll.getVvalue() * Math.max(0, rows.getHeight() - room);
        if (at >= 0 && Math.abs(by) == 1) {
            double hidden = by > 0
                    ? shown.get(at).getBoundsInParent().getMaxY() - top - room
                    : top - shown.get(at).getBoundsInParent().getMinY();
            if (hidden > 1) {
                lookAt(top + by * Math.min(hidden, room / 2), room);
                return;
            }
        }
        EntryRow to = shown.get(Math.max(0, Math.min(shown.size() - 1, at < 0 ? 0 : at + by)));
        to.requestFocus();
        double low = to.getBoundsInParent().getMinY();
        double high = to.getBoundsInParent().getMaxY();
        // Its head is seen in any case: the end of a tall one comes with the next press.
        lookAt(Math.min(low, Math.max(top, high - room)), room);
    }

    private void lookAt(double top, double room) {
        double spare = rows.getHeight() - room;
        scroll.setVvalue(spare <= 0 ? 0 : Math.max(0, Math.min(1, top / spare)));
    }

    @Override
    protected void tick(Instant now) {
        rows.nodes().forEach(r -> r.tick(now));
    }
}
