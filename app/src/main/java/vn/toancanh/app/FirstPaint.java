package vn.toancanh.app;

import java.lang.management.ManagementFactory;
import javafx.application.Platform;
import javafx.scene.Scene;

/** When the first picture of a window was painted, counted from the start of the Java machine. JavaFX thread. */
public final class FirstPaint {
    private final Runnable pulse = this::painted;
    private final Scene scene;
    private final Runnable then;
    private int pulses;
    private volatile long at;

    /** @param then called once it is painted */
    public FirstPaint(Scene scene, Runnable then) {
        this.scene = scene;
        this.then = then;
        scene.addPostLayoutPulseListener(pulse);
    }

    /** Milliseconds; -1 before it. From any thread. */
    public long millis() {
        // Asked for its start here and not at the painting: that costs more than all of the painting itself.
        return at == 0 ? -1 : at - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private void painted() {
        // The first pulse lays out; the one after it begins when the first one was handed to the painter.
        if (++pulses == 2) {
            scene.removePostLayoutPulseListener(pulse);
            at = System.currentTimeMillis();
            then.run();
        } else {
            Platform.requestNextPulse();
        }
    }
}
