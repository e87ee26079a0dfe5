package vn.toancanh.uiwall;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Puts its children into columns and shows those that fit whole: a wall does not scroll, and half a line says nothing. JavaFX
 * thread.
 */
final class FitGrid extends Pane {
    private final double minColumn;

    /** @param minColumn least width of a column, pixels; infinite for one column */
    FitGrid(double minColumn) {
        this.minColumn = minColumn;
        setMinSize(0, 0);
    }

    int columns() {
        double w = getWidth() - snappedLeftInset() - snappedRightInset();
        return Double.isInfinite(minColumn) ? 1 : Math.max(1, (int) Math.floor(w / minColumn));
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double w = getWidth() - left - snappedRightInset();
        double bottom = getHeight() - snappedBottomInset();
        int columns = columns();
        double column = Math.floor(w / columns);
        double y = snappedTopInset();
        List<Node> all = new ArrayList<>(getManagedChildren());
        for (int i = 0; i < all.size(); i += columns) {
            List<Node> row = all.subList(i, Math.min(all.size(), i + columns));
            double h = Math.ceil(
                    row.stream().mapToDouble(n -> n.prefHeight(column)).max().orElse(0));
            boolean fits = y + h <= bottom;
            for (int k = 0; k < row.size(); k++) {
                Node n = row.get(k);
                n.setVisible(fits);
                if (fits) {
                    n.resizeRelocate(left + k * column, y, column, h);
                } else {
                    n.resizeRelocate(left, 0, column, 0);
                }
            }
            y = fits ? y + h : Double.MAX_VALUE;
        }
    }
}
