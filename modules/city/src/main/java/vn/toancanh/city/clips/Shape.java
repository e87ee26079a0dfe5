package vn.toancanh.city.clips;

import java.util.ArrayList;
import java.util.List;

/** Puts bodies together out of faces. One thread. */
final class Shape {
    final List<Face> faces = new ArrayList<>();

    /** Four corners; u runs from the first to the second, v from the first to the fourth, in the units given. */
    Shape quad(double[] p, double uLength, double vLength, Paint paint) {
        faces.add(new Face(p, new double[] {0, 0, uLength, 0, uLength, vLength, 0, vLength}, paint));
        return this;
    }

    /** A standing wall from one place to another; u in metres along, v in metres up. */
    Shape wall(double x0, double y0, double x1, double y1, double z0, double z1, Paint paint) {
        return quad(
                new double[] {x0, y0, z0, x1, y1, z0, x1, y1, z1, x0, y0, z1},
                Math.hypot(x1 - x0, y1 - y0),
                z1 - z0,
                paint);
    }

    /** A lying rectangle; u in metres along x, v along y. */
    Shape floor(double x0, double y0, double x1, double y1, double z, Paint paint) {
        return quad(new double[] {x0, y0, z, x1, y0, z, x1, y1, z, x0, y1, z}, x1 - x0, y1 - y0, paint);
    }

    /** A box along the axes. */
    Shape box(double x0, double y0, double z0, double x1, double y1, double z1, Paint paint) {
        wall(x0, y0, x1, y0, z0, z1, paint);
        wall(x1, y0, x1, y1, z0, z1, paint);
        wall(x1, y1, x0, y1, z0, z1, paint);
        wall(x0, y1, x0, y0, z0, z1, paint);
        floor(x0, y0, x1, y1, z1, paint);
        return this;
    }

