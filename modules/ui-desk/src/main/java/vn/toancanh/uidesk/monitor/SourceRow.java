package vn.toancanh.uidesk.monitor;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/** A source of the city: heard or silent, and since when. */
final class SourceRow extends HBox {
    private final DeskContext desk;
    private final Text icon = Icons.of("check", "icon-small");
    private final Label name = Ui.elastic("text-cell");
    private final Label state = Ui.label("text-meta");
    private SourceHealth health;

    SourceRow(DeskContext desk) {
        this.desk = desk;
        getStyleClass().addAll("place-line", "place-plain");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(icon, name, state);
    }

    void show(SourceHealth h, Instant now) {
        health = h;
        Icons.set(icon, h.silent() ? "warning" : "check");
        Ui.mark(icon, "icon-stale", h.silent());
        Ui.mark(state, "text-stale", h.silent());
        Ui.text(name, desk.words().text(h.name()));
        tick(now);
    }

    void tick(Instant now) {
        if (health != null) {
            String age = desk.format().age(health.lastWordAt(), now);
            Ui.text(state, desk.words().text(health.silent() ? "desk.source.silent" : "desk.source.heard", age));
        }
    }
}
