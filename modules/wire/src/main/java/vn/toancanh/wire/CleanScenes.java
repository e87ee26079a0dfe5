package vn.toancanh.wire;

import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.SceneBlock;
import vn.toancanh.core.model.WallDef;

/** {@link Clean} for walls and what they show: whatever comes, it fits its grid and no number is absurd. Pure functions. */
final class CleanScenes {
    private static final int MAX_BLOCKS = 7;
    private static final int MAX_GRID = 24;
    private static final int MAX_CASES = 20;
    private static final int MAX_PANELS = 16;

    private CleanScenes() {}

    static Scene scene(Scene x) {
        int columns = within(x.columns(), 1, MAX_GRID);
        int rows = within(x.rows(), 1, MAX_GRID);
        return new Scene(
                Clean.name(x.id()),
                Clean.text(x.name()),
                columns,
                rows,
                x.blocks().stream()
                        .filter(b -> b.x() >= 0
                                && b.y() >= 0
                                && b.width() > 0
                                && b.height() > 0
                                && b.width() <= columns - b.x()
                                && b.height() <= rows - b.y())
                        .limit(MAX_BLOCKS)
                        .map(CleanScenes::block)
                        .toList());
    }

    private static SceneBlock block(SceneBlock b) {
        return new SceneBlock(
                Clean.name(b.id()),
                b.kind(),
                b.x(),
                b.y(),
                b.width(),
                b.height(),
                b.layers(),
                CleanCatalogue.names(b.cameras()),
                b.follow(),
                within(b.count(), 0, MAX_CASES),
                CleanCatalogue.names(b.services()),
                b.priorities(),
                CleanCatalogue.names(b.indicators()));
    }

    static WallDef wall(WallDef w) {
        return new WallDef(
                Clean.name(w.id()),
                Clean.text(w.name()),
                within(w.columns(), 1, MAX_PANELS),
                within(w.rows(), 1, MAX_PANELS),
                within(w.panelWidth(), 320, 16_384),
                within(w.panelHeight(), 240, 16_384),
                within(w.mmPerPixel(), 0.05, 50),
                within(w.distanceMetres(), 0.3, 100),
                Clean.name(w.sceneId()));
    }

    private static int within(int n, int low, int high) {
        return Math.max(low, Math.min(high, n));
    }

    private static double within(double n, double low, double high) {
        return Math.max(low, Math.min(high, n));
    }
}
