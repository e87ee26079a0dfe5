package vn.toancanh.uikit.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import vn.toancanh.uikit.theme.Icons;

/** A bar over the content that says something that lasts; never modal. It takes no room while it has nothing to say. */
public final class Banner extends HBox {
    /** How it looks; red is none of them. */
    public enum Level {
        /** Told, nothing to do. */
        INFO("info"),
        /** Old data or a way that is not sure. */
        STALE("clock"),
        /** Something does not work. */
        WARN("warning");

        private final String icon;

        Level(String icon) {
            this.icon = icon;
        }

        private String styleClass() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Text icon = Icons.of("info", "icon-small");
    private final Label text = new Label();
    private final Button action = new Button();

    public Banner() {
        getStyleClass().add("banner");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setAccessibleRole(AccessibleRole.TEXT);
        action.getStyleClass().add("quiet");
        action.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(icon, text, space, action);
        hide();
    }

    /** Says something. */
    public void show(Level level, String message) {
        show(level, message, "", null);
    }

    /** Says something and offers a way out. */
    public void show(Level level, String message, String actionText, Runnable run) {
        for (Level l : Level.values()) {
            getStyleClass().remove(l.styleClass());
        }
        getStyleClass().add(level.styleClass());
        Icons.set(icon, level.icon);
        text.setText(message);
        action.setText(actionText);
        action.setVisible(run != null);
        action.setManaged(run != null);
        action.setOnAction(run == null ? null : e -> run.run());
        setVisible(true);
        setManaged(true);
    }

    public void hide() {
        setVisible(false);
        setManaged(false);
    }

    public String getText() {
        return isVisible() ? text.getText() : "";
    }
}
