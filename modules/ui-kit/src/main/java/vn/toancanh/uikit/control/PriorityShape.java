package vn.toancanh.uikit.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;

/**
 * A priority as shape, digit and colour: square 1, diamond 2, triangle 3, ring 4. Any two of the three still tell it apart. It
 * scales with the font; the style class {@code large} suits a title.
 */
public final class PriorityShape extends StackPane {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
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

    /** Shows a case: in its priority's colour while somebody must do something about it, in grey once it is dealt with. */
    public void show(Case c) {
        setPriority(c.priority());
        pseudoClassStateChanged(OVER, isDealtWith(c.state()));
    }

    /** Resolved waits for a signature, not for help: it has lost its colour like what is closed. */
    public static boolean isDealtWith(CaseState s) {
        return s == CaseState.RESOLVED || !s.isOpen();
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
