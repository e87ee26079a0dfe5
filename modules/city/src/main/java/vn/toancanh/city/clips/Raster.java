package vn.toancanh.city.clips;

import java.util.Arrays;

/** A picture in linear light with its depth, and what is needed to lay moving things over it. One thread. */
final class Raster {
    private static final double NEAR = 0.5;
    private static final int MAX_CORNERS = 24;

    final int width;
    final int height;
    final float[] rgb;
    /** Nearness: grows towards the eye; 0 is nothing. */
    final float[] near;
    /** How much of the light on a pixel of the ground comes from the sun. */
    final float[] sunShare;
    /** How much a pixel of the ground mirrors. */
    final float[] wet;
    /** What a pixel of the ground gives back of light; 0 is no ground. */
    final float[] ground;

    private final Spot spot = new Spot();
    private double[] a = new double[MAX_CORNERS * 5];
    private double[] b = new double[MAX_CORNERS * 5];

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        int n = width * height;
        this.rgb = new float[3 * n];
        this.near = new float[n];
        this.sunShare = new float[n];
        this.wet = new float[n];
        this.ground = new float[n];
    }

    void copy(Raster from) {
        System.arraycopy(from.rgb, 0, rgb, 0, rgb.length);
        System.arraycopy(from.near, 0, near, 0, near.length);
        System.arraycopy(from.sunShare, 0, sunShare, 0, near.length);
        System.arraycopy(from.wet, 0, wet, 0, near.length);
        System.arraycopy(from.ground, 0, ground, 0, near.length);
    }

    void clear() {
        Arrays.fill(rgb, 0);
        Arrays.fill(near, 0);
        Arrays.fill(sunShare, 0);
        Arrays.fill(wet, 0);
        Arrays.fill(ground, 0);
    }

    /** What happens at each pixel of a face that is not hidden. */
    private interface Touch {
        void at(int index, float nearness);
    }

    /**
     * Draws a face.
     *
     * @param pose where the face's own coordinates lie; null for the world's
     * @param mirrored as the ground's mirror shows it
     * @param light null draws depth alone
     */
    void draw(
            Face f,
            @org.jspecify.annotations.Nullable Pose pose,
            Eye eye,
            @org.jspecify.annotations.Nullable Light light,
            boolean mirrored) {
        double[] n = f.normal();
        double[] p = f.xyz();
        if (pose != null) {
            p = pose.points(p);
            n = pose.turn(n);
        }
        double towards = eye.parallel
                ? -(n[0] * eye.fx + n[1] * eye.fy + n[2] * eye.fz)
                : n[0] * (eye.x - p[0]) + n[1] * (eye.y - p[1]) + n[2] * ((mirrored ? -eye.z : eye.z) - p[2]);
        if (towards < 0) {
            n = new double[] {-n[0], -n[1], -n[2]};
        }
        spot.nx = n[0];
        spot.ny = n[1];
        spot.nz = n[2];
        double[] normal = n;
        fill(p, f.uv(), eye, mirrored, 1, (i, w) -> {
            if (light != null) {
                spot.clear();
                spot.nx = normal[0];
                spot.ny = normal[1];
                spot.nz = normal[2];
                f.paint().at(spot);
                if (!spot.solid) {
                    return;
                }
                light.on(spot, eye, mirrored, f.leaf());
                rgb[3 * i] = (float) light.r;
                rgb[3 * i + 1] = (float) light.g;
                rgb[3 * i + 2] = (float) light.b;
                sunShare[i] = (float) light.sunShare;
                wet[i] = (float) spot.wet;
                ground[i] = spot.z < 0.02 && pose == null ? (float) ((spot.r + spot.g + spot.b) / 3) : 0;
            }
            near[i] = w;
        });
    }

    /** Lays a shadow on the ground: corners on the ground, and how dark it is at a place of it. */
    void shade(double[] corners, double[] uv, Eye eye, Falloff dark, boolean ofTheSun) {
        fill(corners, uv, eye, false, 0.985, (i, w) -> {
            if (ground[i] > 0) {
                double d = dark.at(spot.u, spot.v);
                double keep;
                if (ofTheSun) {
                    keep = 1 - d * sunShare[i];
                    sunShare[i] *= (float) (1 - d);
                } else {
                    keep = 1 - d;
                }
                rgb[3 * i] *= (float) keep;
                rgb[3 * i + 1] *= (float) keep;
                rgb[3 * i + 2] *= (float) keep;
            }
        });
    }

    /** Lays light on the ground. */
    void light(double[] corners, double[] uv, Eye eye, Tint tint, Falloff bright) {
        fill(corners, uv, eye, false, 0.985, (i, w) -> {
            if (ground[i] > 0) {
                double l = bright.at(spot.u, spot.v) * ground[i];
                rgb[3 * i] += (float) (l * tint.r());
                rgb[3 * i + 1] += (float) (l * tint.g());
                rgb[3 * i + 2] += (float) (l * tint.b());
            }
        });
    }

    /** Strength over a polygon's own coordinates. */
    interface Falloff {
        double at(double u, double v);
    }

    private void fill(double[] p, double[] uv, Eye eye, boolean mirrored, double bias, Touch touch) {
        int n = project(p, uv, eye, mirrored);
        if (n < 3) {
            return;
        }
        // The widest triangle gives the planes on which nearness, u and v lie.
        int best = 1;
        double area = 0;
        for (int i = 1; i < n - 1; i++) {
            double t = cross(0, i, i + 1);
            if (Math.abs(t) > Math.abs(area)) {
                area = t;
                best = i;
            }
        }
        if (Math.abs(area) < 1e-9) {
            return;
        }
        double[] pw = plane(best, area, 2);
        double[] pu = plane(best, area, 3);
        double[] pv = plane(best, area, 4);
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            top = Math.min(top, a[5 * i + 1]);
            bottom = Math.max(bottom, a[5 * i + 1]);
        }
        int y0 = (int) Math.max(0, Math.ceil(top - 0.5));
        int y1 = (int) Math.min(height - 1.0, Math.ceil(bottom - 0.5) - 1);
        for (int y = y0; y <= y1; y++) {
            row(y, n, pw, pu, pv, eye, mirrored, bias, touch);
        }
    }

    private void row(
            int y, int n, double[] pw, double[] pu, double[] pv, Eye eye, boolean mirrored, double bias, Touch touch) {
        double sy = y + 0.5;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            double yi = a[5 * i + 1];
            double yj = a[5 * j + 1];
            if ((yi <= sy) != (yj <= sy)) {
                double x = a[5 * i] + (sy - yi) / (yj - yi) * (a[5 * j] - a[5 * i]);
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
        }
        int x0 = (int) Math.max(0, Math.ceil(left - 0.5));
        int x1 = (int) Math.min(width - 1.0, Math.ceil(right - 0.5) - 1);
        for (int x = x0; x <= x1; x++) {
            double sx = x + 0.5;
            double w = pw[0] + pw[1] * sx + pw[2] * sy;
            int index = y * width + x;
            if (w < near[index] * bias) {
                continue;
            }
            double q = eye.parallel ? 1 : 1 / w;
            spot.u = (pu[0] + pu[1] * sx + pu[2] * sy) * q;
            spot.v = (pv[0] + pv[1] * sx + pv[2] * sy) * q;
            double k = eye.parallel ? 1 / eye.scale : q / eye.scale;
            double ca = (sx - eye.cx) * k;
            double cb = (eye.cy - sy) * k;
            double cc = eye.parallel ? -(w - 1000) : q;
            spot.x = eye.x + eye.rx * ca + eye.ux * cb + eye.fx * cc;
            spot.y = eye.y + eye.ry * ca + eye.uy * cb + eye.fy * cc;
            spot.z = eye.z + eye.rz * ca + eye.uz * cb + eye.fz * cc;
            if (mirrored) {
                spot.z = -spot.z;
            }
            spot.size = k;
            touch.at(index, (float) w);
        }
    }

    private double cross(int i, int j, int k) {
        return (a[5 * j] - a[5 * i]) * (a[5 * k + 1] - a[5 * i + 1])
                - (a[5 * k] - a[5 * i]) * (a[5 * j + 1] - a[5 * i + 1]);
    }

    private double[] plane(int i, double area, int what) {
        double v0 = a[what];
        double v1 = a[5 * i + what];
        double v2 = a[5 * (i + 1) + what];
        double x1 = a[5 * i] - a[0];
        double y1 = a[5 * i + 1] - a[1];
        double x2 = a[5 * (i + 1)] - a[0];
        double y2 = a[5 * (i + 1) + 1] - a[1];
        double dx = ((v1 - v0) * y2 - (v2 - v0) * y1) / area;
        double dy = ((v2 - v0) * x1 - (v1 - v0) * x2) / area;
        return new double[] {v0 - dx * a[0] - dy * a[1], dx, dy};
    }

    /** Into {@code a}: screen x, y, nearness, u and v (both by nearness); the part before the eye alone. */
    private int project(double[] p, double[] uv, Eye eye, boolean mirrored) {
        int n = p.length / 3;
        for (int i = 0; i < n; i++) {
            double dx = p[3 * i] - eye.x;
            double dy = p[3 * i + 1] - eye.y;
            double dz = (mirrored ? -p[3 * i + 2] : p[3 * i + 2]) - eye.z;
            b[5 * i] = dx * eye.rx + dy * eye.ry + dz * eye.rz;
            b[5 * i + 1] = dx * eye.ux + dy * eye.uy + dz * eye.uz;
            b[5 * i + 2] = dx * eye.fx + dy * eye.fy + dz * eye.fz;
            b[5 * i + 3] = uv[2 * i];
            b[5 * i + 4] = uv[2 * i + 1];
        }
        int m = 0;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            boolean in = b[5 * i + 2] >= NEAR;
            if (in != (b[5 * j + 2] >= NEAR)) {
                double t = (NEAR - b[5 * i + 2]) / (b[5 * j + 2] - b[5 * i + 2]);
                for (int k = 0; k < 5; k++) {
                    a[5 * m + k] = b[5 * i + k] + t * (b[5 * j + k] - b[5 * i + k]);
                }
                m++;
            }
            if (in) {
                System.arraycopy(b, 5 * i, a, 5 * m, 5);
                m++;
            }
        }
        for (int i = 0; i < m; i++) {
            double c = a[5 * i + 2];
            double q = eye.parallel ? 1 : 1 / c;
            a[5 * i] = eye.cx + eye.scale * a[5 * i] * q;
            a[5 * i + 1] = eye.cy - eye.scale * a[5 * i + 1] * q;
            a[5 * i + 2] = eye.parallel ? 1000 - c : q;
            a[5 * i + 3] *= q;
            a[5 * i + 4] *= q;
        }
        return m;
    }
}
