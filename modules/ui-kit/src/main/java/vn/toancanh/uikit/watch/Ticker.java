package vn.toancanh.uikit.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.Live;

/**
 * The one clock of all ages, deadlines and clocks on the screen: a property that moves once a second. Tests do not start it
 * and call {@link #tick}.
 *
 * <p>Belongs to the JavaFX thread.
 */
public final class Ticker implements AutoCloseable {
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Instant> now;
    private ScheduledFuture<?> task;

    public Ticker(InstantSource clock) {
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(this, "now", clock.instant());
    }

    /** The time as shown; moves once a second. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    public Instant now() {
        return now.get();
    }

    /**
     * Starts ticking; harmless when it ticks. A timer of JavaFX would keep the screen's pulse beating sixty times a second,
     * where nothing moves but the clock.
     *
     * @param later brings a task to the JavaFX thread: {@code bridge::later}
     */
    public void start(ScheduledExecutorService timer, Consumer<Runnable> later) {
        if (task != null) {
            return;
        }
        AtomicBoolean asked = new AtomicBoolean();
        task = timer.scheduleAtFixedRate(
                () -> {
                    // A thread that hangs gets one tick afterwards, not all that it has missed.
                    if (asked.compareAndSet(false, true)) {
                        later.accept(() -> {
                            asked.set(false);
                            tick();
                        });
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    /** Reads the clock now. */
    public void tick() {
        now.set(clock.instant());
    }

    /** Calls {@code action} now and at every tick until the handle is closed. */
    public Subscription watch(Consumer<Instant> action) {
        ChangeListener<Instant> listener = (o, a, b) -> action.accept(b);
        now.addListener(listener);
        action.accept(now.get());
        return () -> now.removeListener(listener);
    }

    /** Calls {@code action} at every tick while {@code node} is in a scene, and when it enters one. */
    public void whileShown(Node node, Consumer<Instant> action) {
        Live.whileShown(node, nowProperty(), action);
    }

    @Override
    public void close() {
        if (task != null) {
            task.cancel(false);
            task = null;
        }
    }
}
