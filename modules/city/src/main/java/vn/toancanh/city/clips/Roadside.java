package vn.toancanh.city.clips;

import java.util.List;

/** What stands along a street: trees, poles with their cables, lamps, signals, railings. One thread. */
final class Roadside {
    private static final Paint BARK = Paint.flat(0x5a4a3a);
    private static final Paint POLE = Paint.flat(0x8f8d86);
    private static final Paint STEEL = Paint.glossy(0x7d848a, 0.3);
    private static final Paint CABLE = Paint.flat(0x1d1d1f);
    private static final Tint SODIUM = new Tint(1.0, 0.62, 0.3);

    private final Shape shape;
    private final List<Light.Lamp> lamps;
    private final boolean night;
    private final Noise noise;
    private int trees;

    Roadside(Shape shape, List<Light.Lamp> lamps, boolean night, long seed) {
        this.shape = shape;
        this.lamps = lamps;
        this.night = night;
        this.noise = new Noise(seed);
    }

    /** A broad-leaved tree. */
    void tree(double x, double y, double height, double spread) {
        long k = trees++ * 100_000L;
        double trunk = height * 0.45;
        shape.rod(x, y, 0, x + noise.between(k, -0.2, 0.2), y, trunk, 0.16, 0.1, BARK);
        shape.rod(x, y, trunk * 0.8, x + spread * 0.4, y + 0.3, height * 0.75, 0.08, 0.04, BARK);
        shape.rod(x, y, trunk * 0.8, x - spread * 0.35, y - 0.4, height * 0.72, 0.08, 0.04, BARK);
        int n = (int) (260 * spread);
        for (int i = 0; i < n; i++) {
            long q = k + 10 + i * 8L;
            double a = noise.of(q) * 2 * Math.PI;
            double e = Math.asin(2 * noise.of(q + 1) - 1);
            double r = Math.cbrt(0.35 + 0.65 * noise.of(q + 2));
            double lump = 0.75 + 0.4 * noise.smooth(a * 1.3 + trees, e * 2 + 5);
            double lx = x + spread * lump * r * Math.cos(a) * Math.cos(e);
            double ly = y + spread * lump * r * Math.sin(a) * Math.cos(e);
            double lz = height * 0.7 + height * 0.33 * lump * r * Math.sin(e);
            leaf(lx, ly, lz, noise.between(q + 3, 0.22, 0.42), q, (lz - height * 0.4) / (height * 0.6));
        }
    }

    private void leaf(double x, double y, double z, double size, long q, double up) {
        double a = noise.of(q + 4) * 2 * Math.PI;
        double tilt = noise.between(q + 5, -0.9, 0.9);
        double ux = Math.cos(a) * size;
        double uy = Math.sin(a) * size;
        double vx = -Math.sin(a) * Math.cos(tilt) * size;
        double vy = Math.cos(a) * Math.cos(tilt) * size;
        double vz = Math.sin(tilt) * size;
        double tone = noise.between(q + 6, 0.55, 1.05) * (0.55 + 0.5 * Math.max(0, Math.min(1, up)));
        Tint t = new Tint(0.085 * tone + 0.02, 0.17 * tone, 0.045 * tone);
        double[] p = {
            x - ux - vx,
            y - uy - vy,
            z - vz,
            x + ux - vx,
            y + uy - vy,
            z - vz,
            x + ux + vx,
            y + uy + vy,
            z + vz,
            x - ux + vx,
            y - uy + vy,
            z + vz
        };
        Paint paint = s -> {
            double du = s.u - 0.5;
            double dv = s.v - 0.5;
            s.solid = du * du + dv * dv < 0.24;
            s.paint(t);
        };
        shape.faces.add(new Face(p, new double[] {0, 0, 1, 0, 1, 1, 0, 1}, paint, true));
    }

    /** Poles with the bundle of cables that hangs between them. */
    void cables(double x, double y, double tx, double ty, int spans, double span) {
        for (int i = 0; i <= spans; i++) {
            double px = x + tx * span * i;
            double py = y + ty * span * i;
            shape.rod(px, py, 0, px, py, 8.4, 0.15, 0.1, POLE);
            shape.rod(px - ty * 0.8, py + tx * 0.8, 7.9, px + ty * 0.8, py - tx * 0.8, 7.9, 0.05, 0.05, POLE);
            if (noise.of(i + 77L) < 0.4) {
                shape.box(px - 0.3, py - 0.3, 5.6, px + 0.3, py + 0.3, 6.4, POLE);
            }
            if (i == spans) {
                continue;
            }
            for (int c = 0; c < 7; c++) {
                double side = c < 3 ? (c - 1) * 0.7 : noise.between(i * 31L + c, -0.2, 0.2);
                double z = c < 3 ? 8 : noise.between(i * 37L + c, 5.4, 6.8);
                cable(px - ty * side, py + tx * side, z, tx * span, ty * span, noise.between(i * 41L + c, 0.3, 1.0));
            }
        }
    }

