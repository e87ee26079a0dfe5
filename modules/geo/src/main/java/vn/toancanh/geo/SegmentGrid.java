package vn.toancanh.geo;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the segment nearest to a point: a grid over the boxes of segments, in two arrays. Immutable and thread-safe. */
final class SegmentGrid {
    /** @param part how far along the segment, 0 to 1 */
    record Hit(int line, int segment, double part, double distance) {}

    private static final int MOST_CELLS = 1 << 20;

    private final List<double[]> xs;
    private final List<double[]> ys;
    private final double x0;
    private final double y0;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] starts;
    private final long[] items;

    /** @param cell wanted side of a cell; it grows when there would be too many */
    SegmentGrid(List<double[]> xs, List<double[]> ys, double cell) {
        this.xs = xs;
        this.ys = ys;
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (int l = 0; l < xs.size(); l++) {
            for (int i = 0; i < xs.get(l).length; i++) {
                minX = Math.min(minX, xs.get(l)[i]);
                maxX = Math.max(maxX, xs.get(l)[i]);
                minY = Math.min(minY, ys.get(l)[i]);
                maxY = Math.max(maxY, ys.get(l)[i]);
            }
        }
        boolean empty = minX > maxX;
        this.x0 = empty ? 0 : minX;
        this.y0 = empty ? 0 : minY;
        double side = cell;
        while (!empty && ((maxX - minX) / side + 1) * ((maxY - minY) / side + 1) > MOST_CELLS) {
            side *= 2;
        }
        this.cell = side;
        this.columns = empty ? 1 : (int) ((maxX - minX) / side) + 1;
        this.rows = empty ? 1 : (int) ((maxY - minY) / side) + 1;
        this.starts = new int[columns * rows + 1];
        fill((l, i, c) -> starts[c + 1]++);
        for (int c = 1; c < starts.length; c++) {
            starts[c] += starts[c - 1];
        }
        this.items = new long[starts[starts.length - 1]];
        int[] next = Arrays.copyOf(starts, starts.length);
        fill((l, i, c) -> items[next[c]++] = (long) l << 32 | i);
    }

    private interface Put {
        void at(int line, int segment, int cell);
    }

    private void fill(Put put) {
        for (int l = 0; l < xs.size(); l++) {
            double[] x = xs.get(l);
            double[] y = ys.get(l);
            for (int i = 0; i + 1 < x.length; i++) {
                int c1 = column(Math.max(x[i], x[i + 1]));
                int r1 = row(Math.max(y[i], y[i + 1]));
                for (int r = row(Math.min(y[i], y[i + 1])); r <= r1; r++) {
                    for (int c = column(Math.min(x[i], x[i + 1])); c <= c1; c++) {
                        put.at(l, i, r * columns + c);
                    }
                }
            }
        }
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, Math.floor((x - x0) / cell)));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, Math.floor((y - y0) / cell)));
    }

    /** Null when there is no segment at all. */
    @Nullable
    Hit nearest(double px, double py) {
        int c0 = column(px);
        int r0 = row(py);
        Hit best = null;
        // A point outside the grid starts from its edge cell: what it lies off adds to every ring.
        double off = Math.max(
                0, Math.max(Math.max(x0 - px, px - x0 - columns * cell), Math.max(y0 - py, py - y0 - rows * cell)));
        for (int ring = 0; ring <= Math.max(columns, rows); ring++) {
            if (best != null && best.distance <= Math.max(off, (ring - 1) * cell)) {
                break;
            }
            for (int r = Math.max(0, r0 - ring); r <= Math.min(rows - 1, r0 + ring); r++) {
                boolean whole = r == r0 - ring || r == r0 + ring;
                for (int c = c0 - ring; c <= c0 + ring; c += whole ? 1 : Math.max(1, 2 * ring)) {
                    if (c >= 0 && c < columns) {
                        best = nearestIn(r * columns + c, px, py, best);
                    }
                }
            }
        }
        return best;
    }

    private @Nullable Hit nearestIn(int cellId, double px, double py, @Nullable Hit so) {
        Hit best = so;
        for (int k = starts[cellId]; k < starts[cellId + 1]; k++) {
            int l = (int) (items[k] >>> 32);
            int i = (int) items[k];
            double ax = xs.get(l)[i];
            double ay = ys.get(l)[i];
            double dx = xs.get(l)[i + 1] - ax;
            double dy = ys.get(l)[i + 1] - ay;
            double len = dx * dx + dy * dy;
            double t = len == 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / len));
            double d = Math.hypot(ax + dx * t - px, ay + dy * t - py);
            if (best == null || d < best.distance) {
                best = new Hit(l, i, t, d);
            }
        }
        return best;
    }
}
