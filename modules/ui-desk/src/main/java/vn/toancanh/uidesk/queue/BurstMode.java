package vn.toancanh.uidesk.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the queue is bundled because more comes in than one person can read. It is offered, never forced; it ends when the
 * operator says so, or by itself after ten calm minutes. Told the load with each look; knows no clock. One thread.
 */
public final class BurstMode {
    /** As long must the load stay within its limit. */
    static final Duration CALM = Duration.ofMinutes(10);

    private boolean on;
    private int load;
    private @Nullable Instant calmSince;

    /**
     * Takes the load of the last ten minutes.
     *
     * @return whether the mode has ended by itself
     */
    public boolean load(int alerts10Min, Instant now) {
        load = alerts10Min;
        if (!on || load > QueueCounts.LOAD_FULL) {
            calmSince = null;
            return false;
        }
        if (calmSince == null) {
            calmSince = now;
        }
        if (Duration.between(calmSince, now).compareTo(CALM) < 0) {
            return false;
        }
        leave();
        return true;
    }

    public void enter() {
        on = true;
        calmSince = null;
    }

    public void leave() {
        on = false;
        calmSince = null;
    }

    public boolean isOn() {
        return on;
    }

    /** Whether the load is so high that the mode should be offered. */
    public boolean isOffered() {
        return !on && load > QueueCounts.LOAD_FULL;
    }
}
