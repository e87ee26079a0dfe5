package vn.toancanh.uiwall;

import java.util.ArrayList;
import java.util.List;
import vn.toancanh.core.model.Scene;
import vn.toancanh.core.model.SceneBlock;

/**
 * Where the blocks of a scene stand on a wall. Pure; whole pixels, so that neighbours in two windows meet without a seam.
 *
 * @param left how many blocks found no room, because the wall is too small for words of the size that it needs
 */
public record WallLayout(double width, double height, double strip, List<Placed> blocks, int left) {
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

    /** Narrower than this no case, source or number is read whole, em. */
    private static final double NARROWEST = 13;

    /** Less than this for pictures and worst cases, em, and they say nothing: a band is left out instead. */
    private static final double UPPER = 10;

    /** What is kept first where the room is small. */
    private static final List<SceneBlock.Kind> BANDS =
            List.of(SceneBlock.Kind.DEADLINE_STRIP, SceneBlock.Kind.FRESHNESS, SceneBlock.Kind.INDICATORS);

    private static final double WORST = 15; // em, least width beside the pictures
    private static final double WORST_SHARE = 0.48;

    /**
     * Lays the scene's grid over the wall; where that leaves a block of words too narrow for its words, pictures and worst cases
     * stand side by side and the others in bands below them.
     *
     * @param em text size, pixels
     */
    public static WallLayout of(Scene scene, double width, double height, double strip, double gap, double em) {
        boolean narrow = scene.blocks().stream()
                .filter(b -> !isPicture(b))
                .anyMatch(b -> width * b.width() / scene.columns() < NARROWEST * em);
        return narrow ? bands(scene, width, height, strip, gap, em) : of(scene, width, height, strip, gap);
    }

    private static boolean isPicture(SceneBlock b) {
        return b.kind() == SceneBlock.Kind.MAP || b.kind() == SceneBlock.Kind.CAMERAS;
    }

    private static double band(SceneBlock b) {
        return switch (b.kind()) {
            case INDICATORS -> 3.9;
            case DEADLINE_STRIP, FRESHNESS -> 2.2;
            case MAP, CAMERAS, WORST_CASES -> 0;
        };
    }

    private static WallLayout bands(Scene scene, double width, double height, double strip, double gap, double em) {
        List<Placed> out = new ArrayList<>();
        List<SceneBlock> kept = new ArrayList<>();
        double upper = height - strip;
        for (SceneBlock.Kind kind : BANDS) {
            for (SceneBlock b : scene.blocks()) {
                double h = Math.floor(band(b) * em);
                if (b.kind() == kind && upper - h >= UPPER * em) {
                    kept.add(b);
                    upper -= h;
                }
            }
        }
        int left = (int) scene.blocks().stream()
                .filter(b -> band(b) > 0 && !kept.contains(b))
                .count();
        List<SceneBlock> pictures =
                scene.blocks().stream().filter(WallLayout::isPicture).toList();
        List<SceneBlock> worst = scene.blocks().stream()
                .filter(b -> b.kind() == SceneBlock.Kind.WORST_CASES)
                .toList();
        double words = worst.isEmpty()
                ? 0
                : pictures.isEmpty() ? width : Math.min(width / 2, Math.max(WORST * em, width * WORST_SHARE));
        row(out, pictures, 0, width - words, strip, upper, gap);
        row(out, worst, width - words, words, strip, upper, gap);
        double y = strip + upper;
        for (SceneBlock b : scene.blocks()) {
            if (kept.contains(b)) {
                double h = Math.floor(band(b) * em);
                row(out, List.of(b), 0, width, y, h, gap);
                y += h;
            }
        }
        return new WallLayout(width, height, strip, out, left);
    }

    private static void row(
            List<Placed> out, List<SceneBlock> blocks, double x, double width, double y, double h, double gap) {
        double half = Math.floor(gap / 2);
        for (int i = 0; i < blocks.size(); i++) {
            double left = x + edge(i, blocks.size(), width);
            double right = x + edge(i + 1, blocks.size(), width);
            out.add(new Placed(blocks.get(i), new Area(left + half, y + half, right - left - 2 * half, h - 2 * half)));
        }
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
        return new WallLayout(width, height, strip, out, 0);
    }

    /** What an output shows: every block that reaches into it. */
    public List<Placed> share(Area output) {
        return blocks.stream().filter(p -> p.area().meets(output)).toList();
    }

    private static double edge(int cell, int cells, double whole) {
        return Math.round(whole * cell / cells);
    }
}
