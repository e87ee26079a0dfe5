package vn.toancanh.uitestkit.walk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Walks with Tab: every focusable control must be reached and must show a ring; every control without words must say what it
 * is to a screen reader. Needs a scene in a window that is shown.
 */
public final class FocusWalker {
    private static final int LIMIT = 2_000;

    private FocusWalker() {}

    /** The controls in Tab order, beginning with the first. */
    public static List<Node> order(Scene scene) {
        Set<Node> visited = new LinkedHashSet<>();
        List<Node> all = focusable(scene);
        if (all.isEmpty()) {
            return List.of();
        }
        all.get(0).requestFocus();
        for (int i = 0; i < LIMIT; i++) {
            Node at = scene.getFocusOwner();
            if (at == null || !visited.add(at)) {
                break;
            }
            tab(at);
        }
        return List.copyOf(visited);
    }

    /** Controls that Tab does not reach, that show no ring, or that have no words. */
    public static List<String> problems(Scene scene) {
        List<String> out = new ArrayList<>();
        Set<Node> reached = new LinkedHashSet<>(order(scene));
        for (Node n : focusable(scene)) {
            if (!reached.contains(n) && !isInReachedGroup(n, reached)) {
                out.add("not reached by Tab: " + Walk.where(n));
            }
            n.requestFocus();
            scene.getRoot().applyCss();
            if (scene.getFocusOwner() == n && !showsRing(n)) {
                out.add("no focus ring: " + Walk.where(n));
            }
        }
        out.addAll(wordless(scene));
        return out;
    }

    /** Focusable controls that say nothing to a screen reader; works without a window. */
    public static List<String> wordless(Scene scene) {
        return focusable(scene).stream()
                .filter(n -> !speaks(n))
                .map(n -> "no accessible text: " + Walk.where(n))
                .toList();
    }

    private static List<Node> focusable(Scene scene) {
        return Walk.visible(scene).stream()
                .filter(n -> n.isFocusTraversable() && !n.isDisabled() && isShown(n))
                .toList();
    }

    /** Tab goes to one button of a group; the arrow keys go to the others. */
    private static boolean isInReachedGroup(Node n, Set<Node> reached) {
        return n instanceof ToggleButton t
                && t.getToggleGroup() != null
                && reached.stream()
                        .anyMatch(r -> r instanceof ToggleButton u && u.getToggleGroup() == t.getToggleGroup());
    }

    private static boolean isShown(Node n) {
        for (Node at = n; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean speaks(Node n) {
        boolean labelled =
                n instanceof Labeled l && l.getText() != null && !l.getText().isBlank();
        boolean prompted = n instanceof TextInputControl t
                && t.getPromptText() != null
                && !t.getPromptText().isBlank();
        boolean told = n.getAccessibleText() != null && !n.getAccessibleText().isBlank();
        return labelled || prompted || told || !(n instanceof Control);
    }

    private static void tab(Node at) {
        Event.fireEvent(at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "\t", KeyCode.TAB, false, false, false, false));
    }

    /** A stroke of two pixels in a colour that stands out, on the control or within its first levels. */
    private static boolean showsRing(Node n) {
        return !(n instanceof Control) || showsRing(n, 3);
    }

    private static boolean showsRing(Node n, int depth) {
        if (n instanceof Region r) {
            if (r.getBorder() != null) {
                for (BorderStroke s : r.getBorder().getStrokes()) {
                    if (s.getWidths().getTop() >= 2 && isBright(s.getTopStroke())) {
                        return true;
                    }
                }
            }
            if (r.getBackground() != null && r.getBackground().getFills().size() > 1) {
                BackgroundFill first = r.getBackground().getFills().get(0);
                if (isBright(first.getFill())) {
                    return true;
                }
            }
        }
        return depth > 0
                && n instanceof Parent p
                && p.getChildrenUnmodifiable().stream().anyMatch(c -> showsRing(c, depth - 1));
    }

    private static boolean isBright(javafx.scene.paint.Paint p) {
        return p instanceof Color c && c.getOpacity() > 0.9 && c.getBrightness() > 0.6;
    }
}
