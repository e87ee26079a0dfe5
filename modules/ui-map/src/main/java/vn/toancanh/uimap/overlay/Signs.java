package vn.toancanh.uimap.overlay;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import vn.toancanh.core.model.Priority;

/** Draws the signs: shape, digit and colour as in the queue, so that one learns them once. JavaFX thread. */
final class Signs {
    private final GraphicsContext g;
    private final double size;
    private final double k;

    /**
     * @param size of a priority's shape, pixels
     * @param k of all other signs, 1 on a desk
     */
    Signs(GraphicsContext g, double size, double k) {
        this.k = k;
        this.g = g;
        this.size = size;
    }

    /** The shape of a priority; {@code grey} for what waits for nobody. */
    void priority(Priority p, double x, double y, boolean grey) {
        double r = size / 2;
        Color c = grey ? Ink.HINT : Ink.of(p);
        g.setFill(c);
        g.setStroke(Ink.FIELD);
        g.setLineWidth(Math.max(1.5, size / 14));
        switch (p) {
            case P1 -> {
                g.strokeRect(x - r * 0.86, y - r * 0.86, r * 1.72, r * 1.72);
                g.fillRect(x - r * 0.86, y - r * 0.86, r * 1.72, r * 1.72);
            }
            case P2 ->
                polygon(new double[] {x, x + r * 1.1, x, x - r * 1.1}, new double[] {y - r * 1.1, y, y + r * 1.1, y});
            case P3 ->
                polygon(new double[] {x - r * 1.1, x + r * 1.1, x}, new double[] {y - r * 0.9, y - r * 0.9, y + r * 1.05
                });
            case P4 -> {
                g.setFill(Ink.DARK);
                g.fillOval(x - r, y - r, size, size);
                g.setStroke(c);
                g.setLineWidth(Math.max(1.5, size / 11));
                g.strokeOval(x - r * 0.9, y - r * 0.9, size * 0.9, size * 0.9);
            }
        }
        g.setFill(p == Priority.P4 ? c : Ink.DARK);
        g.setFont(Font.font("IBM Plex Sans SemiBold", size * 0.52));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(Integer.toString(p.digit()), x, y - (p == Priority.P3 ? r * 0.16 : 0));
    }

    private void polygon(double[] xs, double[] ys) {
        g.strokePolygon(xs, ys, xs.length);
        g.fillPolygon(xs, ys, xs.length);
    }

    /** A ring around what is chosen. */
    void chosen(double x, double y) {
        g.setStroke(Ink.TEXT);
        g.setLineWidth(Math.max(2, 2 * k));
        double r = size * 0.95;
        g.strokeOval(x - r, y - r, 2 * r, 2 * r);
    }

    /** How many stand in one place, under the worst one's shape. */
    void count(String n, double x, double y) {
        double px = Math.max(12, size * 0.5);
        g.setFont(Font.font("IBM Plex Sans Medium", px));
        double w = Math.max(px * 1.5, n.length() * px * 0.62 + px * 0.7);
        double cx = x + size * 0.62;
        double cy = y - size * 0.62;
        g.setFill(Ink.BUTTON);
        g.fillRoundRect(cx - w / 2, cy - px * 0.72, w, px * 1.44, px, px);
        g.setFill(Ink.TEXT);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(n, cx, cy);
    }

    /** Words on a dark ground, to the right of a place. */
    void label(String text, double x, double y, double px) {
        g.setFont(Font.font("IBM Plex Sans Medium", px));
        double w = width(text, px);
        g.setFill(Ink.FIELD.deriveColor(0, 1, 1, 0.85));
        g.fillRoundRect(x, y - px, w + px, px * 2, 4, 4);
        g.setFill(Ink.TEXT);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x + px / 2, y);
    }

    /** Small words beside a sign. */
    void small(String text, double x, double y, double px, Color c) {
        g.setFont(Font.font("IBM Plex Sans", px));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.setStroke(Ink.FIELD);
        g.setLineWidth(Math.max(3, px / 4));
        g.strokeText(text, x, y);
        g.setFill(c);
        g.fillText(text, x, y);
    }

    static double width(String text, double px) {
        javafx.scene.text.Text t = new javafx.scene.text.Text(text);
        t.setFont(Font.font("IBM Plex Sans Medium", px));
        return Math.ceil(t.getLayoutBounds().getWidth());
    }

    /** A camera, and what it sees once one is near enough. */
    void camera(double x, double y, double azimuth, double fov, double rangePx, boolean cone, boolean lost) {
        if (cone && rangePx > 4 && !lost) {
            g.setFill(Ink.SECOND.deriveColor(0, 1, 1, 0.18));
            // JavaFX counts angles from the east, against the clock.
            g.fillArc(
                    x - rangePx,
                    y - rangePx,
                    2 * rangePx,
                    2 * rangePx,
                    90 - azimuth - fov / 2,
                    fov,
                    javafx.scene.shape.ArcType.ROUND);
        }
        double r = (cone ? 5 : 3.5) * k;
        g.setFill(Ink.FIELD);
        g.fillOval(x - r - 1.5, y - r - 1.5, 2 * r + 3, 2 * r + 3);
        g.setFill(lost ? Ink.BUTTON : Ink.SECOND);
        g.fillOval(x - r, y - r, 2 * r, 2 * r);
        if (lost) {
            g.setStroke(Ink.WARN);
            g.setLineWidth(1.5 * k);
            g.strokeLine(x - r, y + r, x + r, y - r);
        }
    }

    /** A force or vehicle: a small grey mark; a free one is open. */
    void unit(double x, double y, boolean busy, boolean stale) {
        g.setGlobalAlpha(stale ? 0.55 : 1);
        g.setFill(busy ? Ink.TEXT : Ink.DARK);
        g.setStroke(Ink.TEXT);
        g.setLineWidth(1.5 * k);
        g.fillRoundRect(x - 6 * k, y - 4 * k, 12 * k, 8 * k, 3 * k, 3 * k);
        g.strokeRoundRect(x - 6 * k, y - 4 * k, 12 * k, 8 * k, 3 * k, 3 * k);
        g.setGlobalAlpha(1);
    }
}
