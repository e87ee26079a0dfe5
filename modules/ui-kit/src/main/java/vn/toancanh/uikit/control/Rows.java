package vn.toancanh.uikit.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A short list whose nodes are made once and told anew what to show, so that the focus stays while values change. For lists
 * of a few dozen lines; longer ones are virtual.
 */
public final class Rows<N extends Node, T> extends VBox {
    private final IntFunction<N> make;
    private final BiConsumer<N, T> tell;
    private final List<N> pool = new ArrayList<>();
    private final Label none = Ui.flowing("text-meta");

    /** @param make gives the node for a place in the list, from 0 */
    public Rows(IntFunction<N> make, BiConsumer<N, T> tell) {
        this.make = make;
        this.tell = tell;
        getStyleClass().add("place-rows");
        getChildren().add(none);
    }

    public void show(List<T> items, String noneText) {
        Ui.shown(none, items.isEmpty());
        Ui.text(none, noneText);
        for (int i = 0; i < items.size(); i++) {
            if (i == pool.size()) {
                N node = make.apply(i);
                pool.add(node);
                getChildren().add(node);
            }
            N node = pool.get(i);
            Ui.shown(node, true);
            tell.accept(node, items.get(i));
        }
        for (int i = items.size(); i < pool.size(); i++) {
            Ui.shown(pool.get(i), false);
        }
    }

    /** The nodes in use and in reserve. */
    public List<N> nodes() {
        return pool;
    }
}
