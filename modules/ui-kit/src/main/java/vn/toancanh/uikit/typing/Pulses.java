package vn.toancanh.uikit.typing;

import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import vn.toancanh.core.port.Subscription;

/** Calls back at every pulse of the screen, on the JavaFX thread. Tests play the pulses themselves. */
@FunctionalInterface
public interface Pulses {
    /**
     * Begins to call.
     *
     * @param pulse takes the time of the pulse in nanoseconds
     * @return ends it
     */
    Subscription start(LongConsumer pulse);

    /** The pulses of the toolkit. */
    static Pulses ofToolkit() {
        return pulse -> {
            AnimationTimer timer = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse.accept(now);
                }
            };
            timer.start();
            return timer::stop;
        };
    }
}
