package vn.toancanh.city.clips;

import java.util.ArrayList;
import java.util.List;

/** A way to drive: places joined by straight lines, with round corners. Immutable. */
final class Path {
    private final double[] x;
    private final double[] y;
    private final double[] run;

    /** @param radius how far before a corner the bend begins, metres */
    Path(double radius, double... xy) {
        List<double[]> p = new ArrayList<>();
        int n = xy.length / 2;
        p.add(new double[] {xy[0], xy[1]});
        for (int i = 1; i < n - 1; i++) {
            double[] a = towards(xy, i, i - 1, radius);
            double[] c = towards(xy, i, i + 1, radius);
            for (int k = 0; k <= 10; k++) {
                double t = k / 10.0;
                double u = 1 - t;
                p.add(new double[] {
                    u * u * a[0] + 2 * u * t * xy[2 * i] + t * t * c[0],
                    u * u * a[1] + 2 * u * t * xy[2 * i + 1] + t * t * c[1]
                });
            }
        }
        p.add(new double[] {xy[2 * n - 2], xy[2 * n - 1]});
        x = new double[p.size()];
        y = new double[p.size()];
        run = new double[p.size()];
        for (int i = 0; i < p.size(); i++) {
            x[i] = p.get(i)[0];
            y[i] = p.get(i)[1];
            run[i] = i == 0 ? 0 : run[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
    }

    double length() {
        return run[run.length - 1];
    }

    /** @param aside metres to the left of the way */
    Pose at(double s, double aside, double drift) {
        int i = 1;
        while (i < run.length - 1 && run[i] < s) {
            i++;
        }
        double t = (s - run[i - 1]) / Math.max(1e-9, run[i] - run[i - 1]);
        double h = Math.atan2(y[i] - y[i - 1], x[i] - x[i - 1]);
        if (i + 1 < run.length && t > 0.5) {
            h += (t - 0.5) * bend(h, Math.atan2(y[i + 1] - y[i], x[i + 1] - x[i]));
        } else if (i > 1 && t < 0.5) {
            h += (0.5 - t) * bend(h, Math.atan2(y[i - 1] - y[i - 2], x[i - 1] - x[i - 2]));
        }
        double px = x[i - 1] + t * (x[i] - x[i - 1]);
        double py = y[i - 1] + t * (y[i] - y[i - 1]);
        return Pose.of(px - aside * Math.sin(h), py + aside * Math.cos(h), h + drift);
    }

    private static double bend(double from, double to) {
        double d = to - from;
        return Math.abs(d) > 1 ? 0 : d;
    }

    private static double[] towards(double[] xy, int i, int j, double radius) {
        double dx = xy[2 * j] - xy[2 * i];
        double dy = xy[2 * j + 1] - xy[2 * i + 1];
        double l = Math.hypot(dx, dy);
        double r = Math.min(radius, l / 2);
        return new double[] {xy[2 * i] + dx / l * r, xy[2 * i + 1] + dy / l * r};
    }
}
