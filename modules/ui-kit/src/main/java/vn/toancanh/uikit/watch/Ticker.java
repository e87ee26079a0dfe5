package vn.toancanh.uikit.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.util.Duration;
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
    private Timeline timeline;

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

    /** Starts ticking; harmless when it ticks. */
    public void start() {
        if (timeline == null) {
            timeline = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick()));
            timeline.setCycleCount(Animation.INDEFINITE);
            timeline.play();
        }
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
        if (timeline != null) {
            timeline.stop();
            timeline = null;
        }
    }
}
