package vn.toancanh.engine;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import vn.toancanh.core.port.Subscription;

/** Runs something later. Tests have one that is moved by hand. */
@FunctionalInterface
public interface Timer {
    /** Runs the task once after the delay, on a thread of the timer; closing the handle cancels it. */
    Subscription after(Duration delay, Runnable task);

    /** A timer on a scheduled executor. */
    static Timer of(ScheduledExecutorService executor) {
        return (delay, task) -> {
            ScheduledFuture<?> f = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> f.cancel(false);
        };
    }
}
