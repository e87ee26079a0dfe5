package vn.toancanh.uidesk.tray;

import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.act.Compared;
import vn.toancanh.uikit.act.ComparedTable;
import vn.toancanh.uikit.act.TrayModel;
import vn.toancanh.uikit.control.KeyButton;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/**
 * One act on its way: what it is, how far it has come, and if it came back why, what is mine and what is the city's, and the
 * three ways out.
 */
final class EntryRow extends VBox {
    private final DeskContext desk;
    private final TrayActs acts;
    private final Text icon = Icons.of("unsent", "icon-small");
    private final Label what = Ui.flowing("text-cell", "text-medium");
    private final Label state = Ui.label("text-meta", "state-chip");
    private final Label where = Ui.flowing("text-meta");
    private final Label reason = Ui.flowing("text-cell", "tray-reason");
    private final Label compare = Ui.flowing("text-meta");
    private final ComparedTable fields;
    private final Compared compared;
    private final Button resend;
    private final Button discard;
    private final FlowPane ways = new FlowPane();
    private OutboxEntry entry;

    EntryRow(DeskContext desk, TrayKeys keys) {
        this.desk = desk;
        this.acts = new TrayActs(desk);
        this.compared = new Compared(desk.station());
        this.fields = new ComparedTable(desk.words());
        getStyleClass().add("entry");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox top = Ui.row("gap-8", icon, what, state);
        top.setAlignment(Pos.TOP_LEFT);
        resend = way(keys, TrayKeys.RESEND, this::resend);
        discard = way(keys, TrayKeys.DISCARD, this::discard);
        Button copy = way(keys, TrayKeys.COPY, this::copy);
        Button open = way(keys, TrayKeys.OPEN, this::open);
        resend.getStyleClass().remove("quiet");
        ways.getStyleClass().add("ways");
        ways.getChildren().addAll(resend, discard, copy, open);
        getChildren().addAll(top, where, reason, fields, compare, ways);
    }

    private Button way(TrayKeys keys, String action, Runnable does) {
        KeyButton b = new KeyButton(keys.label(action));
        b.textProperty().bind(desk.words().bind(TrayKeys.words(action)));
        b.getStyleClass().addAll("quiet", "small");
        b.setOnAction(e -> does.run());
        return b;
    }

    /** Place in the outbox of the act that is shown. */
    long n() {
        return entry.n();
    }

    void resend() {
        if (entry.state().isInTray()) {
            acts.resend(entry);
        }
    }

    void discard() {
        if (entry.state().isInTray()) {
            acts.discard(entry);
        }
    }

    void copy() {
        acts.copy(entry);
    }

    void open() {
        acts.open(entry);
    }

    void show(TrayModel.Row row, CityState s, Instant now) {
        entry = row.entry();
        Act act = entry.command().act();
        boolean back = entry.state().isInTray();
        Icons.set(icon, back ? "warning" : entry.state().isUnsent() ? "saved-here" : "sent");
        Ui.mark(icon, "icon-warn", back);
        Ui.text(what, desk.actWords().act(act, s.catalogue()));
        Ui.text(state, desk.actWords().delivery(entry.state()));
        Ui.mark(state, "text-warn", back);
        Case c = row.value();
        Ui.text(
                where,
                desk.words()
                        .text(
                                "desk.outbox.where",
                                c == null ? entry.command().caseId() : c.code() + " · " + c.title(),
                                desk.format().moment(entry.command().at(), now)));
        Ui.shown(reason, back);
        Ui.text(reason, back ? desk.actWords().reason(entry.problem()) : "");
        fields.show(back ? compared.rows(entry.command(), c, s.catalogue()) : List.of());
        String who = back ? compared.who(entry.command(), c, s, now) : "";
        Ui.shown(compare, !who.isEmpty());
        Ui.text(compare, who);
        Ui.shown(resend, back);
        Ui.shown(discard, back);
        setAccessibleText(String.join(". ", what.getText(), state.getText(), where.getText(), reason.getText()));
        tick(now);
    }

    void tick(Instant now) {
        if (entry == null || entry.state().isInTray()) {
            return;
        }
        String again = desk.actWords().waiting(entry, now);
        Ui.shown(compare, !again.isEmpty());
        Ui.text(compare, again);
    }
}
