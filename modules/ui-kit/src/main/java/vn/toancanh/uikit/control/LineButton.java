package vn.toancanh.uikit.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;

/** A whole line that can be pressed and reached by Tab; its content takes the width of the line. */
public class LineButton extends Button {
    private static final double INSETS = 12;

    protected final HBox line = Ui.row("place-line");

    protected LineButton() {
        getStyleClass().addAll("quiet", "line-button");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.prefWidthProperty().bind(widthProperty().subtract(INSETS));
        setGraphic(line);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setPrefWidth(0);
    }

    protected final void content(Node... nodes) {
        line.getChildren().setAll(nodes);
    }
}
