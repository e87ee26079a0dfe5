package vn.toancanh.testkit;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs every task on the thread that hands it in, before {@code execute} returns.
 *
 * <p>A task handed in by a running task waits until that one is done, as it would on an executor with one
 * thread; so order is kept and the stack does not grow. One thread only: a test owns its executor.
 */
public final class SameThreadExecutor implements Executor {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (running) {
            return;
        }
        running = true;
        try {
            for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                next.run();
            }
        } finally {
            running = false;
        }
    }
}
