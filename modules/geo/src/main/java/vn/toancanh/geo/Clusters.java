package vn.toancanh.geo;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Points that come together when one zooms out: for each whole zoom, whatever would be drawn nearer than a radius is one
 * mark at their common centre. Each zoom is made of the one below, so a mark only ever splits when one zooms in. Immutable
 * and thread-safe.
 */
public final class Clusters {
    /** Hears the marks of a zoom. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param x world units of {@link WebMercator}
         * @param count points in it; one is a point by itself
         * @param mark names it at this zoom, for {@link #points} and {@link #opensAt}
         */
        void mark(double x, double y, int count, int mark);
    }

    /** @param children marks of the level below, those of mark m from starts[m] to starts[m + 1] */
    private record Level(double[] xs, double[] ys, int[] counts, int[] starts, int[] children, PointIndex index) {}

    private final int minZoom;
    private final int maxZoom;
    private final Level[] levels;

    private Clusters(double[] xs, double[] ys, double radius, int minZoom, int maxZoom) {
        this.minZoom = minZoom;
        this.maxZoom = maxZoom;
        this.levels = new Level[maxZoom - minZoom + 2];
        int n = xs.length;
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        int[] none = new int[n + 1];
        levels[levels.length - 1] = new Level(xs, ys, ones, none, new int[0], PointIndex.of(xs, ys));
        for (int z = maxZoom; z >= minZoom; z--) {
            levels[z - minZoom] = above(levels[z - minZoom + 1], radius / WebMercator.pixels(z));
        }
    }

    /**
     * Makes the clusters of points.
     *
     * @param xs world units of {@link WebMercator}; kept, not copied
     * @param radiusPx nearer marks become one, pixels
     * @param maxZoom above this zoom every point stands by itself
     */
    public static Clusters of(double[] xs, double[] ys, double radiusPx, int minZoom, int maxZoom) {
        if (minZoom < 0 || maxZoom < minZoom || maxZoom > 24 || !(radiusPx >= 0)) {
            throw new IllegalArgumentException("zooms from 0 to 24, a radius from 0");
        }
        return new Clusters(xs, ys, radiusPx, minZoom, maxZoom);
    }

    private static Level above(Level below, double radius) {
        int n = below.xs.length;
        double[] xs = new double[n];
        double[] ys = new double[n];
        int[] counts = new int[n];
        int[] starts = new int[n + 1];
        int[] children = new int[below.index.size()];
        boolean[] taken = new boolean[n];
        Gather g = new Gather(below, taken, children);
        int marks = 0;
        for (int i = 0; i < n; i++) {
            if (taken[i] || !Double.isFinite(below.xs[i]) || !Double.isFinite(below.ys[i])) {
                continue;
            }
            starts[marks] = g.used;
            g.begin();
            below.index.within(below.xs[i], below.ys[i], radius, g);
            if (!taken[i]) {
                g.accept(i); // with radius zero a rounding may lose it
            }
            counts[marks] = g.count;
            xs[marks] = g.only() ? below.xs[i] : g.x / g.count;
            ys[marks] = g.only() ? below.ys[i] : g.y / g.count;
            marks++;
        }
        starts[marks] = g.used;
        double[] mx = Arrays.copyOf(xs, marks);
        double[] my = Arrays.copyOf(ys, marks);
        return new Level(
                mx,
                my,
                Arrays.copyOf(counts, marks),
                Arrays.copyOf(starts, marks + 1),
                Arrays.copyOf(children, g.used),
                PointIndex.of(mx, my));
    }

    private static final class Gather implements IntConsumer {
        private final Level below;
        private final boolean[] taken;
        private final int[] children;
        private int used;
        private int first;
        private int count;
        private double x;
        private double y;

        Gather(Level below, boolean[] taken, int[] children) {
            this.below = below;
            this.taken = taken;
            this.children = children;
        }

        void begin() {
            first = used;
            count = 0;
            x = 0;
            y = 0;
        }

        boolean only() {
            return used == first + 1;
        }

        @Override
        public void accept(int i) {
            if (!taken[i]) {
                taken[i] = true;
                children[used++] = i;
                int c = below.counts[i];
                count += c;
                x += below.xs[i] * c;
                y += below.ys[i] * c;
            }
        }
    }

    private Level level(int zoom) {
        return levels[Math.max(0, Math.min(levels.length - 1, zoom - minZoom))];
    }

    /** How many marks there are at a zoom. */
    public int size(int zoom) {
        return level(zoom).index.size();
    }

    /** The marks within a box of world units, in no order. */
    public void at(int zoom, double minX, double minY, double maxX, double maxY, Visitor visitor) {
        Level l = level(zoom);
        l.index.box(minX, minY, maxX, maxY, i -> visitor.mark(l.xs[i], l.ys[i], l.counts[i], i));
    }

    /** The points of a mark, as they stand in the arrays. */
    public void points(int zoom, int mark, IntConsumer found) {
        collect(Math.max(0, Math.min(levels.length - 1, zoom - minZoom)), mark, found);
    }

    private void collect(int level, int mark, IntConsumer found) {
        if (level == levels.length - 1) {
            found.accept(mark);
            return;
        }
        Level l = levels[level];
        for (int k = l.starts[mark]; k < l.starts[mark + 1]; k++) {
            collect(level + 1, l.children[k], found);
        }
    }

    /** The first zoom at which a mark is more than one; one above the greatest if it is so only there or never. */
    public int opensAt(int zoom, int mark) {
        int level = Math.max(0, Math.min(levels.length - 1, zoom - minZoom));
        int at = mark;
        while (level < levels.length - 1) {
            Level l = levels[level];
            if (l.starts[at + 1] - l.starts[at] > 1) {
                return Math.min(maxZoom + 1, minZoom + level + 1);
            }
            at = l.children[l.starts[at]];
            level++;
        }
        return maxZoom + 1;
    }
}
