package vn.toancanh.uikit.control;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import vn.toancanh.uikit.theme.Icons;

/** An entry of the rail: icon, short name, and how much is open there. */
public final class ServiceRailItem extends ToggleButton {
    private final Label count = new Label();
    private final Tooltip full = new Tooltip();

    public ServiceRailItem(String iconId) {
        getStyleClass().add("rail-item");
        count.getStyleClass().add("rail-count");
        StackPane graphic = new StackPane(Icons.of(iconId), count);
        graphic.getStyleClass().add("rail-graphic");
        setGraphic(graphic);
        setContentDisplay(ContentDisplay.TOP);
        setMaxWidth(Double.MAX_VALUE);
        setTooltip(full);
        setCount(0);
    }

    /**
     * @param shortName under the icon
     * @param name in the tooltip and for screen readers
     */
    public void setNames(String shortName, String name) {
        setText(shortName);
        full.setText(name);
        setAccessibleText(name);
    }

    /** Zero takes the number away. */
    public void setCount(int n) {
        count.setText(n > 99 ? "99+" : Integer.toString(n));
        count.setVisible(n > 0);
    }
}
