package vn.toancanh.uidesk.place;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Nearby;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.control.LineButton;
import vn.toancanh.uikit.control.Ui;

/** A force that can be dispatched: digit, call sign, status and distance; kind, unit and phone below. Reused for others. */
final class ForceRow extends LineButton {
    private final DeskContext desk;
    private final PlaceWords words;
    private final int number;
    private final Label sign = Ui.label("text-cell", "text-medium");
    private final Label able;
    private final Label status = Ui.label("text-cell");
    private final Label meta = Ui.elastic("text-meta");

    ForceRow(DeskContext desk, int number, Runnable choose) {
        this.desk = desk;
        this.words = new PlaceWords(desk);
        this.number = number;
        KeyHint key = new KeyHint(Integer.toString(number));
        key.getStyleClass().add("key-digit");
        able = Ui.label(desk.words().bind("desk.place.able"), "text-hint");
        HBox top = Ui.row("gap-8", sign, able, Ui.spring(), status);
        top.setAlignment(Pos.CENTER_LEFT);
        VBox lines = new VBox(top, meta);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        content(key, lines);
        setOnAction(e -> choose.run());
    }

    void show(Nearby.Force f, CityState s, @Nullable String why) {
        Ui.text(sign, f.resource().callSign());
        Ui.shown(able, f.able());
        Ui.text(status, words.status(f));
        Ui.mark(status, "text-secondary", !f.isFree());
        String phone = words.phone(f, s);
        Ui.text(meta, words.kind(f) + (phone.isBlank() ? "" : " · " + phone) + " · " + words.unit(f, s));
        setAccessibleText(desk.words().text("kit.did.dispatch", f.resource().callSign()) + ", " + status.getText());
        Ui.tip(
                this,
                why == null
                        ? desk.words()
                                .text("desk.place.dispatch-tip", f.resource().callSign(), number)
                        : why);
    }
}
