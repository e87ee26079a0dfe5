package vn.toancanh.uikit.control;

import javafx.event.Event;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field of several lines. Tab leaves it, as everywhere else (a plain {@code TextArea} keeps it and traps the keyboard);
 * Ctrl+Enter sends, once a press however long it is held.
 */
public final class NoteArea extends TextArea {
    private Runnable onSend = () -> {};
    private boolean held; // Enter, since it sent

    public NoteArea() {
        setWrapText(true);
        getStyleClass().add("note-area");
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_RELEASED, e -> held &= e.getCode() != KeyCode.ENTER);
        focusedProperty().addListener((o, was, is) -> held = false); // the release may come elsewhere
    }

    /** What Ctrl+Enter does. */
    public void setOnSend(Runnable action) {
        onSend = action;
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.TAB && !e.isControlDown() && !e.isAltDown()) {
            e.consume();
            // TextArea leaves on Ctrl+Tab and goes back on Ctrl+Shift+Tab.
            Event.fireEvent(
                    this,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "\t", KeyCode.TAB, e.isShiftDown(), true, false, false));
        } else if (e.getCode() == KeyCode.ENTER && e.isShortcutDown()) {
            e.consume();
            if (!held) {
                held = true;
                onSend.run();
            }
        }
    }
}
