package vn.toancanh.uidesk.settings;

import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.util.Duration;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uidesk.shell.DeskModel;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.theme.Density;

/**
 * Until somebody chooses a size, a small window gets the small one. A change of it styles the whole window anew, so a window
 * that changes its size is asked when it has settled. JavaFX thread.
 */
public final class DensityFit {
    private static final double SMALL_HEIGHT = 900;
    private static final double SMALL_WIDTH = 1500;

    /** A window that opens is of other sizes before its frame is known, and one that is dragged passes many. */
    private static final Duration SETTLED = Duration.millis(150);

    private final Scene scene;
    private final SettingsStore settings;
    private final DeskModel model;
    private boolean known;

    private DensityFit(Scene scene, SettingsStore settings, DeskModel model) {
        this.scene = scene;
        this.settings = settings;
        this.model = model;
    }

    /** Fits at once if the scene has a size, else when it gets one, and after each change until the handle is closed. */
    public static Subscription follow(Scene scene, SettingsStore settings, DeskModel model) {
        DensityFit fit = new DensityFit(scene, settings, model);
        Pins pins = new Pins();
        PauseTransition settled = new PauseTransition(SETTLED);
        settled.setOnFinished(e -> fit.fit());
        ChangeListener<Number> resized = (o, was, is) -> {
            if (fit.known) {
                settled.playFromStart();
            } else {
                fit.fit();
            }
        };
        pins.listen(scene.widthProperty(), resized);
        pins.listen(scene.heightProperty(), resized);
        pins.addUndo(settled::stop);
        fit.fit();
        return pins::close;
    }

    private void fit() {
        if (scene.getWidth() <= 0 || scene.getHeight() <= 0) {
            return;
        }
        known = true;
        if (settings.get(SettingsSheet.DENSITY).isEmpty()) {
            boolean small = scene.getHeight() < SMALL_HEIGHT || scene.getWidth() < SMALL_WIDTH;
            model.densityProperty().set(small ? Density.COMPACT : Density.NORMAL);
        }
    }
}
