package vn.toancanh.uifield.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uifield.FieldContext;
import vn.toancanh.uifield.FieldView;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/** "Hộp gửi": what came back first, then what waits, in order of sending. */
public final class OutboxView extends FieldView {
    private static final int LINES = 200;

    private final Rows<Line, OutboxEntry> rows;
    private final EmptyState empty = new EmptyState("tray");
    private final ScrollPane scroll;
    private final StackPane root;

    public OutboxView(FieldContext field) {
        super(field);
        rows = new Rows<>(i -> new Line(), (row, e) -> row.show(e, station.state()));
        scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root = new StackPane(scroll, empty);
        root.getStyleClass().addAll("panel", "field-page");
        root.setId("field-outbox");
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void show(CityState s, Touched t) {
        List<OutboxEntry> all = s.outbox().stream()
                .sorted(Comparator.comparing((OutboxEntry e) -> !e.state().isInTray())
                        .thenComparingLong(OutboxEntry::n))
                .limit(LINES)
                .toList();
        Ui.shown(empty, all.isEmpty());
        Ui.shown(scroll, !all.isEmpty());
        empty.show(field.text("field.outbox.empty"), field.text("field.outbox.empty-hint"));
        rows.show(all, "");
    }

    @Override
    protected void tick(Instant now) {
        rows.nodes().forEach(r -> r.tick(now));
    }

    private final class Line extends VBox {
        private final Text icon = Icons.of("saved-here", "icon-small");
        private final Label what = Ui.flowing("text-medium");
        private final Label state = Ui.label("text-meta");
        private final Label where = Ui.flowing("text-meta");
        private final Label more = Ui.flowing("text-cell");
        private final HBox ways;
        private OutboxEntry entry;

        Line() {
            getStyleClass().add("field-entry");
            HBox.setHgrow(what, Priority.ALWAYS);
            HBox top = Ui.row("gap-8", icon, what, state);
            top.setAlignment(Pos.TOP_LEFT);
            Button again = way("field.outbox.resend", () -> station.ring()
                    .resend(entry.n(), entry.command().act()));
            Button drop = way("field.outbox.discard", () -> station.ring().discard(entry.n()));
            Button copy = Ui.button(station.words().bind("field.contacts.copy"), this::copy, "field-button");
            ways = Ui.row("gap-8", again, drop, copy);
            getChildren().addAll(top, where, more, ways);
        }

        private Button way(
                String key,
                java.util.function.Supplier<java.util.concurrent.CompletionStage<vn.toancanh.core.port.Receipt>> run) {
            return Ui.button(
                    station.words().bind(key), () -> field.answer(run.get(), what.getText(), () -> {}), "field-button");
        }

        void show(OutboxEntry e, CityState s) {
            entry = e;
            boolean back = e.state().isInTray();
            Icons.set(icon, back ? "warning" : e.state().isUnsent() ? "saved-here" : "sent");
            Ui.mark(icon, "icon-warn", back);
            Ui.text(what, station.actWords().act(e.command().act(), s.catalogue()));
            Ui.text(state, station.actWords().delivery(e.state()));
            Ui.mark(state, "text-warn", back);
            Case c = s.shown().get(e.command().caseId());
            String of = c == null ? e.command().caseId() : c.code() + " · " + c.title();
            Ui.text(where, of + " · " + station.format().moment(e.command().at(), station.now()));
            Ui.shown(ways, back);
            tick(station.now());
        }

        void tick(Instant now) {
            if (entry == null) {
                return;
            }
            String words = entry.state().isInTray()
                    ? station.actWords().reason(entry.problem())
                    : station.actWords().waiting(entry, now);
            Ui.text(more, words);
            Ui.shown(more, !words.isEmpty());
        }

        private void copy() {
            field.ports().copy(what.getText());
            field.say(field.text("field.outbox.copied"));
        }
    }
}
