package vn.toancanh.city.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which faults are on, at most one of each kind. A fault with a span heals by itself.
 *
 * <p>Thread-safe; listeners are called on the thread that made the change, without a lock held.
 */
public final class FaultBoard {
    /**
     * A fault that is on.
     *
     * @param serial tells two faults of one kind apart
     * @param leftMillis until it heals; null when it lasts
     */
    public record Active(Fault fault, long serial, @Nullable Long leftMillis) {}

    private static final class Entry {
        final Fault fault;
        final long serial;
        final long startNanos;
        final SplittableRandom dice;

        @Nullable
        ScheduledFuture<?> healing;

        Entry(Fault fault, long serial, long startNanos) {
            this.fault = fault;
            this.serial = serial;
            this.startNanos = startNanos;
            this.dice = new SplittableRandom(fault.seed());
        }
    }

    private final Map<FaultKind, Entry> on = new EnumMap<>(FaultKind.class);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private long serials;

    /** @param timer heals faults; stays the caller's to close */
    public FaultBoard(ScheduledExecutorService timer, LongSupplier nanos) {
        this.timer = timer;
        this.nanos = nanos;
    }

    /** Calls {@code changed} after each change, for as long as the board lives. */
    public void listen(Runnable changed) {
        listeners.add(changed);
    }

    /** Turns a fault on, in place of one of its kind. */
    public void put(Fault fault) {
        synchronized (this) {
            Entry old = on.remove(fault.kind());
            stopHealing(old);
            Entry e = new Entry(fault, ++serials, nanos.getAsLong());
            on.put(fault.kind(), e);
            Duration span = fault.span();
            if (span != null) {
                e.healing = timer.schedule(() -> heal(e), span.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        tell();
    }

    /** Takes one kind away; false when it was not on. */
    public boolean remove(FaultKind kind) {
        boolean was;
        synchronized (this) {
            Entry old = on.remove(kind);
            stopHealing(old);
            was = old != null;
        }
        tell();
        return was;
    }

    /** Takes all away. */
    public void clear() {
        synchronized (this) {
            on.values().forEach(FaultBoard::stopHealing);
            on.clear();
        }
        tell();
    }

    /** The fault of this kind, if it is on. */
    public synchronized @Nullable Active active(FaultKind kind) {
        Entry e = on.get(kind);
        return e == null ? null : view(e);
    }

    public synchronized List<Active> all() {
        List<Active> out = new ArrayList<>();
        on.values().forEach(e -> out.add(view(e)));
        return out;
    }

    /** Whether a fault of this kind is on and its dice say that it strikes now. */
    public synchronized boolean strikes(FaultKind kind) {
        Entry e = on.get(kind);
        return e != null && (e.fault.probability() >= 1 || e.dice.nextDouble() < e.fault.probability());
    }

    private Active view(Entry e) {
        Duration span = e.fault.span();
        Long left = span == null ? null : Math.max(0, span.toMillis() - (nanos.getAsLong() - e.startNanos) / 1_000_000);
        return new Active(e.fault, e.serial, left);
    }

    private void heal(Entry e) {
        synchronized (this) {
            if (on.get(e.fault.kind()) != e) {
                return;
            }
            on.remove(e.fault.kind());
        }
        tell();
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    private static void stopHealing(@Nullable Entry e) {
        if (e != null && e.healing != null) {
            e.healing.cancel(false);
        }
    }
}
