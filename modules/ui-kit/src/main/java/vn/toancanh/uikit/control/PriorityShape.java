package vn.toancanh.uikit.control;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import vn.toancanh.core.model.Priority;

/**
 * A priority as shape, digit and colour: square 1, diamond 2, triangle 3, ring 4. Any two of the three still tell it apart. It
 * scales with the font; the style class {@code large} suits a title.
 */
public final class PriorityShape extends StackPane {
    private static final List<String> CLASSES = List.of("p1", "p2", "p3", "p4");

    private final Region shape = new Region();
    private final Label digit = new Label();
    private Priority priority;

    public PriorityShape(Priority priority) {
        getStyleClass().add("priority-shape");
        shape.getStyleClass().add("shape");
        digit.getStyleClass().add("digit");
        digit.setMouseTransparent(true);
        getChildren().addAll(shape, digit);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setPriority(priority);
    }

    public Priority getPriority() {
        return priority;
    }

    /** Changes what it shows; cheap, for cells that are reused. */
    public void setPriority(Priority next) {
        if (next == priority) {
            return;
        }
        priority = next;
        getStyleClass().removeAll(CLASSES);
        getStyleClass().add(CLASSES.get(next.ordinal()));
        digit.setText(Integer.toString(next.digit()));
        setAccessibleText("P" + next.digit());
    }
}
