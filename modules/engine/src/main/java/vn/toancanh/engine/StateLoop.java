package vn.toancanh.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;

/**
 * The only writer of the city's state. Tasks run one after another; what an operator does overtakes what the city says.
 *
 * <p>{@link #urgent}, {@link #post}, {@link #state} and {@link #subscribe} may be called from any thread; {@link #update}
 * only inside a task.
 */
final class StateLoop {
    private static final Logger LOG = LoggerFactory.getLogger(StateLoop.class);

    private final Executor thread;
    private final ArrayDeque<Runnable> urgent = new ArrayDeque<>();
    private final ArrayDeque<Runnable> normal = new ArrayDeque<>();
    private final List<Consumer<CityState>> listeners = new CopyOnWriteArrayList<>();
    private volatile CityState state;
    private boolean scheduled;

    /** @param thread runs one task at a time, in order; a same-thread executor in tests */
    StateLoop(Executor thread, CityState first) {
        this.thread = thread;
        this.state = first;
    }

    CityState state() {
        return state;
    }

    void urgent(Runnable task) {
        enqueue(urgent, task);
    }

    void post(Runnable task) {
        enqueue(normal, task);
    }

    Subscription subscribe(Consumer<CityState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Makes the next state and tells the listeners. */
    void update(UnaryOperator<CityState> step) {
        CityState next = step.apply(state);
        if (next == state) {
            return;
        }
        state = next;
        for (Consumer<CityState> l : listeners) {
            try {
                l.accept(next);
            } catch (RuntimeException | Error e) {
                LOG.error("TC-E01 a listener of the state failed", e);
            }
        }
    }

    private void enqueue(ArrayDeque<Runnable> queue, Runnable task) {
        synchronized (this) {
            queue.add(task);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        thread.execute(this::drain);
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // One bad task must not stop the ring; the next ones still run. That holds for a stack or a memory that
                // is at its end as well: without this loop no act would be kept any more, and nobody would see why.
                LOG.error("TC-E02 a task of the state loop failed", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = urgent.poll();
        if (task == null) {
            task = normal.poll();
        }
        if (task == null) {
            scheduled = false;
        }
        return task;
    }
}
