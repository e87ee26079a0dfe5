package vn.toancanh.uifield.mine;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uifield.FieldContext;
import vn.toancanh.uifield.MyCases;
import vn.toancanh.uikit.control.LineButton;
import vn.toancanh.uikit.control.PriorityShape;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.say.Due;
import vn.toancanh.uikit.theme.Icons;

/** A case in the list: shape, title, how far and how urgent; a mark while something of it is saved here alone. */
final class MineLine extends LineButton {
    private final FieldContext field;
    private final PriorityShape shape = new PriorityShape(vn.toancanh.core.model.Priority.P4);
    private final Label title = Ui.elastic("text-medium");
    private final Label where = Ui.elastic("text-meta");
    private final Label far = Ui.label("text-cell");
    private final Label due = Ui.label("text-meta");
    private final Text saved = Icons.of("saved-here", "icon-small");
    private Case shown;

    MineLine(FieldContext field) {
        this.field = field;
        getStyleClass().add("field-line");
        VBox words = new VBox(title, where);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        VBox numbers = new VBox(far, due);
        numbers.setAlignment(Pos.CENTER_RIGHT);
        content(shape, words, saved, numbers);
        setOnAction(e -> field.model().selectedProperty().set(shown.id()));
    }

    void show(MyCases.Mine m, CityState s, Instant now) {
        shown = m.value();
        setId("mine-" + shown.id());
        shape.show(shown);
        Ui.text(title, shown.title());
        Ui.text(where, shown.code() + " · " + shown.place().address());
        Ui.text(far, Double.isNaN(m.metres()) ? "—" : field.station().format().distance(m.metres()));
        Ui.shown(saved, !s.pendingOf(shown.id()).isEmpty());
        Ui.mark(
                this,
                "selected-line",
                shown.id().equals(field.model().selectedProperty().get()));
        tick(now);
        setAccessibleText(field.station().caseWords().priority(shown.priority()) + ", " + shown.title() + ", "
                + where.getText() + ", " + far.getText());
    }

    void tick(Instant now) {
        if (shown != null) {
            Due d = Due.of(shown, now);
            Ui.text(
                    due,
                    field.station()
                            .caseWords()
                            .due(d, field.station().state().link().time()));
            Ui.mark(due, "text-warn", d.isOverdue());
        }
    }
}
