package vn.toancanh.uikit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;

/**
 * The bridge from the ring to the JavaFX thread, and the only way onto that thread. The ring writes into a slot that keeps
 * the newest state and the union of what was touched; at most one wake-up is pending, at most one batch runs a pulse. So ten
 * thousand changes a second cost the JavaFX thread sixty looks.
 *
 * <p>What counts over all cases and needs not follow each of them watches calmly ({@link #watchCalmly}): a lone change is shown
 * at once there too, a flood four times a second.
 *
 * <p>{@link #watch}, {@link #later} and {@link #onFx} may be called from any thread; listeners, tasks and callbacks run on the
 * JavaFX thread. What a listener throws is logged, given to the failure handler and does not hinder the others.
 */
public final class FxBridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FxBridge.class);

    /** What the ring has brought since the last batch. A face that hangs must not make the union dearer with each state. */
    private static final class Slot {
        private @Nullable CityState newest;
        private boolean all;
        private Set<String> caseIds = new HashSet<>();

        synchronized void put(CityState state, Touched touched) {
            CityState before = newest;
            // The first look at the ring may come in after the ring's first call: the newer state stays.
            newest = before != null && before.version() > state.version() ? before : state;
            all |= touched.all();
            if (all) {
                caseIds.clear();
            } else {
                caseIds.addAll(touched.caseIds());
            }
        }

        synchronized @Nullable Batch take() {
            CityState state = newest;
            if (state == null) {
                return null;
            }
            Batch out = new Batch(state, all ? Touched.EVERYTHING : new Touched(false, caseIds));
            newest = null;
            all = false;
            caseIds = new HashSet<>();
            return out;
        }
    }

    private record Batch(CityState state, Touched touched) {}

    /** A calm listener has peace for so long after a look. */
    private static final Duration CALM = Duration.ofMillis(250);

    /** One listener, and what it has not been shown yet. All but {@code fresh} belong to the JavaFX thread. */
    private static final class Watch {
        final StateListener listener;
        final long peace; // ns; 0 for none
        final AtomicBoolean fresh = new AtomicBoolean(true);

        @Nullable
        Touched owed;

        long lastLook;
        boolean looked;

        Watch(StateListener listener, long peace) {
            this.listener = listener;
            this.peace = peace;
        }

        /** The calm are told no cases: the union of many would cost what the peace saves. */
        void owe(Touched t) {
            if (peace == 0 || t.all()) {
                owed = t;
            } else if (owed == null) {
                owed = Touched.NOTHING;
            }
        }

        boolean isDue(long now) {
            return peace == 0 || !looked || now - lastLook >= peace;
        }
    }

    private final Wake wake;
    private final LongSupplier nanoTime;
    private final long calm; // ns
    private final Slot slot = new Slot();
    private final AtomicBoolean pending = new AtomicBoolean();
    private final List<Watch> watches = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private List<Runnable> tasks = new ArrayList<>();
    private final Subscription ring;
    private volatile CityState shown;
    private volatile Consumer<Throwable> onFailure = t -> {};
    private volatile boolean closed;

    /** A bridge onto the JavaFX thread; the toolkit must run before the first task does. */
    public static FxBridge of(Ring ring, LongSupplier nanoTime) {
        return new FxBridge(ring, new PulseWake(nanoTime), nanoTime, CALM);
    }

    /** For tests: every task and every state is handed on at once, on the thread that brings it. */
    public static FxBridge sameThread(Ring ring) {
        return new FxBridge(ring, Runnable::run);
    }

    /** For tests that play the pulse themselves; nobody is calm. */
    public FxBridge(Ring ring, Wake wake) {
        this(ring, wake, () -> 0, Duration.ZERO);
    }

    /**
     * For tests that play pulse and time themselves.
     *
     * @param wake asked for again while a calm listener waits for its time
     */
    public FxBridge(Ring ring, Wake wake, LongSupplier nanoTime, Duration calm) {
        this.wake = wake;
        this.nanoTime = nanoTime;
        this.calm = calm.toNanos();
        this.shown = ring.state();
        this.ring = ring.subscribe(this::take);
        take(ring.state(), Touched.EVERYTHING);
    }

    /** Told whatever a listener or task throws, after it was logged; the application shows the error window. */
    public void onFailure(Consumer<Throwable> handler) {
        onFailure = handler;
    }

    /** The state that the listeners saw last. */
    public CityState shown() {
        return shown;
    }

    /** Calls the listener with the present state ({@link Touched#EVERYTHING}) soon, and then with every newer one. */
    public Subscription watch(StateListener listener) {
        return watch(new Watch(listener, 0));
    }

    /**
     * As {@link #watch}, for what may be a quarter of a second behind where much changes at once; it is told whether everything
     * may have changed, but of no single case.
     */
    public Subscription watchCalmly(StateListener listener) {
        return watch(new Watch(listener, calm));
    }

    private Subscription watch(Watch w) {
        watches.add(w);
        request();
        return () -> watches.remove(w);
    }

    /** Runs a task on the JavaFX thread with the next batch; tasks keep their order. */
    public void later(Runnable task) {
        synchronized (lock) {
            tasks.add(task);
        }
        request();
    }

    /** Hands the outcome of a stage to the JavaFX thread. */
    public <T> void onFx(CompletionStage<T> stage, Consumer<? super T> ok, Consumer<? super Throwable> failed) {
        stage.whenComplete((value, error) -> later(() -> {
            if (error == null) {
                ok.accept(value);
            } else {
                failed.accept(unwrap(error));
            }
        }));
    }

    /** Whether something waits for the JavaFX thread. */
    public boolean isBusy() {
        return pending.get();
    }

    @Override
    public void close() {
        closed = true;
        ring.close();
        watches.clear();
        synchronized (lock) {
            tasks.clear();
        }
    }

    private void take(CityState state) {
        take(state, state.touched());
    }

    private void take(CityState state, Touched touched) {
        slot.put(state, touched);
        request();
    }

    private void request() {
        if (!closed && pending.compareAndSet(false, true)) {
            wake.wake(this::drain);
        }
    }

    private void drain() {
        // Cleared first: what comes in from here on asks for a batch of its own.
        pending.set(false);
        if (closed) {
            return;
        }
        Batch s = slot.take();
        CityState state = s == null ? shown : s.state();
        shown = state;
        long now = nanoTime.getAsLong();
        boolean more = false;
        for (Watch w : watches) {
            if (w.fresh.compareAndSet(true, false)) {
                w.owe(Touched.EVERYTHING);
            } else if (s != null) {
                w.owe(s.touched());
            }
            Touched owed = w.owed;
            if (owed == null) {
                continue;
            }
            if (w.isDue(now)) {
                w.owed = null;
                w.looked = true;
                w.lastLook = now;
                guard(() -> w.listener.show(state, owed));
            } else {
                more = true;
            }
        }
        List<Runnable> batch;
        synchronized (lock) {
            batch = tasks;
            tasks = new ArrayList<>();
        }
        batch.forEach(this::guard);
        if (more) {
            request();
        }
    }

    private void guard(Runnable r) {
        try {
            r.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a view failed", e);
            onFailure.accept(e);
        }
    }

    private static Throwable unwrap(Throwable t) {
        return t instanceof CompletionException && t.getCause() != null ? t.getCause() : t;
    }

    /**
     * Runs a batch at once if the last pulse had none, else with the next pulse: a lone change is shown without delay, and a
     * flood of them costs one batch a pulse.
     */
    private static final class PulseWake implements Wake {
        private static final long PULSE_NANOS = 16_000_000L;

        private final LongSupplier nanoTime;
        private Runnable waiting;
        private AnimationTimer timer;
        private long lastBatch;

        PulseWake(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
            this.lastBatch = nanoTime.getAsLong() - PULSE_NANOS;
        }

        @Override
        public void wake(Runnable batch) {
            Platform.runLater(() -> arrive(batch));
        }

        private void arrive(Runnable batch) {
            if (nanoTime.getAsLong() - lastBatch >= PULSE_NANOS) {
                lastBatch = nanoTime.getAsLong();
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
                        lastBatch = nanoTime.getAsLong();
                        if (r != null) {
                            r.run();
                        }
                    }
                };
            }
            timer.start();
        }
    }
}
