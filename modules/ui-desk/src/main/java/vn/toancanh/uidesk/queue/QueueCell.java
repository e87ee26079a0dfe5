package vn.toancanh.uidesk.queue;

import java.time.Instant;
import java.util.function.DoubleSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import vn.toancanh.uidesk.shell.DeskContext;

/** A live cell. The item is the row's id; what it shows is read from the model when the view says so. */
final class QueueCell extends ListCell<String> {
    private static final PseudoClass FIRST_SEEN = PseudoClass.getPseudoClass("attended");

    private final DeskContext desk;
    private final QueueModel model;
    private final QueueRowPane pane;

    QueueCell(DeskContext desk, QueueModel model, DoubleSupplier listWidth) {
        this.desk = desk;
        this.model = model;
        this.pane = new QueueRowPane(desk, listWidth);
        getStyleClass().add("queue-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(String id, boolean empty) {
        super.updateItem(id, empty);
        if (empty || id == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        if (getGraphic() == null) {
            setGraphic(pane);
        }
        render(desk.ticker().now());
    }

    /** Shows the row as the model has it now. */
    void render(Instant now) {
        QueueRow row = getItem() == null ? null : model.row(getItem());
        if (row != null) {
            pane.show(row, now);
            pseudoClassStateChanged(FIRST_SEEN, !row.value().isUnattended());
            setAccessibleText(pane.getAccessibleText());
        }
    }

    void tick(Instant now) {
        if (!isEmpty()) {
            pane.tick(now);
        }
    }
}
