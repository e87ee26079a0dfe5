package vn.toancanh.app;

import java.lang.management.ManagementFactory;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;

/** When the first picture of a window was painted, counted from the start of the Java machine. JavaFX thread. */
public final class FirstPaint {
    private final Runnable pulse = this::painted;
    private final Scene scene;
    private final LongConsumer then;
    private int pulses;
    private volatile long millis = -1;

    FirstPaint(Scene scene) {
        this(scene, millis -> {});
    }

    /** @param then told the milliseconds once it is painted */
    public FirstPaint(Scene scene, LongConsumer then) {
        this.scene = scene;
        this.then = then;
        scene.addPostLayoutPulseListener(pulse);
    }

    /** Milliseconds; -1 before it. */
    public long millis() {
        return millis;
    }

    /** Milliseconds from the start of the Java machine until now. */
    static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private void painted() {
        // The first pulse lays out; the one after it begins when the first one was handed to the painter.
        if (++pulses == 2) {
            scene.removePostLayoutPulseListener(pulse);
            millis = sinceStart();
            then.accept(millis);
        } else {
            Platform.requestNextPulse();
        }
    }
}
