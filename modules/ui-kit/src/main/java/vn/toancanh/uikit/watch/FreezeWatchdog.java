package vn.toancanh.uikit.watch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the JavaFX thread stalls: pings it, and when an answer is late by more than 250 ms logs the thread's stack,
 * once a stall. It asks four times a second, so that it costs an idle laptop nothing: a stall of half a second is always seen, a
 * shorter one often. Stalls over two seconds are counted as defects.
 *
 * <p>{@link #check} runs on the watch thread, the ping on the JavaFX thread; the counters may be read from any thread.
 */
public final class FreezeWatchdog implements AutoCloseable {
    /** A stall longer than this is logged. */
    public static final Duration STALL = Duration.ofMillis(250);
    /** A stall longer than this is a defect. */
    public static final Duration DEFECT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(FreezeWatchdog.class);
    private static final long PERIOD_MILLIS = 250;

    private final Consumer<Runnable> later;
    private final LongSupplier nanoTime;
    private final Object lock = new Object();
    private Thread watched;
    private boolean waiting;
    private boolean reported;
    private boolean counted;
    private long askedAt;
    private int stalls;
    private int defects;
    private long longestNanos;
    private StackTraceElement[] lastStack = {};
    private ScheduledFuture<?> task;

    /** @param later brings a task to the JavaFX thread: {@code bridge::later} */
    public FreezeWatchdog(Consumer<Runnable> later, LongSupplier nanoTime) {
        this.later = later;
        this.nanoTime = nanoTime;
    }

    /** Checks from now on, on a thread of the scheduler, which stays the caller's. */
    public void start(ScheduledExecutorService scheduler) {
        synchronized (lock) {
            if (task == null) {
                task = scheduler.scheduleWithFixedDelay(
                        this::check, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Looks once: asks if nothing is asked, reports if the answer is late. */
    public void check() {
        boolean ask = false;
        synchronized (lock) {
            long now = nanoTime.getAsLong();
            if (!waiting) {
                waiting = true;
                reported = false;
                counted = false;
                askedAt = now;
                ask = true;
            } else {
                look(now - askedAt);
            }
        }
        if (ask) {
            later.accept(this::answer);
        }
    }

    private void answer() {
        synchronized (lock) {
            watched = Thread.currentThread();
            if (waiting) {
                long took = nanoTime.getAsLong() - askedAt;
                waiting = false;
                longestNanos = Math.max(longestNanos, took);
                count(took);
                if (reported) {
                    LOG.warn("the JavaFX thread answered after {} ms", took / 1_000_000);
                }
            }
        }
    }

    private void look(long waited) {
        longestNanos = Math.max(longestNanos, waited);
        if (waited > STALL.toNanos() && !reported) {
            reported = true;
            stalls++;
            // Before the first answer the thread is not known: the toolkit starts, which is no stall of ours.
            lastStack = watched == null ? new StackTraceElement[0] : watched.getStackTrace();
            Throwable stack = new Throwable("stack of the JavaFX thread");
            stack.setStackTrace(lastStack);
            LOG.warn("the JavaFX thread is stalled for {} ms", waited / 1_000_000, stack);
        }
        count(waited);
    }

    private void count(long waited) {
        if (waited > DEFECT.toNanos() && !counted) {
            counted = true;
            defects++;
            LOG.error("the JavaFX thread was stalled for more than {} ms", DEFECT.toMillis());
        }
    }

    /** How many stalls over 250 ms were seen while they lasted. */
    public int stalls() {
        synchronized (lock) {
            return stalls;
        }
    }

    /** How many stalls over two seconds there were. */
    public int defects() {
        synchronized (lock) {
            return defects;
        }
    }

    /** The longest time the thread took to answer. */
    public Duration longest() {
        synchronized (lock) {
            return Duration.ofNanos(longestNanos);
        }
    }

    /** Where the thread stood at the last report; empty before the first. */
    public StackTraceElement[] lastStack() {
        synchronized (lock) {
            return lastStack.clone();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (task != null) {
                task.cancel(false);
            }
        }
    }
}
