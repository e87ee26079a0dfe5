package vn.toancanh.city.clips;

import java.util.Arrays;
import java.util.Comparator;

/** The convex outline of places on the ground. Pure. */
final class Hull {
    private Hull() {}

    /** @param xy x and y in turns; the answer has x, y and a height just above the ground */
    static double[] of(double[] xy) {
        double[][] p = new double[xy.length / 2][];
        for (int i = 0; i < p.length; i++) {
            p[i] = new double[] {xy[2 * i], xy[2 * i + 1]};
        }
        Arrays.sort(p, Comparator.<double[]>comparingDouble(a -> a[0]).thenComparingDouble(a -> a[1]));
        double[][] h = new double[2 * p.length][];
        int k = 0;
        for (double[] q : p) {
            while (k >= 2 && turn(h[k - 2], h[k - 1], q) <= 0) {
                k--;
            }
            h[k++] = q;
        }
        int low = k + 1;
        for (int i = p.length - 2; i >= 0; i--) {
            while (k >= low && turn(h[k - 2], h[k - 1], p[i]) <= 0) {
                k--;
            }
            h[k++] = p[i];
        }
        double[] out = new double[3 * (k - 1)];
        for (int i = 0; i < k - 1; i++) {
            out[3 * i] = h[i][0];
            out[3 * i + 1] = h[i][1];
            out[3 * i + 2] = 0.006;
        }
        return out;
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }
}
