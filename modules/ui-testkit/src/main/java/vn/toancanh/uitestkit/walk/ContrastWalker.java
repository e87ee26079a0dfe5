package vn.toancanh.uitestkit.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

/**
 * Text at 4.5:1 and symbols at 3:1 against what is painted under their middle. Opacity counts; what is disabled does not. A
 * symbol is an icon glyph or anything with the style class {@code symbol}.
 */
public final class ContrastWalker {
    /** For text of any size. */
    public static final double TEXT = 4.5;
    /** For icons. */
    public static final double SYMBOL = 3.0;

    private ContrastWalker() {}

    /** What is too faint as the scene stands. */
    public static List<String> problems(Scene scene) {
        List<String> out = new ArrayList<>();
        List<Node> painted = Walk.visible(scene);
        for (int i = 0; i < painted.size(); i++) {
            if (painted.get(i) instanceof Text t && isRead(t)) {
                check(scene, painted, i, t, out);
            }
        }
        return out;
    }

    /** The same with every button and row in its hover state. */
    public static List<String> problemsWhenHovered(Scene scene) {
        PseudoClass hover = PseudoClass.getPseudoClass("hover");
        List<Node> hovered = Walk.visible(scene).stream()
                .filter(n -> n instanceof ButtonBase || n instanceof Cell<?>)
                .toList();
        hovered.forEach(n -> n.pseudoClassStateChanged(hover, true));
        scene.getRoot().applyCss();
        List<String> out = problems(scene);
        hovered.forEach(n -> n.pseudoClassStateChanged(hover, n.isHover()));
        scene.getRoot().applyCss();
        return out;
    }

    /** How many texts the walker looked at, so that a caller can tell a sound scene from an empty one. */
    public static long texts(Scene scene) {
        return Walk.visible(scene).stream()
                .filter(n -> n instanceof Text t && isRead(t))
                .count();
    }

    /** WCAG 2 contrast of two opaque colours, 1 to 21. */
    public static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static boolean isRead(Text t) {
        return !t.getText().isBlank() && !t.isDisabled() && t.getFill() instanceof Color;
    }

    private static void check(Scene scene, List<Node> painted, int at, Text t, List<String> out) {
        Bounds b = Walk.inScene(t);
        Point2D middle = new Point2D(b.getCenterX(), b.getCenterY());
        if (middle.getX() < 0
                || middle.getY() < 0
                || middle.getX() > scene.getWidth()
                || middle.getY() > scene.getHeight()
                || isClippedAway(t, middle)) {
            return;
        }
        Color under = scene.getFill() instanceof Color c ? c : Color.WHITE;
        for (int i = 0; i < at; i++) {
            under = paint(painted.get(i), middle, under);
        }
        Color text = over((Color) t.getFill(), opacity(t), under);
        double ratio = contrast(text, under);
        boolean symbol = t.getStyleClass().contains("icon") || Walk.has(t, "symbol");
        if (ratio < (symbol ? SYMBOL : TEXT) - 0.005) {
            out.add(String.format(Locale.ROOT, "%.2f:1 %s on %s at %s", ratio, text, under, Walk.where(t)));
        }
    }

    private static boolean isClippedAway(Node n, Point2D middle) {
        for (Node at = n; at != null; at = at.getParent()) {
            if (at.getClip() != null && !at.getClip().contains(at.sceneToLocal(middle))) {
                return true;
            }
        }
        return false;
    }

    private static Color paint(Node n, Point2D scenePoint, Color under) {
        Point2D p = n.sceneToLocal(scenePoint);
        if (p == null || n instanceof Text) {
            return under;
        }
        Color c = under;
        if (n instanceof Region r && r.getBackground() != null) {
            for (BackgroundFill f : r.getBackground().getFills()) {
                if (f.getFill() instanceof Color fill && isWithin(r, f.getInsets(), p)) {
                    c = over(fill, opacity(n), c);
                }
            }
        } else if (n instanceof Shape s && s.getFill() instanceof Color fill && s.contains(p)) {
            c = over(fill, opacity(n), c);
        }
        return c;
    }

    private static boolean isWithin(Region r, Insets i, Point2D p) {
        return p.getX() >= i.getLeft()
                && p.getY() >= i.getTop()
                && p.getX() <= r.getWidth() - i.getRight()
                && p.getY() <= r.getHeight() - i.getBottom();
    }

    private static double opacity(Node n) {
        double o = 1;
        for (Node at = n; at != null; at = at.getParent()) {
            o *= at.getOpacity();
        }
        return o;
    }

    private static Color over(Color top, double opacity, Color under) {
        double a = top.getOpacity() * opacity;
        return new Color(
                top.getRed() * a + under.getRed() * (1 - a),
                top.getGreen() * a + under.getGreen() * (1 - a),
                top.getBlue() * a + under.getBlue() * (1 - a),
                1);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
