package vn.toancanh.uikit.control;

import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** A small line of earlier values over the normal band, with a dot at the newest. Grey unless it breaches. */
public final class Sparkline extends Region {
    private static final PseudoClass BREACH = PseudoClass.getPseudoClass("breach");
    private static final double PAD = 3;
    /** A narrower line tells nothing; its place goes to the value. */
    private static final double NARROW = 24;

    private final Rectangle band = new Rectangle();
    private final Path line = new Path();
    private final Circle dot = new Circle(2.5);
    private List<Double> values = List.of();
    private Double low;
    private Double high;

    public Sparkline() {
        getStyleClass().add("sparkline");
        band.getStyleClass().add("band");
        line.getStyleClass().add("line");
        dot.getStyleClass().add("dot");
        getChildren().addAll(band, line, dot);
        setMouseTransparent(true);
    }

    /**
     * @param values oldest first, evenly spaced
     * @param low lower end of the normal band; null for none
     * @param high upper end; null for none
     */
    public void show(List<Double> values, Double low, Double high, boolean breach) {
        line.pseudoClassStateChanged(BREACH, breach);
        dot.pseudoClassStateChanged(BREACH, breach);
        List<Double> next =
                values.stream().filter(v -> v != null && Double.isFinite(v)).toList();
        // Told at every tick, and mostly the same.
        if (next.equals(this.values) && Objects.equals(low, this.low) && Objects.equals(high, this.high)) {
            return;
        }
        this.values = next;
        this.low = low;
        this.high = high;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        boolean drawable = values.size() >= 2 && w > NARROW && h > 2 * PAD;
        line.setVisible(drawable);
        dot.setVisible(drawable);
        band.setVisible(drawable && (low != null || high != null));
        line.getElements().clear();
        if (!drawable) {
            return;
        }
        double min = values.stream().mapToDouble(v -> v).min().orElse(0);
        double max = values.stream().mapToDouble(v -> v).max().orElse(1);
        // The band belongs to the picture, but must not press the line flat.
        double reach = Math.max(max - min, 1e-9) * 2;
        double bottom = low == null ? min : Math.min(min, Math.max(low, min - reach));
        double top = high == null ? max : Math.max(max, Math.min(high, max + reach));
        double span = Math.max(top - bottom, 1e-9);
        double step = (w - 2 * PAD) / (values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            double x = PAD + i * step;
            double y = y(values.get(i), bottom, span, h);
            line.getElements().add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
            dot.setCenterX(x);
            dot.setCenterY(y);
        }
        double bandTop = high == null ? 0 : Math.max(0, y(high, bottom, span, h));
        double bandBottom = low == null ? h : Math.min(h, y(low, bottom, span, h));
        band.setX(0);
        band.setWidth(w);
        band.setY(Math.round(bandTop));
        band.setHeight(Math.max(1, Math.round(bandBottom - bandTop)));
    }

    private static double y(double v, double bottom, double span, double h) {
        return h - PAD - (v - bottom) / span * (h - 2 * PAD);
    }
}
