package vn.toancanh.uikit.act;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import vn.toancanh.uikit.control.Ui;
import vn.toancanh.uikit.i18n.Messages;

/** A conflict side by side: the field, what was there, what is mine, what the city has. JavaFX thread. */
public final class ComparedTable extends GridPane {
    private static final String[] HEADS = {"kit.tray.field", "kit.tray.base", "kit.tray.mine", "kit.tray.city"};
    private static final int[] WIDTHS = {16, 28, 28, 28}; // percent

    private final Messages words;
    private List<Compared.Row> shown = List.of();

    public ComparedTable(Messages words) {
        this.words = words;
        getStyleClass().add("compared");
        setHgap(12);
        setVgap(4);
        for (int percent : WIDTHS) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            getColumnConstraints().add(column);
        }
        Ui.shown(this, false);
    }

    /** Without rows it is not there. */
    public void show(List<Compared.Row> rows) {
        if (rows.equals(shown)) {
            return;
        }
        shown = List.copyOf(rows);
        Ui.shown(this, !rows.isEmpty());
        getChildren().clear();
        if (rows.isEmpty()) {
            return;
        }
        for (int i = 0; i < HEADS.length; i++) {
            Label head = Ui.flowing("text-hint");
            head.textProperty().bind(words.bind(HEADS[i]));
            add(head, i, 0);
        }
        for (int r = 0; r < rows.size(); r++) {
            Compared.Row row = rows.get(r);
            String[] cells = {row.field(), row.base(), row.mine(), row.city()};
            for (int i = 0; i < cells.length; i++) {
                Label cell = Ui.flowing(i == 0 ? "text-hint" : "text-cell");
                cell.setText(cells[i]);
                add(cell, i, r + 1);
            }
        }
    }
}
