package vn.toancanh.uikit.palette;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.theme.Icons;

/** A row of the palette: icon, title, subtitle, key. */
final class PaletteCell extends ListCell<PaletteItem> {
    private final Text icon = Icons.of(Icons.UNKNOWN, "icon-small");
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final KeyHint key = new KeyHint("");
    private final HBox row;

    PaletteCell() {
        getStyleClass().add("palette-cell");
        title.getStyleClass().add("elastic");
        subtitle.getStyleClass().addAll("text-meta", "elastic");
        subtitle.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        row = new HBox(icon, title, subtitle, space, key);
        row.getStyleClass().add("row");
        // The row never asks for more than the list has.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PaletteItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        Icons.set(icon, item.icon());
        title.setText(item.title());
        subtitle.setText(item.subtitle());
        key.setText(item.key());
        key.setVisible(!item.key().isEmpty());
        setGraphic(row);
    }
}
