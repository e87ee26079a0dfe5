package vn.toancanh.uitestkit.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;

/**
 * Words and controls that leave the scene, or stick out of the pane that holds them. What scrolls is looked at from outside
 * only; what may be cut carries the style class {@code elastic}.
 */
public final class OverflowWalker {
    private static final double TOLERANCE = 1.5;

    private OverflowWalker() {}

    public static List<String> problems(Scene scene) {
        List<String> out = new ArrayList<>();
        for (Node n : Walk.visible(scene)) {
            boolean seen = n instanceof Control || n instanceof Text;
            if (!seen || scrolls(n) || Walk.has(n, "elastic") || isEmpty(n)) {
                continue;
            }
            Bounds b = Walk.inScene(n);
            if (b.getMinX() < -TOLERANCE
                    || b.getMinY() < -TOLERANCE
                    || b.getMaxX() > scene.getWidth() + TOLERANCE
                    || b.getMaxY() > scene.getHeight() + TOLERANCE) {
                out.add("leaves the scene " + box(b) + " at " + Walk.where(n));
            } else if (n instanceof Labeled || n instanceof TextInputControl) {
                sticksOut(n, out);
            }
        }
        return out;
    }

    private static void sticksOut(Node n, List<String> out) {
        if (!(n.getParent() instanceof Pane p) || !n.isManaged()) {
            return;
        }
        Bounds b = n.getLayoutBounds();
        double left = n.getLayoutX() + b.getMinX();
        double top = n.getLayoutY() + b.getMinY();
        if (left < -TOLERANCE
                || top < -TOLERANCE
                || left + b.getWidth() > p.getWidth() + TOLERANCE
                || top + b.getHeight() > p.getHeight() + TOLERANCE) {
            out.add("sticks out of its pane at " + Walk.where(n));
        }
    }

    private static boolean isEmpty(Node n) {
        Bounds b = n.getLayoutBounds();
        return b.getWidth() <= 0
                || b.getHeight() <= 0
                || (n instanceof Text t && t.getText().isBlank());
    }

    private static boolean scrolls(Node n) {
        return Walk.isInside(n, ScrollPane.class)
                || Walk.isInside(n, VirtualFlow.class)
                || Walk.isInside(n, TextInputControl.class);
    }

    private static String box(Bounds b) {
        return String.format(
                Locale.ROOT, "(%.0f, %.0f to %.0f, %.0f)", b.getMinX(), b.getMinY(), b.getMaxX(), b.getMaxY());
    }
}
