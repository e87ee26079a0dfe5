package vn.toancanh.uidesk.detail;

import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import vn.toancanh.uidesk.shell.Ui;
import vn.toancanh.uikit.i18n.Messages;

/** Name and value in two columns; a value may break into lines, a name may not. */
final class FactsGrid extends GridPane {
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");

    private final Messages words;
    private int rows;

    FactsGrid(Messages words) {
        this.words = words;
        getStyleClass().add("facts");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(name, value);
    }

    /** Adds a row and gives the label of its value. */
    Label add(String key) {
        Label name = Ui.label(words.bind(key), "text-hint", "fact-name");
        Label value = Ui.flowing("text-cell");
        GridPane.setValignment(name, VPos.TOP);
        addRow(rows++, name, value);
        value.setUserData(name);
        return value;
    }

    /** Shows the text, or takes the whole row away when there is none. */
    static void set(Label value, String text) {
        boolean on = text != null && !text.isEmpty() && !text.equals("—");
        Label name = (Label) value.getUserData();
        Ui.shown(name, on);
        Ui.shown(value, on);
        Ui.text(value, on ? text : "");
    }

    static void near(Label value, boolean on) {
        value.pseudoClassStateChanged(NEAR, on);
    }
}
