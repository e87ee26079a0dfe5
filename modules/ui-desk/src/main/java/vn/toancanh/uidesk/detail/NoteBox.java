package vn.toancanh.uidesk.detail;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import vn.toancanh.core.model.Case;
import vn.toancanh.uidesk.shell.ActSlot;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.NoteArea;
import vn.toancanh.uikit.control.Ui;

/**
 * The field for a note. Nothing but the operator changes its text: a draft stays with its case, whatever the stream brings
 * and whichever case is chosen meanwhile.
 */
final class NoteBox extends HBox {
    private final DeskContext desk;
    private final CaseActs acts;
    private final NoteArea text = new NoteArea();
    private final ActSlot send;
    private String caseId;
    private boolean underWay;

    NoteBox(DeskContext desk, CaseActs acts) {
        this.desk = desk;
        this.acts = acts;
        getStyleClass().add("note-box");
        text.setId("note");
        text.promptTextProperty().bind(desk.words().bind("desk.note.prompt"));
        text.accessibleTextProperty().bind(desk.words().bind("desk.note.prompt"));
        text.setPrefRowCount(1);
        HBox.setHgrow(text, Priority.ALWAYS);
        send = new ActSlot(desk.words().bind("desk.note.send"), "Ctrl ↵", this::send);
        send.setId("note-send");
        text.textProperty().addListener((o, was, is) -> {
            if (caseId != null) {
                desk.model().drafts().keep(caseId, is);
            }
        });
        text.setOnSend(this::send);
        getChildren().addAll(text, send);
    }

    void show(Case c) {
        if (!c.id().equals(caseId)) {
            caseId = null;
            text.setText(desk.model().drafts().of(c.id()));
            caseId = c.id();
        }
        String why = acts.why(c, new vn.toancanh.core.command.Act.AddNote("x"));
        send.because(why);
        Ui.mark(this, "blocked", why != null);
    }

    void focusText() {
        text.requestFocus();
    }

    private void send() {
        Case c = caseId == null ? null : desk.state().shown().get(caseId);
        if (c == null || underWay) {
            return;
        }
        String sent = text.getText();
        // Only what is durable leaves the field: a refused note stays to be tried again.
        underWay = true;
        acts.note(c, sent, ticked -> {
            underWay = false;
            if (!ticked) {
                return;
            }
            desk.model().drafts().keep(c.id(), "");
            if (c.id().equals(caseId) && text.getText().equals(sent)) {
                text.clear();
            }
        });
    }
}
