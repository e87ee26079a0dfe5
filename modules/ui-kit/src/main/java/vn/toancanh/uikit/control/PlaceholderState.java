package vn.toancanh.uikit.control;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import vn.toancanh.uikit.theme.Icons;

/** What stands where content would be: an icon, one plain sentence, what to do, perhaps a button. */
public abstract class PlaceholderState extends VBox {
    private final Text icon;
    private final Label title = new Label();
    private final Label hint = new Label();
    private final Button action = new Button();

    protected PlaceholderState(String styleClass, String iconId) {
        getStyleClass().addAll("placeholder-state", styleClass);
        icon = Icons.of(iconId, "icon-large");
        title.getStyleClass().addAll("title", "text-medium");
        hint.getStyleClass().addAll("hint", "text-meta");
        title.setWrapText(true);
        hint.setWrapText(true);
        title.setTextAlignment(TextAlignment.CENTER);
        hint.setTextAlignment(TextAlignment.CENTER);
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        getChildren().addAll(icon, title, hint, action);
        setMinHeight(USE_PREF_SIZE);
        setAction("", null);
    }

    /** @param hintText what to do; may be empty */
    public final void show(String titleText, String hintText) {
        title.setText(titleText);
        hint.setText(hintText);
    }

    /** The label of the sentence, to bind it. */
    public final Label titleLabel() {
        return title;
    }

    /** The label of what to do, to bind it; it takes place as soon as it has text. */
    public final Label hintLabel() {
        return hint;
    }

    /** @param run null takes the button away */
    public final void setAction(String text, Runnable run) {
        action.setText(text);
        action.setManaged(run != null);
        action.setVisible(run != null);
        action.setOnAction(run == null ? null : e -> run.run());
    }

    public final Button actionButton() {
        return action;
    }

    public final void setIcon(String iconId) {
        Icons.set(icon, iconId);
    }
}
