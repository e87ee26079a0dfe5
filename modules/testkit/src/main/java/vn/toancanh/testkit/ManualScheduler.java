package vn.toancanh.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled executor that has no thread and no time of its own: tasks run on the test's thread when the
 * test moves the clock with {@link #advance} or asks for {@link #runDue}.
 *
 * <p>Tasks that are due together run in the order in which they were handed in. One thread only.
 */
public final class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final ManualClock clock;
    private final LongSupplier nanos;
    private final PriorityQueue<Entry<?>> queue = new PriorityQueue<>(
            Comparator.comparingLong((Entry<?> e) -> e.dueNanos).thenComparingLong(e -> e.order));
    private final List<Throwable> failures = new ArrayList<>();
    private long handedIn;
    private boolean shutdown;

    public ManualScheduler(ManualClock clock) {
        this.clock = clock;
        this.nanos = clock.nanoTime();
    }

    /** Moves the clock step by step over each task that falls due on the way, and runs it at its own moment. */
    public void advance(Duration step) {
        long end = nanos.getAsLong() + step.toNanos();
        runDue();
        for (Entry<?> next = queue.peek(); next != null && next.dueNanos <= end; next = queue.peek()) {
            clock.advance(Duration.ofNanos(Math.max(0, next.dueNanos - nanos.getAsLong())));
            runDue();
        }
        clock.advance(Duration.ofNanos(Math.max(0, end - nanos.getAsLong())));
    }

    /** Runs what is due now, and what that hands in for now. */
    public void runDue() {
        for (Entry<?> next = queue.peek(); next != null && next.dueNanos <= nanos.getAsLong(); next = queue.peek()) {
            queue.remove().run();
        }
    }

    /** How many tasks wait, due or not. */
    public int waiting() {
        return queue.size();
    }

    /** What tasks threw; as with the real one, a periodic task that throws is not run again. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return add(new Entry<>(Executors.callable(command), unit.toNanos(delay), 0, false));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return add(new Entry<>(callable, unit.toNanos(delay), 0, false));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return add(new Entry<>(Executors.callable(command), unit.toNanos(initialDelay), positive(period, unit), false));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return add(new Entry<>(Executors.callable(command), unit.toNanos(initialDelay), positive(delay, unit), true));
    }

    @Override
    public void shutdown() {
        shutdown = true;
        queue.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = new ArrayList<>(queue);
        shutdown();
        return Collections.unmodifiableList(left);
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }

    private static long positive(long period, TimeUnit unit) {
        if (period <= 0) {
            throw new IllegalArgumentException("A period must be positive: " + period);
        }
        return unit.toNanos(period);
    }

    private <V> Entry<V> add(Entry<V> entry) {
        if (shutdown) {
            throw new RejectedExecutionException("The scheduler is shut down");
        }
        queue.add(entry);
        return entry;
    }

    private final class Entry<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {

        private final long periodNanos;
        private final boolean countFromEnd;
        private final long order = handedIn++;
        private long dueNanos;

        Entry(Callable<V> task, long delayNanos, long periodNanos, boolean countFromEnd) {
            super(task);
            this.periodNanos = periodNanos;
            this.countFromEnd = countFromEnd;
            this.dueNanos = nanos.getAsLong() + Math.max(0, delayNanos);
        }

        @Override
        public void run() {
            if (!isPeriodic()) {
                super.run();
            } else if (runAndReset() && !shutdown) {
                dueNanos = (countFromEnd ? nanos.getAsLong() : dueNanos) + periodNanos;
                queue.add(this);
            }
        }

        @Override
        protected void setException(Throwable thrown) {
            failures.add(thrown);
            super.setException(thrown);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            queue.remove(this);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public boolean isPeriodic() {
            return periodNanos > 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - nanos.getAsLong(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
