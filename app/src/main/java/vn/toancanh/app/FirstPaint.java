package vn.toancanh.app;

import java.lang.management.ManagementFactory;
import javafx.scene.Scene;

/** When the first picture of the console was painted, counted from the start of the Java machine. JavaFX thread. */
final class FirstPaint {
    private final Runnable pulse = this::painted;
    private final Scene scene;
    private int pulses;
    private volatile long millis = -1;

    FirstPaint(Scene scene) {
        this.scene = scene;
        scene.addPostLayoutPulseListener(pulse);
    }

    /** Milliseconds; -1 before it. */
    long millis() {
        return millis;
    }

    private void painted() {
        // The first pulse lays out; the one after it begins when the first one was handed to the painter.
        if (++pulses == 2) {
            millis = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            scene.removePostLayoutPulseListener(pulse);
        }
    }
}
