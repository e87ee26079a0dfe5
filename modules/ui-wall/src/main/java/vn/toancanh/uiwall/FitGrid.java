package vn.toancanh.uiwall;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import vn.toancanh.uikit.control.Ui;

/**
 * Puts its lines into columns and shows those that fit whole: a wall does not scroll, and half a line says nothing. Its last cell
 * says how many more there are. JavaFX thread.
 */
final class FitGrid extends Pane {
    private final double minColumn;
    private final IntFunction<String> moreWords;
    private final Label more = Ui.label("wall-more");
    private final List<Node> lines = new ArrayList<>();
    private int beyond;

    /**
     * @param minColumn least width of a column, pixels, wider where a line cannot be as narrow; infinite for one column
     * @param moreWords words for so many lines that are not shown
     */
    FitGrid(double minColumn, IntFunction<String> moreWords) {
        this.minColumn = minColumn;
        this.moreWords = moreWords;
        setMinSize(0, 0);
        more.setManaged(false);
        getChildren().add(more);
    }

    /**
     * Makes it hold so many lines and hands them out.
     *
     * @param further how many more there are of which it has no line
     */
    <L extends Node> List<Node> lines(int count, int further, Supplier<L> make) {
        while (lines.size() < count) {
            Node n = make.get();
            lines.add(n);
            getChildren().add(n);
        }
        while (lines.size() > count) {
            getChildren().remove(lines.remove(lines.size() - 1));
        }
        if (further != beyond) {
            beyond = further;
            requestLayout();
        }
        return List.copyOf(lines);
    }

    int columns() {
        double w = getWidth() - snappedLeftInset() - snappedRightInset();
        double widest =
                lines.stream().mapToDouble(n -> Math.ceil(n.minWidth(-1))).max().orElse(0);
        return Double.isInfinite(minColumn) ? 1 : Math.max(1, (int) Math.floor(w / Math.max(minColumn, widest)));
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        int all = lines.size();
        int columns = columns();
        int fit = fit(columns, width);
        // Words that break into many lines in a narrow column may need fewer in a wide one.
        for (int c = columns - 1; c >= 1 && fit < all; c--) {
            int other = fit(c, width);
            if (other > fit) {
                fit = other;
                columns = c;
            }
        }
        if (fit == 0 && all > 0 && oneBesideTheCount(left, width)) {
            return;
        }
        double column = Math.floor(width / columns);
        List<Node> shown = cells(fit);
        int hidden = all - fit + beyond;
        Ui.text(more, hidden == 0 ? "" : moreWords.apply(hidden));
        more.setVisible(hidden > 0);
        double y = snappedTopInset();
        for (int i = 0; i < shown.size(); i += columns) {
            List<Node> row = shown.subList(i, Math.min(shown.size(), i + columns));
            double h = height(row, columns, column);
            for (int k = 0; k < row.size(); k++) {
                Node n = row.get(k);
                n.setVisible(true);
                n.resizeRelocate(left + k * column, y, column, h);
            }
            y += h;
        }
        for (Node n : lines.subList(fit, all)) {
            n.setVisible(false);
            n.resizeRelocate(left, 0, column, 0);
        }
    }

    /** A band too low and too narrow for equal columns still shows its first line: the count beside it takes what it needs. */
    private boolean oneBesideTheCount(double left, double width) {
        Node first = lines.get(0);
        int hidden = lines.size() - 1 + beyond;
        Ui.text(more, hidden == 0 ? "" : moreWords.apply(hidden));
        double count = hidden == 0 ? 0 : Math.ceil(more.prefWidth(-1));
        double room = getHeight() - snappedTopInset() - snappedBottomInset();
        double w = width - count;
        if (w <= 0 || first.prefHeight(w) > room) {
            return false;
        }
        double y = snappedTopInset();
        double h = first.prefHeight(w);
        first.setVisible(true);
        first.resizeRelocate(left, y, w, h);
        more.setVisible(hidden > 0);
        more.resizeRelocate(left + w, y, count, h);
        for (Node n : lines.subList(1, lines.size())) {
            n.setVisible(false);
            n.resizeRelocate(left, 0, 0, 0);
        }
        return true;
    }

    /** How many lines fit into so many columns, beside the cell that counts the others. */
    private int fit(int columns, double width) {
        double room = getHeight() - snappedTopInset() - snappedBottomInset();
        int fit = lines.size();
        while (fit > 0 && height(cells(fit), columns, Math.floor(width / columns)) > room) {
            fit--;
        }
        return fit;
    }

    /** The first lines, and the cell that counts the others where there are any. */
    private List<Node> cells(int fit) {
        List<Node> out = new ArrayList<>(lines.subList(0, fit));
        int hidden = lines.size() - fit + beyond;
        if (hidden > 0) {
            Ui.text(more, moreWords.apply(hidden));
            out.add(more);
        }
        return out;
    }

    private static double height(List<Node> cells, int columns, double column) {
        double sum = 0;
        for (int i = 0; i < cells.size(); i += columns) {
            sum += Math.ceil(cells.subList(i, Math.min(cells.size(), i + columns)).stream()
                    .mapToDouble(n -> n.prefHeight(column))
                    .max()
                    .orElse(0));
        }
        return sum;
    }
}
