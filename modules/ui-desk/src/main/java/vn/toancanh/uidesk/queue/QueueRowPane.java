package vn.toancanh.uidesk.queue;

import java.time.Instant;
import java.util.function.DoubleSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.CaseWords;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uikit.theme.Icons;

/**
 * The nodes of one row in two lines, laid out by hand: title over code and place, state over who has it, deadline over age.
 * It holds no listener and is told what to show; nodes are made once and used for every row that scrolls by.
 */
final class QueueRowPane extends Region {
    private static final PseudoClass UNATTENDED = PseudoClass.getPseudoClass("unattended");
    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");
    /** Farther from the chosen case than this, a distance says nothing about a common cause. */
    private static final double SHOW_DISTANCE_WITHIN_M = 2_000;

    private final DeskContext desk;
    private final Region edge = new Region();
    private final PriorityShape shape = new PriorityShape(Priority.P4);
    private final Label title = Ui.elastic("row-title", "text-cell");
    private final Label mark = Ui.label("row-mark", "pending-mark", "text-meta");
    private final Label place = Ui.elastic("text-meta");
    private final Text channel = Icons.of("info", "icon-small");
    private final Label state = Ui.label("row-state", "text-cell");
    private final Label who = Ui.elastic("text-meta");
    private final Label due = Ui.label("row-due", "text-cell");
    private final Label age = Ui.label("text-meta");
    private final DoubleSupplier listWidth;
    private QueueRow shown;

    /** @param listWidth width of the whole list, so that rows and column heads agree with or without a scroll bar */
    QueueRowPane(DeskContext desk, DoubleSupplier listWidth) {
        this.desk = desk;
        this.listWidth = listWidth;
        getStyleClass().add("queue-row");
        edge.getStyleClass().add("row-edge");
        due.setAlignment(Pos.CENTER_RIGHT);
        age.setAlignment(Pos.CENTER_RIGHT);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(edge, shape, title, mark, place, channel, state, who, due, age);
    }

    void show(QueueRow row, Instant now) {
        shown = row;
        Case c = row.value();
        CaseWords words = desk.caseWords();
        CityState s = desk.state();
        boolean unattended = c.isUnattended() && !row.ended();
        shape.show(c);
        pseudoClassStateChanged(UNATTENDED, unattended);
        pseudoClassStateChanged(ENDED, row.ended());
        for (Priority p : Priority.values()) {
            Ui.mark(edge, "edge-p" + p.digit(), unattended && p == c.priority());
        }
        Ui.text(title, c.title());
        Ui.text(place, bundled(row.bundle()) + place(c));
        Icons.set(channel, words.channelIcon(c, s.catalogue()));
        Ui.text(state, words.stateBrief(c));
        Ui.mark(state, "text-hint", c.state() == vn.toancanh.core.model.CaseState.UNKNOWN);
        Ui.text(who, words.who(c));
        showMark(row.mark());
        tick(now);
        setAccessibleText(
                words.priority(c.priority()) + ", " + c.title() + ", " + place.getText() + ", " + state.getText());
    }

    void tick(Instant now) {
        if (shown == null) {
            return;
        }
        Case c = shown.value();
        Due d = Due.of(c, now);
        Ui.text(due, desk.caseWords().due(d, desk.state().link().time()));
        Ui.text(age, desk.format().age(c.receivedAt(), now));
        due.pseudoClassStateChanged(NEAR, d.level() == Due.Level.NEAR || d.level() == Due.Level.OVERDUE);
    }

    private String place(Case c) {
        String text = c.code() + " · " + c.place().address();
        Case chosen = desk.selectedCase();
        if (chosen == null || chosen.id().equals(c.id())) {
            return text;
        }
        double metres = Nearby.metres(chosen.place().point(), c.place().point());
        return metres <= SHOW_DISTANCE_WITHIN_M
                ? text + " · "
                        + desk.words().text("desk.queue.away", desk.format().distance(metres))
                : text;
    }

    private String bundled(Bundles.Bundle b) {
        return b == null
                ? ""
                : desk.words()
                                .text(
                                        b.kind() == Bundles.Kind.CHATTER ? "desk.queue.chatter" : "desk.queue.group",
                                        b.count())
                        + " · ";
    }

    private void showMark(QueueRow.Mark m) {
        boolean on = m != QueueRow.Mark.NONE;
        mark.setVisible(on);
        Ui.mark(mark, "review", m == QueueRow.Mark.REVIEW);
        Ui.text(mark, on ? desk.words().text("desk.mark." + CaseWords.id(m)) : "");
    }

    @Override
    protected double computePrefHeight(double width) {
        return 3 * desk.model().em();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0; // the list gives the width; asking for more would bring a horizontal scroll bar
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double h = getHeight();
        double em = desk.model().em();
        QueueColumns col = new QueueColumns(em, listWidth.getAsDouble());
        double top = Math.round(h * 0.10);
        double line = Math.round(h * 0.43);
        double below = top + line - Math.round(h * 0.02);
        edge.resizeRelocate(0, 0, 3, h);
        layoutInArea(shape, col.priorityX(), 0, col.priorityWidth(), h, 0, HPos.CENTER, VPos.CENTER);
        title.resizeRelocate(col.titleX(), top, col.titleWidth(), line);
        double x = col.titleX();
        if (mark.isVisible()) {
            double w = Math.min(Math.ceil(mark.prefWidth(-1)), col.titleWidth());
            mark.resizeRelocate(x, below, w, line);
            x += w + Math.round(em * 0.5);
        }
        place.resizeRelocate(x, below, Math.max(0, col.titleX() + col.titleWidth() - x), line);
        layoutInArea(channel, col.channelX(), top, col.channelWidth(), line, 0, HPos.LEFT, VPos.CENTER);
        state.resizeRelocate(col.stateX(), top, col.stateWidth(), line);
        who.resizeRelocate(col.stateX(), below, col.stateWidth(), line);
        due.resizeRelocate(col.dueX(), top, col.dueWidth(), line);
        age.resizeRelocate(col.dueX(), below, col.dueWidth(), line);
    }
}
