package vn.toancanh.media.session;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Lets a few streams of one host connect at a time, so that a switch that comes back is not met by a herd. Those that failed
 * least often go first: dead cameras do not keep the living ones waiting. Thread-safe; turns are called on the thread that
 * frees them and must not block.
 */
public final class OpenLimiter {
    /** At once, for one host. */
    public static final int AT_ONCE = 4;

    private record Waiting(Runnable turn, int failures, long order) {}

    private static final class Gate {
        int busy;
        final PriorityQueue<Waiting> queue =
                new PriorityQueue<>(Comparator.comparingInt(Waiting::failures).thenComparingLong(Waiting::order));
    }

    private final Map<String, Gate> gates = new HashMap<>();
    private long order;

    /** Calls {@code turn} when this host may be opened once more, now or later. Each turn ends with one {@link #leave}. */
    void enter(String host, int failures, Runnable turn) {
        synchronized (this) {
            Gate gate = gates.computeIfAbsent(host, h -> new Gate());
            if (gate.busy >= AT_ONCE) {
                gate.queue.add(new Waiting(turn, failures, order++));
                return;
            }
            gate.busy++;
        }
        turn.run();
    }

    void leave(String host) {
        Waiting next;
        synchronized (this) {
            Gate gate = gates.get(host);
            if (gate == null) {
                return;
            }
            next = gate.queue.poll();
            if (next == null) {
                gate.busy--;
                if (gate.busy == 0) {
                    gates.remove(host);
                }
                return;
            }
        }
        next.turn().run();
    }
}
