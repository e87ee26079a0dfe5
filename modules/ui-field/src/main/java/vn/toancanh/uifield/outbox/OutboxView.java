package vn.toancanh.uifield.outbox;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
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
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uifield.FieldContext;
import vn.toancanh.uifield.FieldView;
import vn.toancanh.uifield.WordsForm;
import vn.toancanh.uikit.act.Compared;
import vn.toancanh.uikit.act.ComparedTable;
import vn.toancanh.uikit.act.TrayModel;
import vn.toancanh.uikit.control.EmptyState;
import vn.toancanh.uikit.control.Rows;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/**
 * "Hộp gửi": what came back first, each with what is mine and what the city has, then what waits, in order of sending. What came
 * back is sent again, with other words where it has words, or given up for a reason that is kept.
 */
public final class OutboxView extends FieldView {
    private static final int LINES = 200;

    private final Rows<Line, TrayModel.Row> rows;
    private final EmptyState empty = new EmptyState("tray");
    private final ScrollPane scroll;
    private final StackPane root;
    private final WordsForm form;
    private final Compared compared;

    public OutboxView(FieldContext field) {
        super(field);
        rows = new Rows<>(i -> new Line(), (row, e) -> row.show(e, station.state()));
        scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        form = new WordsForm(field, scroll::requestFocus);
        compared = new Compared(station);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = new StackPane(new VBox(scroll, form), empty);
        root.getStyleClass().addAll("panel", "field-page");
        root.setId("field-outbox");
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    protected void show(CityState s, Touched t) {
        List<TrayModel.Row> all = TrayModel.rows(s).stream().limit(LINES).toList();
        Ui.shown(empty, all.isEmpty());
        Ui.shown(scroll, !all.isEmpty());
        empty.show(field.text("field.outbox.empty"), field.text("field.outbox.empty-hint"));
        if (form.isOpen()
                && all.stream()
                        .map(TrayModel.Row::entry)
                        .noneMatch(e -> e.state().isInTray() && form.isAbout(id(e)))) {
            form.close(); // it is over: somebody else has answered, or the answer has come
        }
        rows.show(all, "");
    }

    @Override
    protected void tick(Instant now) {
        rows.nodes().forEach(r -> r.tick(now));
    }

    private static String id(OutboxEntry e) {
        return e.command().id().toString();
    }

    private void resend(OutboxEntry e) {
        Act act = e.command().act();
        String words = act.words();
        if (words == null || words.isBlank()) {
            answer(e, station.ring().resend(e.n(), act), t -> {});
            return;
        }
        form.open(
                id(e),
                "resend",
                field.text("kit.tray.resend-title"),
                words,
                "field.outbox.resend",
                (t, then) -> answer(e, station.ring().resend(e.n(), act.withWords(t)), then));
    }

    private void giveUp(OutboxEntry e) {
        form.open(
                id(e),
                "give-up",
                field.text("kit.tray.discard-why"),
                "",
                "field.outbox.discard",
                (why, then) -> answer(e, station.ring().discard(e.n(), why), then));
    }

    private void answer(OutboxEntry e, CompletionStage<Receipt> receipt, Consumer<Boolean> then) {
        String what = station.actWords().act(e.command().act(), station.state().catalogue());
        field.answer(receipt, what, then);
    }

    private final class Line extends VBox {
        private final Text icon = Icons.of("saved-here", "icon-small");
        private final Label what = Ui.flowing("text-medium");
        private final Label state = Ui.label("text-meta");
        private final Label where = Ui.flowing("text-meta");
        private final Label more = Ui.flowing("text-cell");
        private final ComparedTable fields = new ComparedTable(station.words());
        private final Label who = Ui.flowing("text-meta");
        private final HBox ways;
        private OutboxEntry entry;

        Line() {
            getStyleClass().add("field-entry");
            HBox.setHgrow(what, Priority.ALWAYS);
            HBox top = Ui.row("gap-8", icon, what, state);
            top.setAlignment(Pos.TOP_LEFT);
            Button again = way("field.outbox.resend", () -> resend(entry));
            again.setId("field-resend");
            Button drop = way("field.outbox.discard", () -> giveUp(entry));
            drop.setId("field-give-up");
            Button copy = way("field.contacts.copy", this::copy);
            Ui.shown(who, false);
            ways = Ui.row("gap-8", again, drop, copy);
            getChildren().addAll(top, where, more, fields, who, ways);
        }

        private Button way(String key, Runnable run) {
            return Ui.button(station.words().bind(key), run, "field-button");
        }

        void show(TrayModel.Row row, CityState s) {
            OutboxEntry e = row.entry();
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
            Case now = row.value();
            fields.show(back ? compared.rows(e.command(), now, s.catalogue()) : List.of());
            Ui.text(who, back ? compared.who(e.command(), now, s, station.now()) : "");
            Ui.shown(who, !who.getText().isEmpty());
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
            String words = entry.command().act().words();
            field.ports().copy(words == null ? what.getText() : words);
            field.say(field.text("field.outbox.copied"));
        }
    }
}
