package vn.toancanh.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against looking at every point. */
class PointIndexTest {
    private static final class Points {
        final double[] x;
        final double[] y;

        /** Kinds: 0 even, 1 in heaps, 2 on a line, 3 all in one place, 4 on a coarse lattice with many equal ones. */
        Points(int n, int kind, SplittableRandom r) {
            x = new double[n];
            y = new double[n];
            for (int i = 0; i < n; i++) {
                boolean heap = kind == 1 && i % 10 < 7;
                x[i] = kind == 3 ? 5 : heap ? i % 40 + r.nextDouble() / 100 : r.nextDouble() * 100 - 50;
                y[i] = kind == 3 ? 5 : kind == 2 ? 7 : heap ? i % 17 + r.nextDouble() / 100 : r.nextDouble() * 30;
                if (kind == 4) {
                    x[i] = Math.rint(x[i] / 10);
                    y[i] = Math.rint(y[i] / 10);
                }
            }
        }

        PointIndex index() {
            return PointIndex.of(x, y);
        }
    }

    private interface Query {
        void ask(IntConsumer c);
    }

    private static List<Integer> hits(Query q) {
        List<Integer> all = new ArrayList<>();
        q.ask(all::add);
        assertThat(all).doesNotHaveDuplicates();
        return all.stream().sorted().toList();
    }

    private interface Test1 {
        boolean holds(int i);
    }

