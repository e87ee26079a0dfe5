package vn.toancanh.uikit.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Short forms for building nodes; nothing here holds state. */
public final class Ui {
    private static final Duration TIP_DELAY = Duration.millis(400);

    private Ui() {}

    public static Label label(String... classes) {
        Label l = new Label();
        l.getStyleClass().addAll(classes);
        l.setMinWidth(Region.USE_PREF_SIZE);
        return l;
    }

    /** A label whose text follows the language. */
    public static Label label(ObservableValue<String> text, String... classes) {
        Label l = label(classes);
        l.textProperty().bind(text);
        return l;
    }

    /** A label that gives way: it may be cut with an ellipsis when the place is short. */
    public static Label elastic(String... classes) {
        Label l = new Label();
        l.getStyleClass().addAll(classes);
        l.getStyleClass().add("elastic");
        l.setMinWidth(0);
        l.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(l, Priority.ALWAYS);
        return l;
    }

    /** A label that breaks into lines. */
    public static Label flowing(String... classes) {
        Label l = new FlowingLabel();
        l.getStyleClass().addAll(classes);
        return l;
    }

    public static Region spring() {
        Region r = new Region();
        HBox.setHgrow(r, Priority.ALWAYS);
        VBox.setVgrow(r, Priority.ALWAYS);
        return r;
    }

    public static HBox row(String styleClass, Node... children) {
        HBox b = new HBox(children);
        b.getStyleClass().add(styleClass);
        return b;
    }

    public static VBox column(String styleClass, Node... children) {
        VBox b = new VBox(children);
        b.getStyleClass().add(styleClass);
        return b;
    }

    /** A quiet button with words. */
    public static Button button(ObservableValue<String> text, Runnable action, String... classes) {
        Button b = new Button();
        b.textProperty().bind(text);
        b.getStyleClass().addAll(classes);
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(e -> action.run());
        return b;
    }

    /** A tip that also reaches disabled controls when put on the pane around them. */
    public static void tip(Node node, String text) {
        Tooltip old = (Tooltip) node.getProperties().get(Tooltip.class);
        if (text == null || text.isEmpty()) {
            if (old != null) {
                Tooltip.uninstall(node, old);
                node.getProperties().remove(Tooltip.class);
            }
            return;
        }
        if (old != null) {
            if (!text.equals(old.getText())) {
                old.setText(text);
            }
            return;
        }
        Tooltip t = new Tooltip(text);
        t.setShowDelay(TIP_DELAY);
        t.setWrapText(true);
        t.setMaxWidth(420);
        Tooltip.install(node, t);
        node.getProperties().put(Tooltip.class, t);
    }

    public static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    /** Sets or clears a style class. */
    public static void mark(Node node, String styleClass, boolean on) {
        if (on == node.getStyleClass().contains(styleClass)) {
            return;
        }
        if (on) {
            node.getStyleClass().add(styleClass);
        } else {
            node.getStyleClass().remove(styleClass);
        }
    }

    /** Sets the text only if it differs, so that no layout is asked for in vain. */
    public static void text(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }
}
