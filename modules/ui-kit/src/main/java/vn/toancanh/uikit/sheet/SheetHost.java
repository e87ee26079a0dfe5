package vn.toancanh.uikit.sheet;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.keys.KeyMap;

/**
 * Holds the sheet over the desk: a small form beside what it is about; a question about it may lie on top of it. A sheet is
 * part of the window, so it is no modal, takes no focus from other windows and is seen in every picture. Esc and a click
 * beside it close it, and the focus returns to where it was.
 */
public final class SheetHost extends StackPane {
    private final KeyMap keys;
    private final EventHandler<KeyEvent> escape = this::escape;
    private final Deque<Beneath> beneath = new ArrayDeque<>();
    private Subscription silence;
    private Node owner;
    private Region sheet;
    private Runnable onClose;

    /** A sheet that another one covers, and what had the focus in it. */
    private record Beneath(Region sheet, Node focus, Runnable onClose) {}

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
        while (!beneath.isEmpty()) {
            close();
        }
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
        put(content, focus, where);
    }

    /**
     * Opens a sheet over the open one, which comes back with its focus when this one closes. With none open it is the same as
     * {@link #open}.
     */
    public void over(Region content, Node focus, Pos where) {
        if (sheet == null) {
            open(content, focus, where);
            return;
        }
        beneath.push(new Beneath(sheet, getScene() == null ? null : getScene().getFocusOwner(), onClose));
        onClose = null;
        put(content, focus, where);
    }

    private void put(Region content, Node focus, Pos where) {
        sheet = content;
        Ui.mark(content, "sheet", true);
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

    /** Closes the uppermost sheet; the one beneath it, if any, is back where it was. */
    public void close() {
        if (sheet == null) {
            return;
        }
        if (!beneath.isEmpty()) {
            uncover(beneath.pop());
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

    /** Closes this sheet if it is the uppermost one; the operator may have left it meanwhile. */
    public void close(Region which) {
        if (sheet == which) {
            close();
        }
    }

    /** Closes all of them. */
    public void closeAll() {
        while (sheet != null) {
            close();
        }
    }

    private void uncover(Beneath under) {
        Runnable then = onClose;
        onClose = under.onClose();
        sheet = under.sheet();
        getChildren().setAll(sheet);
        sheet.applyCss();
        sheet.layout();
        if (under.focus() != null) {
            under.focus().requestFocus();
        }
        if (getScene() != null && !isInside(getScene().getFocusOwner())) {
            // What had the focus is gone meanwhile; the keyboard must not be left outside.
            sheet.lookupAll("*").stream()
                    .filter(n -> n.isFocusTraversable() && n.isVisible() && !n.isDisabled())
                    .findFirst()
                    .ifPresent(Node::requestFocus);
        }
        if (then != null) {
            then.run();
        }
    }

    private boolean isInside(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == sheet) {
                return true;
            }
        }
        return false;
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
