package vn.toancanh.uidesk.place;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.LineButton;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;

/** A case as a short line that chooses it: shape, title, code and state, and one more word at the end. */
public final class CaseRow extends LineButton {
    private final DeskContext desk;
    private final PriorityShape shape = new PriorityShape(Priority.P4);
    private final Label title = Ui.elastic("text-cell");
    private final Label meta = Ui.elastic("text-meta");
    private final Label end = Ui.label("text-meta", "place-far");
    private String caseId = "";
    private Case closed;

    public CaseRow(DeskContext desk, Runnable then) {
        this.desk = desk;
        VBox lines = new VBox(title, meta);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, javafx.scene.layout.Priority.ALWAYS);
        content(shape, lines, end);
        setOnAction(e -> {
            if (closed != null) {
                desk.model().selectArchived(closed);
            } else {
                desk.model().select(caseId);
            }
            then.run();
        });
    }

    /** A case that is over and perhaps no longer part of the city's state. */
    public void showClosed(Case c, String last) {
        show(c, last, false);
        closed = c;
    }

    /** @param last what stands at the end, e.g. a distance or a deadline */
    public void show(Case c, String last, boolean warn) {
        caseId = c.id();
        closed = null;
        shape.show(c);
        Ui.text(title, c.title());
        Ui.mark(title, "text-strong", c.isUnattended());
        Ui.text(
                meta,
                c.code() + " · " + desk.caseWords().stateBrief(c) + " · "
                        + desk.caseWords().who(c));
        Ui.text(end, last);
        Ui.mark(end, "text-warn", warn);
        setAccessibleText(c.title() + ", " + last);
    }
}
