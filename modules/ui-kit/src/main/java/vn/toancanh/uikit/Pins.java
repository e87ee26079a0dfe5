package vn.toancanh.uikit;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import vn.toancanh.core.port.Subscription;

/**
 * What a view holds on to while it is attached. Closing undoes everything in reverse order; a closed set takes nothing
 * more and undoes at once what is added to it.
 *
 * <p>Used by the JavaFX thread alone.
 */
public final class Pins implements AutoCloseable {
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean closed;

    /** Keeps a subscription until {@link #close}. */
    public void add(Subscription subscription) {
        addUndo(subscription::close);
    }

    /** Runs {@code undo} at {@link #close}. */
    public void addUndo(Runnable action) {
        if (closed) {
            action.run();
        } else {
            undo.push(action);
        }
    }

    /** Listens to a value until {@link #close}. */
    public <T> void listen(ObservableValue<T> value, ChangeListener<? super T> listener) {
        value.addListener(listener);
        addUndo(() -> value.removeListener(listener));
    }

    /** Listens to anything observable until {@link #close}. */
    public void listen(Observable value, InvalidationListener listener) {
        value.addListener(listener);
        addUndo(() -> value.removeListener(listener));
    }

    /** How much is held; for tests that look for leaks. */
    public int size() {
        return undo.size();
    }

    @Override
    public void close() {
        closed = true;
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}
