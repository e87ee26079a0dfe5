package vn.toancanh.uikit.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/**
 * Lines that are built anew while somebody works in them: the keyboard stays with the line that has it. A line is known by its
 * user data. JavaFX thread only.
 */
public final class Lines {
    private Lines() {}

    /**
     * Replaces the lines of {@code in}. What had the focus in a line has it in the same line again; if it is not to be pressed
     * any more, as a step that is checked off, the next one below it gets it.
     */
    public static void replace(Pane in, List<? extends Node> next) {
        Node focus = in.getScene() == null ? null : in.getScene().getFocusOwner();
        Node line = focus;
        while (line != null && line.getParent() != in) {
            line = line.getParent();
        }
        if (line == null || line.getUserData() == null) {
            in.getChildren().setAll(next);
            return;
        }
        Object id = line.getUserData();
        int at = stops(line).indexOf(focus);
        in.getChildren().setAll(next);
        List<Node> below = new ArrayList<>();
        for (Node n : next) {
            if (!below.isEmpty()) {
                below.addAll(stops(n));
            } else if (id.equals(n.getUserData())) {
                List<Node> same = stops(n);
                below.addAll(same.subList(Math.max(0, Math.min(at, same.size() - 1)), same.size()));
            }
        }
        below.stream().filter(n -> !n.isDisabled()).findFirst().ifPresent(Node::requestFocus);
    }

    /** What the keyboard may stop at in a line, in its order. */
    private static List<Node> stops(Node n) {
        List<Node> out = new ArrayList<>();
        if (n.isFocusTraversable()) {
            out.add(n);
        }
        if (n instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(c -> out.addAll(stops(c)));
        }
        return out;
    }
}