    private static List<Integer> slowly(int n, Test1 t) {
        return IntStream.range(0, n).filter(t::holds).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void findsWhatLookingAtEveryPointFinds(int kind) {
        SplittableRandom r = new SplittableRandom(kind);
        for (int n : new int[] {0, 1, 2, 7, 500, 3_000}) {
            Points p = new Points(n, kind, r);
            PointIndex index = p.index();
            assertThat(index.size()).isEqualTo(n);
            for (int k = 0; k < 40; k++) {
                double cx = k < 30 ? r.nextDouble() * 120 - 60 : r.nextDouble() * 4_000 - 2_000;
                double cy = k < 30 ? r.nextDouble() * 40 - 5 : r.nextDouble() * 4_000 - 2_000;
                double w = k % 3 == 0 ? 0.5 : r.nextDouble() * 60;
                // On the lattice edges lie exactly on points.
                double x0 = kind == 4 ? Math.rint(cx / 10) : cx;
                double y0 = kind == 4 ? Math.rint(cy / 10) : cy;
                double x1 = kind == 4 ? x0 + Math.rint(w / 10) : x0 + w;
                double y1 = kind == 4 ? y0 + Math.rint(w / 10) : y0 + w;
                assertThat(hits(c -> index.box(x0, y0, x1, y1, c)))
                        .isEqualTo(slowly(n, i -> p.x[i] >= x0 && p.x[i] <= x1 && p.y[i] >= y0 && p.y[i] <= y1));
                assertThat(hits(c -> index.within(x0, y0, w, c)))
                        .isEqualTo(slowly(n, i -> square(p, i, x0, y0) <= w * w));
                int want = k % 12;
                assertThat(IntStream.of(index.nearest(x0, y0, want)).boxed().toList())
                        .isEqualTo(IntStream.range(0, n)
                                .boxed()
                                .sorted(Comparator.<Integer>comparingDouble(i -> square(p, i, x0, y0))
                                        .thenComparing(Comparator.naturalOrder()))
                                .limit(want)
                                .toList());
                double[] px = new double[3 + k % 9];
                double[] py = new double[px.length];
                for (int e = 0; e < px.length; e++) {
                    px[e] = cx + (r.nextDouble() - 0.5) * 2 * w;
                    py[e] = cy + (r.nextDouble() - 0.5) * 2 * w;
                }
                assertThat(hits(c -> index.lasso(px, py, c))).isEqualTo(slowly(n, i -> inside(px, py, p.x[i], p.y[i])));
            }
        }
    }

    private static double square(Points p, int i, double x, double y) {
        return (p.x[i] - x) * (p.x[i] - x) + (p.y[i] - y) * (p.y[i] - y);
    }

    private static boolean inside(double[] px, double[] py, double x, double y) {
        boolean in = false;
        for (int e = 0; e < px.length; e++) {
            int f = (e + 1) % px.length;
            if (py[e] > y != py[f] > y && x < (px[f] - px[e]) * (y - py[e]) / (py[f] - py[e]) + px[e]) {
                in = !in;
            }
        }
        return in;
    }

    @Test
    void whatIsNoPlaceIsInNoAnswerAndAsksNothing() {
        double[] x = {1, Double.NaN, Double.POSITIVE_INFINITY, 2};
        double[] y = {1, 1, 1, Double.NEGATIVE_INFINITY};
        PointIndex index = PointIndex.of(x, y);
        assertThat(index.size()).isOne();
        assertThat(index.nearest(0, 0, 5)).containsExactly(0);
        assertThat(index.nearest(Double.NaN, 0, 5)).isEmpty();
        assertThat(hits(c -> index.box(Double.NaN, 0, 2, 2, c))).isEmpty();
        assertThat(hits(c -> index.box(2, 2, 0, 0, c))).isEmpty();
        assertThat(hits(c -> index.within(1, 1, Double.NaN, c))).isEmpty();
        assertThat(hits(c -> index.lasso(new double[] {0, 2}, new double[] {0, 2}, c)))
                .isEmpty();
        assertThat(hits(c -> index.lasso(new double[] {0, 2, Double.NaN}, new double[] {0, 2, 3}, c)))
                .isEmpty();
        assertThatThrownBy(() -> PointIndex.of(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void clustersHoldEachPointOnceAndOnlySplitWhenOneZoomsIn(int kind) {
        SplittableRandom r = new SplittableRandom(40 + kind);
        Points raw = new Points(1_500, kind, r);
        double[] x = new double[raw.x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.8 + raw.x[i] / 1e5;
            y[i] = 0.46 + raw.y[i] / 1e5;
        }
        Clusters c = Clusters.of(x, y, 40, 3, 16);
        for (int z = 3; z <= 18; z++) {
            int zoom = z;
            TreeSet<Integer> seen = new TreeSet<>();
            int[] marks = {0};
            c.at(z, 0, 0, 1, 1, (mx, my, count, mark) -> {
                marks[0]++;
                List<Integer> in = hits(f -> c.points(zoom, mark, f));
                assertThat(in).hasSize(count);
                assertThat(seen.addAll(in)).isTrue();
                double sx = in.stream().mapToDouble(i -> x[i]).average().orElseThrow();
                double sy = in.stream().mapToDouble(i -> y[i]).average().orElseThrow();
                assertThat(Math.hypot(mx - sx, my - sy)).isLessThan(1e-9);
                int opens = c.opensAt(zoom, mark);
                assertThat(opens).isGreaterThan(Math.min(zoom, 16)).isLessThanOrEqualTo(17);
                if (count > 1 && zoom <= 16) {
                    int[] parts = {0};
                    c.at(opens, 0, 0, 1, 1, (ax, ay, n, m) -> {
                        if (in.containsAll(hits(f -> c.points(opens, m, f)))) {
                            parts[0]++;
                        }
                    });
                    assertThat(parts[0]).isGreaterThan(1);
                }
            });
            assertThat(seen).as("zoom " + z).hasSize(x.length);
            assertThat(marks[0]).isEqualTo(c.size(z));
            assertThat(c.size(z)).isLessThanOrEqualTo(c.size(z + 1));
        }
        assertThat(c.size(17)).isEqualTo(x.length);
    }

    @Test
    void clustersOfNothingAreNone() {
        Clusters c = Clusters.of(new double[0], new double[0], 40, 0, 16);
        assertThat(c.size(0)).isZero();
        c.at(3, 0, 0, 1, 1, (x, y, n, m) -> {
            throw new AssertionError();
        });
        assertThatThrownBy(() -> Clusters.of(new double[0], new double[0], Double.NaN, 0, 16))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The goal of performance.md with a wide margin; both are measured in turn in this run. */
    @Test
    void buildingCostsASmallPartOfATree() {
        int n = 100_000;
        SplittableRandom r = new SplittableRandom(1);
        Points p = new Points(n, 1, r);
        long grid = Long.MAX_VALUE;
        long tree = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long t0 = System.nanoTime();
            PointIndex.of(p.x, p.y);
            long t1 = System.nanoTime();
            org.locationtech.jts.index.strtree.STRtree t = new org.locationtech.jts.index.strtree.STRtree();
            for (int i = 0; i < n; i++) {
                t.insert(new org.locationtech.jts.geom.Envelope(p.x[i], p.x[i], p.y[i], p.y[i]), i);
            }
            t.build();
            long t2 = System.nanoTime();
            grid = Math.min(grid, t1 - t0);
            tree = Math.min(tree, t2 - t1);
        }
        assertThat((double) grid / tree).isLessThan(0.15);
    }
}
