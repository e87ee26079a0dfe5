package vn.toancanh.uidesk.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;
import vn.toancanh.uikit.control.KeyButton;
import vn.toancanh.uikit.control.Ui;

/**
 * The place of an act's button. When the act cannot be done the button is disabled and the slot says why: a disabled
 * control has no tooltip of its own.
 */
public final class ActSlot extends StackPane {
    private final KeyButton button;

    public ActSlot(ObservableValue<String> text, String key, Runnable action) {
        button = new KeyButton(key);
        button.textProperty().bind(text);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(e -> action.run());
        getChildren().add(button);
    }

    /** @param why one sentence; null when it can be done */
    public void because(String why) {
        because(why, null);
    }

    /**
     * @param why one sentence; null when it can be done
     * @param tip what is said of it when it can be done; null for nothing
     */
    public void because(String why, String tip) {
        button.setDisable(why != null);
        button.setAccessibleHelp(why);
        Ui.tip(this, why != null ? why : tip);
    }

    public KeyButton button() {
        return button;
    }
}
