package vn.toancanh.uiwall;

import java.util.ArrayList;
import java.util.List;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.SceneBlock;

/** Where the blocks of a scene stand on a wall. Pure; whole pixels, so that neighbours in two windows meet without a seam. */
public record WallLayout(double width, double height, double strip, List<Placed> blocks) {
    /** A part of the wall, pixels from its upper left corner. */
    public record Area(double x, double y, double width, double height) {
        boolean meets(Area o) {
            return x < o.x + o.width && o.x < x + width && y < o.y + o.height && o.y < y + height;
        }
    }

    /** A block with its place. */
    public record Placed(SceneBlock block, Area area) {}

    public WallLayout {
        blocks = List.copyOf(blocks);
    }

    /**
     * Lays the scene's grid over the wall.
     *
     * @param strip height of the line with scene, link and clock along the upper edge
     * @param gap between blocks
     */
    public static WallLayout of(Scene scene, double width, double height, double strip, double gap) {
        List<Placed> out = new ArrayList<>();
        for (SceneBlock b : scene.blocks()) {
            double left = edge(b.x(), scene.columns(), width);
            double right = edge(b.x() + b.width(), scene.columns(), width);
            double top = strip + edge(b.y(), scene.rows(), height - strip);
            double bottom = strip + edge(b.y() + b.height(), scene.rows(), height - strip);
            double half = Math.floor(gap / 2);
            out.add(new Placed(b, new Area(left + half, top + half, right - left - 2 * half, bottom - top - 2 * half)));
        }
        return new WallLayout(width, height, strip, out);
    }

    /** What an output shows: every block that reaches into it. */
    public List<Placed> share(Area output) {
        return blocks.stream().filter(p -> p.area().meets(output)).toList();
    }

    private static double edge(int cell, int cells, double whole) {
        return Math.round(whole * cell / cells);
    }
}
