package vn.toancanh.uidesk.overview;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Children in columns of equal width, as many as fit, each row as high as its highest child. */
final class TileGrid extends Pane {
    private static final double GAP = 8;

    private final double least;
    private final int most;

    /**
     * @param least width below which a column is not taken, in pixels
     * @param most columns at most
     */
    TileGrid(double least, int most) {
        this.least = least;
        this.most = most;
        setMinWidth(0);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        return (int) Math.max(1, Math.min(most, Math.floor((width + GAP) / (least + GAP))));
    }

    private double cell(double width) {
        int n = columns(width);
        return Math.floor((width - (n - 1) * GAP) / n);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return least;
    }

    @Override
    protected double computePrefHeight(double width) {
        double w = width < 0 ? least : width;
        List<Node> all = getManagedChildren();
        int n = columns(w);
        double h = 0;
        for (int i = 0; i < all.size(); i += n) {
            h += row(all, i, n, cell(w)) + (i == 0 ? 0 : GAP);
        }
        return h;
    }

    private static double row(List<Node> all, int from, int n, double cell) {
        return Math.ceil(all.subList(from, Math.min(all.size(), from + n)).stream()
                .mapToDouble(c -> c.prefHeight(cell))
                .max()
                .orElse(0));
    }

    @Override
    protected void layoutChildren() {
        List<Node> all = getManagedChildren();
        int n = columns(getWidth());
        double cell = cell(getWidth());
        double y = 0;
        for (int i = 0; i < all.size(); i += n) {
            double h = row(all, i, n, cell);
            for (int k = i; k < Math.min(all.size(), i + n); k++) {
                all.get(k).resizeRelocate((k - i) * (cell + GAP), y, cell, h);
            }
            y += h + GAP;
        }
    }
}
