package vn.toancanh.uikit.control;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;

/** A button that shows its key. Secondary unless given the style class {@code primary} or {@code quiet}. */
public final class KeyButton extends Button {
    private final KeyHint hint = new KeyHint("");

    /** @param key as printed, empty for none */
    public KeyButton(String text, String key) {
        super(text);
        getStyleClass().add("key-button");
        setContentDisplay(ContentDisplay.RIGHT);
        setMinWidth(USE_PREF_SIZE);
        setKey(key);
    }

    public KeyButton(String key) {
        this("", key);
    }

    /** Changes the key shown; it does not change what the key does. */
    public void setKey(String key) {
        hint.setText(key);
        setGraphic(key.isEmpty() ? null : hint);
    }

    public String getKey() {
        return hint.getText();
    }

    /** Says why it cannot be pressed now, as a tooltip; null takes it away. */
    public void setReason(String reason) {
        setTooltip(reason == null ? null : new Tooltip(reason));
    }
}
