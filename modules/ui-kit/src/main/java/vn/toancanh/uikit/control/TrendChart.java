package vn.toancanh.uikit.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * Earlier values as a line over the normal band, both ends of the band drawn and named at the right edge, the passed one in
 * the warning colour. Grey otherwise. JavaFX thread.
 */
public final class TrendChart extends Region {
    private static final PseudoClass BREACH = PseudoClass.getPseudoClass("breach");
    private static final double PAD = 4;
    private static final double GAP = 6;
    private static final double PREF_WIDTH = 240;
    private static final double PREF_HEIGHT = 96;

    /**
     * What it draws.
     *
     * @param values oldest first, evenly spaced, the newest last
     * @param low lower end of the normal band; null for none
     * @param high upper end; null for none
     * @param lowText the lower end in words
     * @param highText the upper end in words
     * @param lowPassed the newest value is below the lower end, and that matters
     * @param highPassed the newest value is above the upper end, and that matters
     * @param start words under the oldest value
     * @param end words under the newest one
     */
    public record Shown(
            List<Double> values,
            Double low,
            Double high,
            String lowText,
            String highText,
            boolean lowPassed,
            boolean highPassed,
            String start,
            String end) {
        public Shown {
            values = List.copyOf(values);
        }
    }

    private final Rectangle band = new Rectangle();
    private final Line lowLine = new Line();
    private final Line highLine = new Line();
    private final Path line = new Path();
    private final Circle dot = new Circle(3);
    private final Text lowText = label("limit");
    private final Text highText = label("limit");
    private final Text start = label("axis");
    private final Text end = label("axis");
    private Shown shown = new Shown(List.of(), null, null, "", "", false, false, "", "");

    public TrendChart() {
        getStyleClass().add("trend-chart");
        band.getStyleClass().add("band");
        line.getStyleClass().add("line");
        dot.getStyleClass().add("dot");
        lowLine.getStyleClass().add("limit-line");
        highLine.getStyleClass().add("limit-line");
        getChildren().addAll(band, lowLine, highLine, line, dot, lowText, highText, start, end);
        setMouseTransparent(true);
        setMinSize(0, 0);
    }

    private static Text label(String styleClass) {
        Text t = new Text();
        t.getStyleClass().add(styleClass);
        t.setTextOrigin(VPos.TOP);
        return t;
    }

    public void show(Shown next) {
        shown = next;
        boolean breach = next.lowPassed() || next.highPassed();
        line.pseudoClassStateChanged(BREACH, breach);
        dot.pseudoClassStateChanged(BREACH, breach);
        lowLine.pseudoClassStateChanged(BREACH, next.lowPassed());
        lowText.pseudoClassStateChanged(BREACH, next.lowPassed());
        highLine.pseudoClassStateChanged(BREACH, next.highPassed());
        highText.pseudoClassStateChanged(BREACH, next.highPassed());
        lowText.setText(next.lowText());
        highText.setText(next.highText());
        start.setText(next.start());
        end.setText(next.end());
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return PREF_WIDTH;
    }

    @Override
    protected double computePrefHeight(double width) {
        return PREF_HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        List<Double> v = shown.values().stream().filter(Double::isFinite).toList();
        double gutter = Math.ceil(Math.max(wide(lowText), wide(highText)));
        double w = Math.floor(getWidth() - (gutter > 0 ? gutter + GAP : 0));
        double h = Math.floor(getHeight() - high(start) - 2);
        boolean drawable = v.size() >= 2 && w > 2 * PAD && h > 2 * PAD;
        getChildren().forEach(n -> n.setVisible(drawable));
        line.getElements().clear();
        if (!drawable) {
            return;
        }
        double min = v.stream().mapToDouble(x -> x).min().orElse(0);
        double max = v.stream().mapToDouble(x -> x).max().orElse(1);
        double reach = Math.max(max - min, 1e-9) * 3;
        double bottom = shown.low() == null ? min : Math.min(min, Math.max(shown.low(), min - reach));
        double top = shown.high() == null ? max : Math.max(max, Math.min(shown.high(), max + reach));
        double span = Math.max(top - bottom, 1e-9);
        double step = (w - 2 * PAD) / (v.size() - 1);
        for (int i = 0; i < v.size(); i++) {
            double x = PAD + i * step;
            double y = y(v.get(i), bottom, span, h);
            line.getElements().add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
            dot.setCenterX(x);
            dot.setCenterY(y);
        }
        double highY = shown.high() == null ? 0 : Math.max(0, y(shown.high(), bottom, span, h));
        double lowY = shown.low() == null ? h : Math.min(h, y(shown.low(), bottom, span, h));
        band.setVisible(shown.low() != null || shown.high() != null);
        band.setX(0);
        band.setWidth(w);
        band.setY(Math.round(highY));
        band.setHeight(Math.max(1, Math.round(lowY - highY)));
        limit(highLine, highText, shown.high() != null, highY, w, h);
        limit(lowLine, lowText, shown.low() != null, lowY, w, h);
        if (lowText.isVisible() && highText.isVisible() && lowText.getY() - highText.getY() < high(highText)) {
            // Both ends fall together: the passed one is named, else the upper one.
            (shown.lowPassed() ? highText : lowText).setVisible(false);
        }
        start.setX(0);
        start.setY(h + 2);
        end.setX(Math.max(wide(start) + GAP, w - wide(end)));
        end.setY(h + 2);
    }

    private static void limit(Line l, Text t, boolean on, double y, double w, double h) {
        double at = Math.round(Math.min(Math.max(y, 0), h)) + 0.5;
        l.setVisible(on);
        l.setStartX(0);
        l.setEndX(w);
        l.setStartY(at);
        l.setEndY(at);
        t.setVisible(on && !t.getText().isEmpty());
        t.setX(w + GAP);
        t.setY(Math.round(Math.min(Math.max(at - high(t) / 2, 0), h - high(t) / 2)));
    }

    private static double wide(Text t) {
        return t.getLayoutBounds().getWidth();
    }

    private static double high(Text t) {
        return t.getLayoutBounds().getHeight();
    }

    private static double y(double v, double bottom, double span, double h) {
        return h - PAD - (v - bottom) / span * (h - 2 * PAD);
    }
}
