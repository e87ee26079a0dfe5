package vn.toancanh.uikit;

import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Listening that lasts as long as a node is in a scene, so that a control thrown away is not kept by the clock. */
public final class Live {
    private Live() {}

    /** Calls {@code action} with the value when {@code node} enters a scene, and at every change until it leaves. */
    public static <T> void whileShown(Node node, ObservableValue<T> value, Consumer<? super T> action) {
        ChangeListener<T> listener = (o, was, is) -> action.accept(is);
        node.sceneProperty().addListener((o, was, is) -> {
            if (was == null && is != null) {
                value.addListener(listener);
                action.accept(value.getValue());
            } else if (was != null && is == null) {
                value.removeListener(listener);
            }
        });
        if (node.getScene() != null) {
            value.addListener(listener);
            action.accept(value.getValue());
        }
    }
}
