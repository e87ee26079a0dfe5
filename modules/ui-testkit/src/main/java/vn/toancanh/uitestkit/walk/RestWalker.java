package vn.toancanh.uitestkit.walk;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import vn.toancanh.uitestkit.Fx;

/**
 * What asks for a new layout though nothing but the clock moves. One that does so each second costs a desk that rests more
 * than all else it does, and tells nobody.
 */
public final class RestWalker {
    private RestWalker() {}

    /** Lays the scene out, lets {@code second} pass and says who is not content; on the JavaFX thread. */
    public static List<String> problems(Scene scene, Runnable second) {
        Fx.layout(scene);
        second.run();
        if (!scene.getRoot().isNeedsLayout()) {
            return List.of(); // what asks for itself alone, as the clock does, takes next to nothing
        }
        return Walk.visible(scene).stream()
                .filter(n -> n instanceof Parent p && p.isNeedsLayout())
                .map(n -> "wants a new layout: " + Walk.where(n))
                .toList();
    }
}
