package vn.toancanh.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;

/**
 * For {@code installer/bench}: prints {@code PAINTED <ms>} when the window was first painted and {@code USABLE <ms> <rows>}
 * when the queue was first painted with rows, then ends the console. Times count from the start of the Java machine.
 * JavaFX thread.
 */
final class StartReport {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Runnable pulse = this::look;
    private final Scene scene;
    private final Runnable end;
    private boolean rows;

    StartReport(Scene scene, Runnable end) {
        this.scene = scene;
        this.end = end;
    }

    void painted(long millis) {
        out.println("PAINTED " + millis);
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
            out.println("USABLE " + FirstPaint.sinceStart() + " " + count);
            end.run();
            return;
        }
        rows = now;
        Platform.requestNextPulse();
    }
}
