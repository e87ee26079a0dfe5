package vn.toancanh.uidesk.place;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uidesk.shell.SourcesModel;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.theme.Icons;

/** A camera as one line: name, how it does, how far. */
public final class CameraRow extends HBox {
    private final PlaceWords words;
    private final DeskContext desk;
    private final Text icon = Icons.of("camera", "icon-small");
    private final Label name = Ui.elastic("text-cell");
    private final Label owner = Ui.label("text-hint");
    private final Label state = Ui.label("text-meta");
    private final Label far = Ui.label("text-meta", "place-far");
    private CameraHealth health;

    public CameraRow(DeskContext desk) {
        this.desk = desk;
        this.words = new PlaceWords(desk);
        getStyleClass().addAll("place-line", "place-plain");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        getChildren().addAll(icon, name, owner, state, far);
        Ui.shown(owner, false);
    }

    /** @param metres NaN for no distance */
    public void show(Camera camera, @Nullable CameraHealth h, double metres, Instant now) {
        health = h;
        boolean lost = h != null && SourcesModel.isLost(h);
        Icons.set(icon, lost ? "camera-off" : "camera");
        Ui.mark(icon, "icon-warn", lost);
        Ui.mark(state, "text-warn", lost);
        Ui.text(name, camera.name());
        Ui.text(far, Double.isNaN(metres) ? "" : desk.format().distance(metres));
        Ui.shown(far, !Double.isNaN(metres));
        tick(now);
    }

    /** Names the unit that owns the camera; null where there is no room for it. */
    public void owner(@Nullable String unit) {
        Ui.shown(owner, unit != null);
        Ui.text(owner, unit == null ? "" : unit);
    }

    public void tick(Instant now) {
        Ui.text(state, words.camera(health, now));
    }
}
