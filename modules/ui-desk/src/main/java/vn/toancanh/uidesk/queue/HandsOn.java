package vn.toancanh.uidesk.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Whether the operator's hand is in a list: the pointer moved over it, or a key was pressed in it, a moment ago. A pointer
 * that was left lying there does not count, or nothing new would be shown all night.
 */
final class HandsOn {
    /** As long as one reads two rows. */
    static final Duration REST = Duration.ofSeconds(8);

    private final Supplier<Instant> clock;
    private Instant last = Instant.MIN;

    HandsOn(Node list, Supplier<Instant> clock, Runnable onTouch, Runnable onLeave) {
        this.clock = clock;
        list.addEventFilter(MouseEvent.MOUSE_MOVED, e -> touch(e, onTouch));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> touch(e, onTouch));
        list.addEventFilter(ScrollEvent.ANY, e -> touch(e, onTouch));
        list.addEventFilter(KeyEvent.KEY_PRESSED, e -> touch(e, onTouch));
        list.addEventHandler(MouseEvent.MOUSE_EXITED, e -> {
            last = Instant.MIN;
            onLeave.run();
        });
    }

    private void touch(InputEvent e, Runnable onTouch) {
        last = clock.get();
        onTouch.run();
    }

    boolean on(Instant now) {
        return last != Instant.MIN && Duration.between(last, now).compareTo(REST) < 0;
    }
}
