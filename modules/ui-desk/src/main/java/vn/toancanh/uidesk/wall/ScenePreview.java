package vn.toancanh.uidesk.wall;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.uikit.control.Ui;

/**
 * A scene in miniature: its blocks where they stand on the wall, pictures lighter than words, the block of the worst cases
 * marked. It says nothing that the scene's name does not, so screen readers pass it by. JavaFX thread.
 */
final class ScenePreview extends Pane {
    private static final double WIDTH = 96; // 16:9, as a panel
    private static final double HEIGHT = 54;
    private static final double GAP = 2;

    ScenePreview(Scene scene) {
        getStyleClass().add("scene-preview");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        for (SceneBlock b : scene.blocks()) {
            double left = Math.round(WIDTH * b.x() / scene.columns());
            double top = Math.round(HEIGHT * b.y() / scene.rows());
            double right = Math.round(WIDTH * (b.x() + b.width()) / scene.columns());
            double bottom = Math.round(HEIGHT * (b.y() + b.height()) / scene.rows());
            Region r = new Region();
            r.getStyleClass().add("scene-block");
            Ui.mark(r, "picture", b.kind() == SceneBlock.Kind.MAP || b.kind() == SceneBlock.Kind.CAMERAS);
            Ui.mark(r, "worst", b.kind() == SceneBlock.Kind.WORST_CASES);
            r.setManaged(false);
            r.resizeRelocate(left + GAP / 2, top + GAP / 2, right - left - GAP, bottom - top - GAP);
            getChildren().add(r);
        }
    }
}
