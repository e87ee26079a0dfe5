package vn.toancanh.uidesk.detail;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.i18n.Messages;

/** Name and value in two columns; a value may break into lines, a name may not; a row without a value takes no room. */
public final class FactsGrid extends VBox {
    private final Messages words;

    public FactsGrid(Messages words) {
        this.words = words;
        getStyleClass().add("facts");
    }

    /** Adds a row and gives the label of its value. */
    public Label add(String key) {
        Label name = Ui.label(words.bind(key), "text-hint", "fact-name");
        Label value = Ui.flowing("text-cell");
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox row = Ui.row("fact", name, value);
        row.setAlignment(Pos.TOP_LEFT);
        value.setUserData(row);
        getChildren().add(row);
        return value;
    }

    /** Shows the text, or takes the whole row away when there is none. */
    public static void set(Label value, String text) {
        boolean on = text != null && !text.isEmpty() && !text.equals("—");
        Ui.shown((HBox) value.getUserData(), on);
        Ui.text(value, on ? text : "");
    }
}