    /** A side view (x and z in turns) drawn out to both sides of the middle, the upper side narrower where asked. */
    Shape profile(double[] xz, double half, double halfTop, double zTop, Paint side, Paint rest) {
        int n = xz.length / 2;
        double[] left = new double[3 * n];
        double[] right = new double[3 * n];
        for (int i = 0; i < n; i++) {
            double t = zTop <= 0 ? 0 : Math.max(0, Math.min(1, xz[2 * i + 1] / zTop));
            double h = half + (halfTop - half) * t * t;
            left[3 * i] = xz[2 * i];
            left[3 * i + 1] = h;
            left[3 * i + 2] = xz[2 * i + 1];
            right[3 * i] = xz[2 * i];
            right[3 * i + 1] = -h;
            right[3 * i + 2] = xz[2 * i + 1];
        }
        fan(left, side);
        fan(right, side);
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            quad(
                    new double[] {
                        left[3 * i], left[3 * i + 1], left[3 * i + 2],
                        left[3 * j], left[3 * j + 1], left[3 * j + 2],
                        right[3 * j], right[3 * j + 1], right[3 * j + 2],
                        right[3 * i], right[3 * i + 1], right[3 * i + 2]
                    },
                    1,
                    1,
                    rest);
        }
        return this;
    }

    /** A polygon that need not be convex, as triangles around its middle. */
    private void fan(double[] p, Paint paint) {
        int n = p.length / 3;
        double mx = 0;
        double my = 0;
        double mz = 0;
        for (int i = 0; i < n; i++) {
            mx += p[3 * i] / n;
            my += p[3 * i + 1] / n;
            mz += p[3 * i + 2] / n;
        }
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            double[] t = {mx, my, mz, p[3 * i], p[3 * i + 1], p[3 * i + 2], p[3 * j], p[3 * j + 1], p[3 * j + 2]};
            faces.add(new Face(t, new double[] {mx, mz, p[3 * i], p[3 * i + 2], p[3 * j], p[3 * j + 2]}, paint));
        }
    }

    /** A wheel across the driving direction. */
    Shape wheel(double x, double y, double radius, double width, Paint paint) {
        int n = 10;
        double[] one = new double[3 * n];
        double[] two = new double[3 * n];
        for (int i = 0; i < n; i++) {
            double a = 2 * Math.PI * i / n;
            one[3 * i] = x + radius * Math.cos(a);
            one[3 * i + 1] = y - width / 2;
            one[3 * i + 2] = radius + radius * Math.sin(a);
            two[3 * i] = one[3 * i];
            two[3 * i + 1] = y + width / 2;
            two[3 * i + 2] = one[3 * i + 2];
        }
        faces.add(new Face(one, new double[2 * n], paint));
        faces.add(new Face(two, new double[2 * n], paint));
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            quad(
                    new double[] {
                        one[3 * i], one[3 * i + 1], one[3 * i + 2], one[3 * j], one[3 * j + 1], one[3 * j + 2],
                        two[3 * j], two[3 * j + 1], two[3 * j + 2], two[3 * i], two[3 * i + 1], two[3 * i + 2]
                    },
                    1,
                    1,
                    paint);
        }
        return this;
    }

    /** A limb: a four-sided rod from one place to another. */
    Shape rod(double x0, double y0, double z0, double x1, double y1, double z1, double r0, double r1, Paint paint) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double dz = z1 - z0;
        double l = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double[] side = Math.abs(dz) > 0.9 * l ? new double[] {1, 0, 0} : new double[] {-dy, dx, 0};
        double sl = Math.hypot(side[0], side[1]);
        double ax = side[0] / sl;
        double ay = side[1] / sl;
        double bx = -ay * dz / l;
        double by = ax * dz / l;
        double bz = (ay * dx - ax * dy) / l;
        double[][] c = new double[8][];
        for (int i = 0; i < 4; i++) {
            double sa = i == 0 || i == 3 ? 1 : -1;
            double sb = i < 2 ? 1 : -1;
            c[i] = new double[] {x0 + r0 * (sa * ax + sb * bx), y0 + r0 * (sa * ay + sb * by), z0 + r0 * sb * bz};
            c[i + 4] = new double[] {x1 + r1 * (sa * ax + sb * bx), y1 + r1 * (sa * ay + sb * by), z1 + r1 * sb * bz};
        }
        for (int i = 0; i < 4; i++) {
            int j = (i + 1) % 4;
            quad(join(c[i], c[j], c[j + 4], c[i + 4]), 2 * r0, l, paint);
        }
        quad(join(c[4], c[5], c[6], c[7]), 1, 1, paint);
        return this;
    }

    /** A ball of few faces. */
    Shape ball(double x, double y, double z, double radius, Paint paint) {
        int around = 8;
        int high = 4;
        for (int j = 0; j < high; j++) {
            double p0 = Math.PI * (j / (double) high - 0.5);
            double p1 = Math.PI * ((j + 1) / (double) high - 0.5);
            for (int i = 0; i < around; i++) {
                double a0 = 2 * Math.PI * i / around;
                double a1 = 2 * Math.PI * (i + 1) / around;
                quad(
                        join(
                                on(x, y, z, radius, a0, p0),
                                on(x, y, z, radius, a1, p0),
                                on(x, y, z, radius, a1, p1),
                                on(x, y, z, radius, a0, p1)),
                        1,
                        1,
                        paint);
            }
        }
        return this;
    }

    /** A flat cone, as a hat or a lamp shade. */
    Shape cone(double x, double y, double z, double radius, double rise, Paint paint) {
        int n = 8;
        for (int i = 0; i < n; i++) {
            double a0 = 2 * Math.PI * i / n;
            double a1 = 2 * Math.PI * (i + 1) / n;
            double[] t = {
                x,
                y,
                z + rise,
                x + radius * Math.cos(a0),
                y + radius * Math.sin(a0),
                z,
                x + radius * Math.cos(a1),
                y + radius * Math.sin(a1),
                z
            };
            faces.add(new Face(t, new double[6], paint));
        }
        return this;
    }

    private static double[] on(double x, double y, double z, double r, double a, double p) {
        return new double[] {x + r * Math.cos(p) * Math.cos(a), y + r * Math.cos(p) * Math.sin(a), z + r * Math.sin(p)};
    }

    static double[] join(double[]... corners) {
        double[] out = new double[3 * corners.length];
        for (int i = 0; i < corners.length; i++) {
            System.arraycopy(corners[i], 0, out, 3 * i, 3);
        }
        return out;
    }
}
