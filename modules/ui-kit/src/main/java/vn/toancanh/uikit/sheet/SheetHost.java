package vn.toancanh.uikit.sheet;

import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.keys.KeyMap;

/**
 * Holds at most one sheet over the desk: a small form beside what it is about. A sheet is part of the window, so it is no
 * modal, takes no focus from other windows and is seen in every picture. Esc and a click beside it close it, and the focus
 * returns to where it was.
 */
public final class SheetHost extends StackPane {
    private final KeyMap keys;
    private final EventHandler<KeyEvent> escape = this::escape;
    private Subscription silence;
    private Node owner;
    private Region sheet;
    private Runnable onClose;

    /** @param keys are silent while a sheet is open */
    public SheetHost(KeyMap keys) {
        this.keys = keys;
        getStyleClass().add("sheet-host");
        setPickOnBounds(true);
        setVisible(false);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close();
            }
        });
    }

    /**
     * Opens a sheet in place of the one that is open.
     *
     * @param focus takes the focus
     * @param where corner of the desk
     */
    public void open(Region content, Node focus, Pos where) {
        if (sheet == null && getScene() != null) {
            owner = getScene().getFocusOwner();
        }
        if (silence == null) {
            silence = keys.suspend();
        }
        if (sheet == null && getScene() != null) {
            // On the window: wherever the focus went meanwhile, Esc closes the sheet.
            getScene().addEventFilter(KeyEvent.KEY_PRESSED, escape);
        }
        sheet = content;
        content.getStyleClass().add("sheet");
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(content, where);
        StackPane.setMargin(content, new Insets(64, 24, 48, 24));
        getChildren().setAll(content);
        setVisible(true);
        // Controls inside others come to be with their style; before that the focus would go nowhere.
        content.applyCss();
        content.layout();
        focus.requestFocus();
    }

    /** What runs when the present sheet closes, however it does. */
    public void onClose(Runnable action) {
        onClose = action;
    }

    public void close() {
        if (sheet == null) {
            return;
        }
        sheet = null;
        if (getScene() != null) {
            getScene().removeEventFilter(KeyEvent.KEY_PRESSED, escape);
        }
        silence.close();
        silence = null;
        getChildren().clear();
        setVisible(false);
        Runnable then = onClose;
        onClose = null;
        if (owner != null && owner.getScene() != null) {
            owner.requestFocus();
        }
        owner = null;
        if (then != null) {
            then.run();
        }
    }

    private void escape(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            e.consume();
            close();
        }
    }

    public boolean isOpen() {
        return sheet != null;
    }
}
