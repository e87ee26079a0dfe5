package vn.toancanh.uikit.keys;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.control.KeyHint;
import vn.toancanh.uikit.i18n.Messages;

/** The layer on "?": the keys that do something on this screen now. Any key closes it. */
public final class KeyOverlay {
    private static final int ROWS = 12;
    private static final double GROUP_GAP = 24;

    private final KeyMap keys;
    private final Messages messages;
    private final Label title = new Label();
    private final GridPane grid = new GridPane();
    private final StackPane layer;
    private Node focusBefore;
    private Subscription suspended;

    public KeyOverlay(KeyMap keys, Messages messages) {
        this.keys = keys;
        this.messages = messages;
        title.textProperty().bind(messages.bind("kit.keys.title"));
        title.getStyleClass().add("text-panel-title");
        grid.getStyleClass().add("key-grid");
        VBox box = new VBox(title, grid);
        box.getStyleClass().addAll("key-overlay", "gap-12");
        box.setMaxHeight(VBox.USE_PREF_SIZE);
        box.setMaxWidth(VBox.USE_PREF_SIZE);
        layer = new StackPane(box);
        layer.getStyleClass().add("palette-layer");
        layer.setVisible(false);
        layer.setFocusTraversable(true);
        layer.managedProperty().bind(layer.visibleProperty());
        layer.accessibleTextProperty().bind(title.textProperty());
        layer.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (!e.getCode().isModifierKey()) {
                e.consume();
                close();
            }
        });
        layer.setOnMousePressed(e -> close());
    }

    /** The layer, to be put over everything else. */
    public StackPane node() {
        return layer;
    }

    public boolean isOpen() {
        return layer.isVisible();
    }

    public void open() {
        if (isOpen()) {
            return;
        }
        fill();
        focusBefore = layer.getScene() == null ? null : layer.getScene().getFocusOwner();
        layer.setVisible(true);
        layer.requestFocus();
        suspended = keys.suspend();
    }

    public void close() {
        if (!isOpen()) {
            return;
        }
        layer.setVisible(false);
        suspended.close();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void fill() {
        grid.getChildren().clear();
        List<KeyAction> active = keys.active();
        Set<String> shown = new HashSet<>();
        int n = 0;
        for (KeyAction a : active) {
            // Nine keys that choose the first to the ninth suggestion are one line.
            if (!shown.add(a.messageKey())) {
                continue;
            }
            boolean many = active.stream()
                            .filter(b -> b.messageKey().equals(a.messageKey()))
                            .count()
                    > 1;
            KeyHint key = new KeyHint(many ? keys.label(a.id()) + "–9" : keys.label(a.id()));
            Label what = new Label(messages.text(a.messageKey()));
            what.setMinWidth(Label.USE_PREF_SIZE);
            int column = n / ROWS * 2;
            grid.add(key, column, n % ROWS);
            GridPane.setMargin(key, new Insets(0, 0, 0, column == 0 ? 0 : GROUP_GAP));
            grid.add(what, column + 1, n % ROWS);
            n++;
        }
    }
}
