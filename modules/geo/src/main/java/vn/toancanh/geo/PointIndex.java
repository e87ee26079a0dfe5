package vn.toancanh.geo;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds points in the plane by box, circle, lasso and nearness. A grid in one array: building it anew costs less than one
 * frame for 100,000 points, so moving points need no other index, only a new one each tick. Immutable and thread-safe.
 *
 * <p>Units are the caller's, the same in x and y. A point is known by its place in the arrays; points that are not numbers
 * are in no answer.
 */
public final class PointIndex {
    private static final double PER_CELL = 4;

    private final double[] xs;
    private final double[] ys;
    private final double x0;
    private final double y0;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] starts;
    private final int[] items;

    private PointIndex(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        int n = 0;
        for (int i = 0; i < xs.length; i++) {
            if (isSound(i)) {
                n++;
                minX = Math.min(minX, xs[i]);
                maxX = Math.max(maxX, xs[i]);
                minY = Math.min(minY, ys[i]);
                maxY = Math.max(maxY, ys[i]);
            }
        }
        this.x0 = n == 0 ? 0 : minX;
        this.y0 = n == 0 ? 0 : minY;
        double w = n == 0 ? 0 : maxX - minX;
        double h = n == 0 ? 0 : maxY - minY;
        double cells = Math.max(1, n / PER_CELL);
        // Square cells; points on a line get as many cells along it.
        double side = Math.max(Math.sqrt(w / cells * h), Math.max(w, h) / cells);
        this.cell = side > 0 ? side : 1;
        this.columns = (int) (w / cell) + 1;
        this.rows = (int) (h / cell) + 1;
        this.starts = new int[columns * rows + 1];
        int[] at = new int[xs.length];
        for (int i = 0; i < xs.length; i++) {
            at[i] = isSound(i) ? row(ys[i]) * columns + column(xs[i]) : -1;
            if (at[i] >= 0) {
                starts[at[i] + 1]++;
            }
        }
        for (int c = 1; c < starts.length; c++) {
            starts[c] += starts[c - 1];
        }
        this.items = new int[n];
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        for (int i = 0; i < xs.length; i++) {
            if (at[i] >= 0) {
                items[next[at[i]]++] = i;
            }
        }
    }

    /**
     * Indexes points. The arrays are kept, not copied: whoever hands them in changes them no more.
     *
     * @throws IllegalArgumentException if they are not of one length
     */
    public static PointIndex of(double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException("as many x as y");
        }
        return new PointIndex(xs, ys);
    }

    private boolean isSound(int i) {
        return Math.abs(xs[i]) < 1e150 && Math.abs(ys[i]) < 1e150;
    }

    /** How many points can be found. */
    public int size() {
        return items.length;
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, (x - x0) / cell));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, (y - y0) / cell));
    }

    /** Points within the box, its edges included, in no order. */
    public void box(double minX, double minY, double maxX, double maxY, IntConsumer found) {
        if (!(minX <= maxX && minY <= maxY)) {
            return;
        }
        int c0 = column(minX);
        int c1 = column(maxX);
        int r1 = row(maxY);
        for (int r = row(minY); r <= r1; r++) {
            // The cells of a row lie side by side.
            int end = starts[r * columns + c1 + 1];
            for (int k = starts[r * columns + c0]; k < end; k++) {
                int i = items[k];
                if (xs[i] >= minX && xs[i] <= maxX && ys[i] >= minY && ys[i] <= maxY) {
                    found.accept(i);
                }
            }
        }
    }

    /** Points no farther than the radius, in no order. */
    public void within(double x, double y, double radius, IntConsumer found) {
        double rr = radius * radius;
        box(x - radius, y - radius, x + radius, y + radius, i -> {
            double dx = xs[i] - x;
            double dy = ys[i] - y;
            if (dx * dx + dy * dy <= rr) {
                found.accept(i);
            }
        });
    }

    /** The n nearest points or all if there are fewer, the nearest first; of equals the one that stands first. */
    public int[] nearest(double x, double y, int n) {
        int want = Math.min(n, items.length);
        if (want <= 0 || !(Math.abs(x) < 1e150 && Math.abs(y) < 1e150)) {
            return new int[0];
        }
        Best best = new Best(want);
        int c0 = column(x);
        int r0 = row(y);
        double off = Math.max(
                0, Math.max(Math.max(x0 - x, x - x0 - columns * cell), Math.max(y0 - y, y - y0 - rows * cell)));
        for (int ring = 0; ring <= Math.max(columns, rows); ring++) {
            double reach = Math.max(off, (ring - 1) * cell);
            if (best.isFull() && best.worst() < reach * reach) {
                break;
            }
            int last = Math.min(rows - 1, r0 + ring);
            for (int r = Math.max(0, r0 - ring); r <= last; r++) {
                boolean whole = r == r0 - ring || r == r0 + ring;
                if (whole) {
                    scan(r, Math.max(0, c0 - ring), Math.min(columns - 1, c0 + ring), x, y, best);
                } else {
                    scan(r, c0 - ring, c0 - ring, x, y, best);
                    scan(r, c0 + ring, c0 + ring, x, y, best);
                }
            }
        }
        return best.items;
    }

    private void scan(int row, int from, int to, double x, double y, Best best) {
        if (from > to || from < 0 || to >= columns) {
            return;
        }
        int end = starts[row * columns + to + 1];
        for (int k = starts[row * columns + from]; k < end; k++) {
            int i = items[k];
            double dx = xs[i] - x;
            double dy = ys[i] - y;
            best.offer(i, dx * dx + dy * dy);
        }
    }

    /** The best so far, sorted; they are few. */
    private static final class Best {
        private final int[] items;
        private final double[] squares;
        private int count;

        Best(int n) {
            this.items = new int[n];
            this.squares = new double[n];
        }

        boolean isFull() {
            return count == items.length;
        }

        double worst() {
            return squares[count - 1];
        }

        void offer(int item, double square) {
            if (isFull() && !isBefore(square, item, count - 1)) {
                return;
            }
            int at = isFull() ? count - 1 : count++;
            while (at > 0 && isBefore(square, item, at - 1)) {
                items[at] = items[at - 1];
                squares[at] = squares[at - 1];
                at--;
            }
            items[at] = item;
            squares[at] = square;
        }

        private boolean isBefore(double square, int item, int at) {
            return square < squares[at] || square == squares[at] && item < items[at];
        }
    }

    /**
     * Points within a closed line, in no order: inside is where a ray crosses it an odd number of times.
     *
     * @param px corners; the last one is joined to the first
     */
    public void lasso(double[] px, double[] py, IntConsumer found) {
        int n = px.length;
        if (n < 3 || n != py.length) {
            return;
        }
        double minX = Arrays.stream(px).min().orElse(0);
        double maxX = Arrays.stream(px).max().orElse(0);
        double minY = Arrays.stream(py).min().orElse(0);
        double maxY = Arrays.stream(py).max().orElse(0);
        if (!(minX <= maxX && minY <= maxY)) {
            return; // not numbers
        }
        int[] edges = new int[n];
        int r1 = row(maxY);
        int c1 = column(maxX);
        for (int r = row(minY); r <= r1; r++) {
            double low = r == 0 ? -Double.MAX_VALUE : y0 + r * cell;
            double high = r == rows - 1 ? Double.MAX_VALUE : y0 + (r + 1) * cell;
            // A hair more: a point may stand in a cell beside its own by rounding.
            int count = 0;
            for (int e = 0; e < n; e++) {
                int f = e + 1 == n ? 0 : e + 1;
                if (Math.max(py[e], py[f]) >= low - cell * 1e-6 && Math.min(py[e], py[f]) <= high + cell * 1e-6) {
                    edges[count++] = e;
                }
            }
            for (int c = column(minX); c <= c1; c++) {
                int from = starts[r * columns + c];
                int to = starts[r * columns + c + 1];
                if (from < to) {
                    lasso(px, py, edges, count, c, from, to, found);
                }
            }
        }
    }

    private void lasso(
            double[] px, double[] py, int[] edges, int count, int column, int from, int to, IntConsumer found) {
        double left = x0 + column * cell - cell * 1e-6;
        double right = x0 + (column + 1) * cell + cell * 1e-6;
        boolean cut = column == columns - 1 || column == 0;
        for (int k = 0; k < count && !cut; k++) {
            int e = edges[k];
            int f = e + 1 == px.length ? 0 : e + 1;
            cut = Math.max(px[e], px[f]) >= left && Math.min(px[e], px[f]) <= right;
        }
        if (!cut) {
            // No edge near: the whole cell is on one side.
            if (isInside(px, py, edges, count, xs[items[from]], ys[items[from]])) {
                for (int k = from; k < to; k++) {
                    found.accept(items[k]);
                }
            }
            return;
        }
        for (int k = from; k < to; k++) {
            int i = items[k];
            if (isInside(px, py, edges, count, xs[i], ys[i])) {
                found.accept(i);
            }
        }
    }

    private static boolean isInside(double[] px, double[] py, int[] edges, int count, double x, double y) {
        boolean in = false;
        for (int k = 0; k < count; k++) {
            int e = edges[k];
            int f = e + 1 == px.length ? 0 : e + 1;
            if (py[e] > y != py[f] > y && x < (px[f] - px[e]) * (y - py[e]) / (py[f] - py[e]) + px[e]) {
                in = !in;
            }
        }
        return in;
    }
}
