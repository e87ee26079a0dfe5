package vn.toancanh.uitestkit.walk;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/** The way through the scene graph that all walkers share. */
final class Walk {
    private Walk() {}

    /** All visible nodes in the order in which they are painted. */
    static List<Node> visible(Scene scene) {
        List<Node> out = new ArrayList<>();
        collect(scene.getRoot(), out);
        return out;
    }

    private static void collect(Node n, List<Node> out) {
        if (!n.isVisible() || n.getOpacity() == 0) {
            return;
        }
        out.add(n);
        if (n instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(c -> collect(c, out));
        }
    }

    static boolean has(Node n, String styleClass) {
        for (Node at = n; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    static boolean isInside(Node n, Class<?> type) {
        for (Node at = n.getParent(); at != null; at = at.getParent()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    static Bounds inScene(Node n) {
        return n.localToScene(n.getLayoutBounds());
    }

    /** The way to a node: the style classes on it, and its words. */
    static String where(Node n) {
        List<String> way = new ArrayList<>();
        for (Node at = n; at != null && way.size() < 5; at = at.getParent()) {
            way.add(
                    0,
                    at.getStyleClass().isEmpty()
                            ? at.getClass().getSimpleName()
                            : "." + String.join(".", at.getStyleClass()));
        }
        String words = n instanceof Labeled l ? l.getText() : n instanceof Text t ? t.getText() : "";
        return String.join(" > ", way) + (words == null || words.isEmpty() ? "" : " \"" + words + "\"");
    }
}
