package vn.toancanh.app;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;

/**
 * For {@code installer/bench}: prints {@code PAINTED} when the window was first painted and {@code USABLE <rows>} when the
 * queue was first painted with rows, then ends the console. Who reads the words takes the time. JavaFX thread.
 */
final class StartReport {
    private final Runnable pulse = this::look;
    private final Scene scene;
    private final Runnable end;
    private final Consumer<String> say;
    private boolean rows;

    /** @param say prints a line */
    StartReport(Scene scene, Consumer<String> say, Runnable end) {
        this.say = say;
        this.scene = scene;
        this.end = end;
    }

    void painted() {
        say.accept("PAINTED");
        scene.addPostLayoutPulseListener(pulse);
        Platform.requestNextPulse();
    }

    private void look() {
        boolean now = scene.lookup("#queue-list") instanceof ListView<?> list
                && !list.getItems().isEmpty();
        if (rows && now) {
            // Rows were laid out in the pulse before, so that one was handed to the painter by now.
            scene.removePostLayoutPulseListener(pulse);
            int count = ((ListView<?>) scene.lookup("#queue-list")).getItems().size();
            say.accept("USABLE " + count);
            end.run();
            return;
        }
        rows = now;
        Platform.requestNextPulse();
    }
}