    private void cable(double x, double y, double z, double dx, double dy, double sag) {
        int n = 8;
        for (int i = 0; i < n; i++) {
            double a = i / (double) n;
            double b = (i + 1) / (double) n;
            double za = z - 4 * sag * a * (1 - a);
            double zb = z - 4 * sag * b * (1 - b);
            shape.rod(x + dx * a, y + dy * a, za, x + dx * b, y + dy * b, zb, 0.018, 0.018, CABLE);
        }
    }

    /** A street lamp; its arm reaches out along (ax, ay). */
    void lamp(double x, double y, double ax, double ay, double arm) {
        double z = 8.5;
        shape.rod(x, y, 0, x, y, z - 0.6, 0.1, 0.06, STEEL);
        shape.rod(x, y, z - 0.6, x + ax * arm, y + ay * arm, z, 0.05, 0.04, STEEL);
        double hx = x + ax * (arm + 0.3);
        double hy = y + ay * (arm + 0.3);
        shape.box(hx - 0.3, hy - 0.3, z - 0.02, hx + 0.3, hy + 0.3, z + 0.1, STEEL);
        if (night) {
            shape.floor(hx - 0.26, hy - 0.26, hx + 0.26, hy + 0.26, z - 0.04, Paint.lamp(0xffd9a0, 14));
            shape.box(hx - 0.2, hy - 0.2, z - 0.14, hx + 0.2, hy + 0.2, z - 0.05, Paint.lamp(0xffd9a0, 9));
            lamps.add(new Light.Lamp(hx, hy, z - 0.1, SODIUM, 62, true));
        }
    }

    /** A traffic light on a mast; (ax, ay) reaches over the street, the lights look along (lx, ly). */
    void signal(double x, double y, double ax, double ay, double arm, double lx, double ly, boolean green) {
        shape.rod(x, y, 0, x, y, 6, 0.12, 0.09, STEEL);
        shape.rod(x, y, 5.9, x + ax * arm, y + ay * arm, 6.1, 0.07, 0.05, STEEL);
        head(x + ax * arm, y + ay * arm, 5.2, lx, ly, green);
        head(x, y, 3.0, lx, ly, green);
    }

    private void head(double x, double y, double z, double lx, double ly, boolean green) {
        Paint box = Paint.flat(0x1c1d1e);
        shape.box(x - 0.22, y - 0.22, z, x + 0.22, y + 0.22, z + 1.15, box);
        double sx = -ly;
        double sy = lx;
        int[] colours = {0x1fd36b, 0xf2b01e, 0xff3b30};
        for (int i = 0; i < 3; i++) {
            boolean on = green ? i == 0 : i == 2;
            Paint p = on ? Paint.lamp(colours[i], night ? 5 : 2.2) : Paint.flat(0x2a2624);
            double cz = z + 0.2 + i * 0.37;
            double r = 0.13;
            double fx = x + lx * 0.24;
            double fy = y + ly * 0.24;
            shape.quad(
                    new double[] {
                        fx - sx * r,
                        fy - sy * r,
                        cz - r,
                        fx + sx * r,
                        fy + sy * r,
                        cz - r,
                        fx + sx * r,
                        fy + sy * r,
                        cz + r,
                        fx - sx * r,
                        fy - sy * r,
                        cz + r
                    },
                    1,
                    1,
                    p);
        }
    }

    /** A railing of a bridge. */
    void railing(double x, double y0, double y1) {
        Paint rail = Paint.flat(0xc6ccd0);
        Paint base = Paint.flat(0xb3aea3);
        shape.box(x - 0.15, y0, 0, x + 0.15, y1, 0.35, base);
        for (double z : new double[] {0.6, 0.9, 1.2}) {
            shape.box(x - 0.03, y0, z - 0.04, x + 0.03, y1, z + 0.04, rail);
        }
        for (double y = y0; y <= y1; y += 2.5) {
            shape.box(x - 0.07, y - 0.07, 0.3, x + 0.07, y + 0.07, 1.25, base);
        }
    }
}
