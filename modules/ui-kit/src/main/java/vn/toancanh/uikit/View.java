package vn.toancanh.uikit;

import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * A part of a station that is shown and hidden again. Its node is built once; what it listens to is pinned in
 * {@link #onAttach} and let go of at {@link #detach}, so that a hidden view costs nothing.
 *
 * <p>All methods belong to the JavaFX thread.
 */
public abstract class View {
    private Pins pins;

    /** The root of this view; the same object every time. */
    public abstract Parent node();

    /** Subscribes; everything must go into {@code pins}. Called each time the view comes into sight. */
    protected abstract void onAttach(Pins pins);

    /** After the pins are closed; for what is not a subscription. */
    protected void onDetach() {}

    /** The node that takes the focus when the view is opened; the root if the view does not say. */
    public Node firstFocus() {
        return node();
    }

    /** Brings the view to life; does nothing if it lives. */
    public final void attach() {
        if (pins == null) {
            pins = new Pins();
            onAttach(pins);
        }
    }

    /** Lets go of everything; does nothing if it is detached. */
    public final void detach() {
        if (pins != null) {
            Pins old = pins;
            pins = null;
            old.close();
            onDetach();
        }
    }

    public final boolean isAttached() {
        return pins != null;
    }
}
