package vn.toancanh.uikit.bridge;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Runs a batch at once if the last pulse had none, else with the next pulse: a lone change is shown without delay, and a
 * flood of them costs one batch a pulse.
 */
final class PulseWake implements Wake {
    private static final long PULSE_NANOS = 16_000_000L;

    private Runnable waiting;
    private AnimationTimer timer;
    private long lastBatch = System.nanoTime() - PULSE_NANOS;

    @Override
    public void wake(Runnable batch) {
        Platform.runLater(() -> arrive(batch));
    }

    private void arrive(Runnable batch) {
        if (System.nanoTime() - lastBatch >= PULSE_NANOS) {
            lastBatch = System.nanoTime();
            batch.run();
            return;
        }
        waiting = batch;
        if (timer == null) {
            timer = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    Runnable r = waiting;
                    waiting = null;
                    lastBatch = System.nanoTime();
                    if (r != null) {
                        r.run();
                    }
                }
            };
        }
        timer.start();
    }
}
