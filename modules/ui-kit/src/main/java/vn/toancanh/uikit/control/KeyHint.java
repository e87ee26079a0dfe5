package vn.toancanh.uikit.control;

import javafx.scene.control.Label;

/** A small key cap that names a key beside what it does. */
public final class KeyHint extends Label {
    /** @param key as printed on the key: "Space", "G", "Ctrl K" */
    public KeyHint(String key) {
        super(key);
        getStyleClass().add("key-hint");
        setMouseTransparent(true);
        setMinWidth(USE_PREF_SIZE);
    }
}
