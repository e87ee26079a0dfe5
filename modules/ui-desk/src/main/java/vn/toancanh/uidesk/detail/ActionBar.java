package vn.toancanh.uidesk.detail;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.CaseWorkflow;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uidesk.shell.ActSlot;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.KeyButton;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.StandardKeys;

/** All acts on the case as buttons with their keys. What cannot be done now is grey and says why. */
final class ActionBar extends FlowPane {
    private static final Attachment ANY_FILE = new Attachment("?", "", "", 0, "");

    private final DeskContext desk;
    private final CaseActs acts;
    private final ActSlot take;
    private final ActSlot acknowledge;
    private final ActSlot assign;
    private final ActSlot attach;
    private final ActSlot resolve;
    private final ActSlot close;
    private final ActSlot shelve;
    private final List<ActSlot> priorities = new ArrayList<>();

    ActionBar(DeskContext desk, CaseActs acts, CaseKeys keys) {
        this.desk = desk;
        this.acts = acts;
        getStyleClass().add("action-bar");
        take = slot("accept", desk.keys().label(StandardKeys.ACCEPT), keys::takeThis);
        acknowledge = slot("acknowledge", desk.keys().label(StandardKeys.ACCEPT), keys::takeThis);
        assign = slot("assign", desk.keys().label(StandardKeys.ASSIGN), keys::assign);
        attach = slot("attach", desk.keys().label(StandardKeys.ATTACH), keys::attach);
        resolve = slot("resolve", desk.keys().label(StandardKeys.RESOLVE), keys::resolve);
        close = slot("close", desk.keys().label(StandardKeys.CLOSE), keys::close);
        shelve = slot("shelve", desk.keys().label(StandardKeys.SHELVE), keys::shelve);
        getChildren().addAll(take, acknowledge, assign, attach, resolve, close, shelve);
        KeyHint shift = new KeyHint("");
        shift.textProperty().bind(desk.words().bind("desk.act.shift"));
        HBox group = new HBox(shift);
        group.getStyleClass().add("priority-acts");
        group.setAlignment(Pos.CENTER_LEFT);
        for (Priority p : Priority.values()) {
            ActSlot s = slot("priority", "", () -> keys.priority(p.digit()));
            s.setId("act-p" + p.digit());
            KeyButton b = s.button();
            b.getStyleClass().add("priority-act");
            b.textProperty().unbind();
            b.setText(Integer.toString(p.digit()));
            b.setGraphic(null);
            b.accessibleTextProperty().bind(desk.words().bind("kit.key.priority." + p.digit()));
            priorities.add(s);
            group.getChildren().add(s);
        }
        getChildren().add(group);
    }

    private ActSlot slot(String what, String key, Runnable action) {
        ActSlot s = new ActSlot(desk.words().bind("desk.act." + what), key, action);
        s.setId("act-" + what);
        return s;
    }

    /** The one act that usually comes next: take it, send somebody, finish it, close it. */
    private ActSlot nextOf(Case c, boolean alert) {
        if (c.isUnattended()) {
            return alert ? acknowledge : take;
        }
        if (c.operatorId() == null) {
            return take;
        }
        if (c.state() == CaseState.RESOLVED) {
            return close;
        }
        return c.unitId() == null && c.dispatches().isEmpty() ? assign : resolve;
    }

    void show(Case c) {
        boolean alert = CaseActs.takeOf(c) instanceof Act.Acknowledge;
        Ui.shown(take, !alert);
        Ui.shown(acknowledge, alert);
        // Space also serves the next case, but this button speaks of this one.
        take.because(acts.why(c, new Act.Accept()));
        acknowledge.because(alert ? acts.why(c, CaseActs.takeOf(c)) : null);
        assign.because(acts.why(c, new Act.DispatchUnit("", "", "")));
        attach.because(acts.why(c, new Act.Attach(ANY_FILE)), desk.words().text("desk.act.attach-tip"));
        resolve.because(acts.why(c, new Act.Resolve("x")));
        close.because(acts.why(c, new Act.CloseCase("x")));
        shelve.because(acts.why(c, new Act.Shelve(desk.now().plus(CaseWorkflow.MAX_SHELF.dividedBy(2)), "x")));
        ActSlot next = nextOf(c, alert);
        for (ActSlot s : List.of(take, acknowledge, assign, resolve, close)) {
            Ui.mark(s.button(), "primary", s == next && !s.button().isDisabled());
        }
        for (Priority p : Priority.values()) {
            ActSlot s = priorities.get(p.ordinal());
            s.because(
                    acts.why(c, new Act.ChangePriority(p)),
                    desk.words()
                            .text(
                                    "desk.act.priority-tip",
                                    p.digit(),
                                    desk.caseWords().priority(p)));
            boolean present = p == c.priority();
            Ui.mark(s, "present", present);
            if (present != (s.button().getGraphic() != null)) {
                s.button().setGraphic(present ? new PriorityShape(p) : null);
                s.button().setContentDisplay(present ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
            }
        }
    }
}
