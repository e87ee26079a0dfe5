package vn.toancanh.city.clips;

/** Builds what drives and walks. Pure. */
final class Vehicles {
    private static final Paint TYRE = Paint.flat(0x1b1b1c);
    private static final Paint GLASS = Paint.glossy(0x1d2429, 0.9);
    private static final Paint SKIN = Paint.flat(0xb98a68);
    private static final Paint DARK = Paint.flat(0x2a2c31);
    private static final int[] CARS = {
        0xe8e8e6, 0xe8e8e6, 0x22252a, 0x8d9297, 0xb9bdc0, 0x8c1f1f, 0x1e3f78, 0x5b5148, 0xd8d2c2
    };
    private static final int[] BIKES = {0xa31d24, 0x1f2328, 0x20467d, 0xd9dadb, 0x4a4f55, 0x7b1f3a, 0x2d6a4f};
    private static final int[] SHIRTS = {
        0xe6e4de, 0x36506e, 0x7a2f2f, 0x4f6b4c, 0xc9b48b, 0x2d2f36, 0x8aa3b8, 0xb65c3a, 0x6a4d78, 0xdcdcd0
    };
    private static final int[] HELMETS = {0xe9e9e9, 0x24272b, 0xb02a2a, 0x2f5d9b, 0xd6a62b, 0x8a8f94, 0xd98ea8};
    private static final int[] PONCHOS = {0x3a78b5, 0xd9b23a, 0x4c9a6a, 0xb85a86, 0x9fb6c2, 0x7a6bb0};
    private static final int[] BOXES = {0x1f8a4c, 0xd9541e, 0x8a5a33, 0x9a9a94};

    private final boolean lit;
    private final boolean rain;

    /** @param lit whether lights are on */
    Vehicles(boolean lit, boolean rain) {
        this.lit = lit;
        this.rain = rain;
    }

    Body motorbike(long seed) {
        Noise n = new Noise(seed * 31 + 5);
        Shape s = new Shape();
        Paint paint = Paint.glossy(pick(BIKES, n.of(1)), 0.6);
        s.wheel(0.62, 0, 0.29, 0.11, TYRE);
        s.wheel(-0.6, 0, 0.29, 0.13, TYRE);
        s.profile(
                new double[] {
                    -0.95, 0.72, -0.55, 0.78, 0.1, 0.76, 0.18, 0.45, 0.42, 0.5, 0.6, 0.95, 0.5, 1.0, 0.3, 0.62, 0.1,
                    0.35, -0.5, 0.35
                },
                0.15,
                0.13,
                1,
                paint,
                paint);
        s.rod(0.6, 0, 0.3, 0.45, 0, 1.0, 0.05, 0.05, DARK);
        s.rod(0.42, -0.34, 1.02, 0.42, 0.34, 1.02, 0.03, 0.03, DARK);
        boolean two = n.of(2) < 0.3;
        rider(s, n, 0, -0.12, two ? 0.62 : 0.7);
        if (two) {
            rider(s, n, 50, -0.58, 0.4);
        } else if (n.of(3) < 0.28) {
            Paint box = Paint.flat(pick(BOXES, n.of(4)));
            s.box(-1.02, -0.28, 0.8, -0.45, 0.28, 1.32, box);
        }
        light(s, 0.58, 0, 0.92, 0.085, true);
        light(s, -0.97, 0, 0.7, 0.06, false);
        return new Body(s.faces, 1.95, 0.36, 1.6, new double[] {0, 0.92});
    }

    /** @param reach how far the arms go forward; a passenger's do not */
    private void rider(Shape s, Noise n, long k, double x, double reach) {
        Paint shirt = Paint.flat(pick(SHIRTS, n.of(k + 10)));
        Paint trousers = Paint.flat(n.of(k + 11) < 0.6 ? 0x2b303a : 0x5b5a55);
        s.rod(x, 0.1, 0.82, x + 0.38, 0.17, 0.76, 0.09, 0.07, trousers);
        s.rod(x, -0.1, 0.82, x + 0.38, -0.17, 0.76, 0.09, 0.07, trousers);
        s.rod(x + 0.38, 0.17, 0.76, x + 0.28, 0.17, 0.38, 0.06, 0.05, trousers);
        s.rod(x + 0.38, -0.17, 0.76, x + 0.28, -0.17, 0.38, 0.06, 0.05, trousers);
        if (rain && n.of(k + 12) < 0.85) {
            Paint poncho = Paint.glossy(pick(PONCHOS, n.of(k + 13)), 0.25);
            s.rod(x - 0.12, 0, 0.55, x + 0.05, 0, 1.4, 0.36, 0.15, poncho);
            s.rod(x + 0.1, 0, 0.75, x + reach * 0.8, 0, 0.95, 0.3, 0.22, poncho);
        } else {
            s.rod(x, 0, 0.78, x + 0.06, 0, 1.34, 0.16, 0.2, shirt);
            s.rod(x + 0.06, 0.2, 1.3, x + reach * 0.5, 0.28, 1.08, 0.055, 0.05, shirt);
            s.rod(x + 0.06, -0.2, 1.3, x + reach * 0.5, -0.28, 1.08, 0.055, 0.05, shirt);
            s.rod(x + reach * 0.5, 0.28, 1.08, x + reach * 0.8, 0.3, 1.03, 0.045, 0.04, SKIN);
            s.rod(x + reach * 0.5, -0.28, 1.08, x + reach * 0.8, -0.3, 1.03, 0.045, 0.04, SKIN);
        }
        s.ball(x + 0.1, 0, 1.48, 0.11, SKIN);
        s.ball(x + 0.08, 0, 1.54, 0.14, Paint.glossy(pick(HELMETS, n.of(k + 14)), 0.5));
    }

    Body car(long seed) {
        Noise n = new Noise(seed * 17 + 11);
        Shape s = new Shape();
        boolean taxi = n.of(2) < 0.16;
        boolean tall = n.of(3) < 0.4;
        int colour = taxi ? (n.of(4) < 0.5 ? 0x1c7a4a : 0xe6c229) : pick(CARS, n.of(1));
        Paint paint = Paint.glossy(colour, 0.8);
        double h = tall ? 1.68 : 1.45;
        double belt = tall ? 1.08 : 0.96;
        s.profile(
                new double[] {
                    -2.1,
                    0.34,
                    -2.14,
                    0.7,
                    -2.02,
                    belt - 0.03,
                    -1.2,
                    belt + 0.02,
                    0.9,
                    belt,
                    1.75,
                    belt - 0.14,
                    2.05,
                    0.68,
                    2.1,
                    0.34
                },
                0.88,
                0.82,
                belt,
                paint,
                paint);
        s.profile(
                new double[] {-1.92, belt, -1.5, h - 0.06, -1.1, h, 0.1, h, 0.42, h - 0.08, 1.05, belt},
                0.82,
                0.64,
                h,
                GLASS,
                GLASS);
        s.quad(
                new double[] {
                    -1.42, -0.64, h + 0.015, 0.2, -0.64, h + 0.015, 0.2, 0.64, h + 0.015, -1.42, 0.64, h + 0.015
                },
                1,
                1,
                paint);
        for (double px : new double[] {-0.55, 0.3}) {
            s.rod(px, 0.8, belt, px - 0.05, 0.66, h, 0.04, 0.04, paint);
            s.rod(px, -0.8, belt, px - 0.05, -0.66, h, 0.04, 0.04, paint);
        }
        for (double wx : new double[] {-1.28, 1.3}) {
            s.wheel(wx, 0.8, 0.33, 0.2, TYRE);
            s.wheel(wx, -0.8, 0.33, 0.2, TYRE);
        }
        if (taxi) {
            s.box(-0.7, -0.25, h + 0.02, -0.4, 0.25, h + 0.16, lit ? Paint.lamp(0xf7f3da, 1.2) : Paint.flat(0xf7f3da));
        }
        Paint plate = Paint.flat(0xe4e4dc);
        across(s, 2.12, -0.26, 0.38, 0.26, 0.48, plate);
        across(s, -2.16, -0.26, 0.6, 0.26, 0.72, plate);
        across(s, 2.085, -0.5, 0.5, 0.5, 0.62, DARK);
        for (double ly : new double[] {-0.64, 0.64}) {
            light(s, 2.1, ly, 0.57, 0.09, true);
            light(s, -2.13, ly, 0.82, 0.11, false);
        }
        return new Body(s.faces, 4.3, 0.9, h, new double[] {-0.64, 0.57, 0.64, 0.57});
    }

    Body bus(long seed) {
        Noise n = new Noise(seed * 13 + 3);
        int[] colours = {0xd9dcd8, 0xcf3f2e, 0x2f7d5b, 0xe2b23a};
        Tint body = Tint.of(pick(colours, n.of(1)));
        Tint band = Tint.of(0x2b5fa8);
        Shape s = new Shape();
        double l = 4.6;
        Tint glass = Tint.of(0x1d2429);
        Paint side = p -> {
            boolean window = p.v > 1.35 && p.v < 2.35 && (p.u % 1.5) > 0.12;
            p.paint(window ? glass : p.v > 0.75 && p.v < 0.95 ? band : body);
            p.gloss = window ? 0.8 : 0.4;
            if (window && lit) {
                p.shine(new Tint(1, 0.92, 0.75), 0.16);
            }
        };
        Paint end = p -> {
            boolean window = p.v > 1.1 && p.v < 2.4 && p.u > 0.15 && p.u < 2.35;
            p.paint(window ? glass : body);
            p.gloss = window ? 0.8 : 0.4;
        };
        s.wall(-l, -1.25, l, -1.25, 0.35, 3.1, side);
        s.wall(l, 1.25, -l, 1.25, 0.35, 3.1, side);
        s.wall(l, -1.25, l, 1.25, 0.35, 3.1, end);
        s.wall(-l, 1.25, -l, -1.25, 0.35, 3.1, end);
        s.floor(-l, -1.25, l, 1.25, 3.1, Paint.flat(0xd5d5d0));
        s.box(-1.2, -0.7, 3.1, 0.6, 0.7, 3.3, Paint.flat(0xb9bcbc));
        for (double wx : new double[] {-2.6, 2.9}) {
            s.wheel(wx, 1.15, 0.48, 0.24, TYRE);
            s.wheel(wx, -1.15, 0.48, 0.24, TYRE);
        }
        for (double ly : new double[] {-1.0, 1.0}) {
            light(s, l + 0.02, ly, 0.72, 0.14, true);
            light(s, -l - 0.02, ly, 0.9, 0.12, false);
        }
        return new Body(s.faces, 9.2, 1.25, 3.2, new double[] {-1, 0.72, 1, 0.72});
    }

    Body truck(long seed) {
        Noise n = new Noise(seed * 7 + 1);
        int[] cabs = {0x2f62a3, 0xdadad6, 0x2e7a56, 0xb5432e};
        Paint cab = Paint.glossy(pick(cabs, n.of(1)), 0.6);
        Tint cover = Tint.of(n.of(2) < 0.5 ? 0x46617a : 0x7c8471);
        Paint load = p -> p.paint(cover, 0.85 + 0.15 * Math.sin(p.u * 7));
        Shape s = new Shape();
        s.box(-2.9, -1.0, 0.8, 1.25, 1.0, 2.5, load);
        s.box(-2.9, -0.9, 0.5, 1.4, 0.9, 0.8, DARK);
        s.profile(new double[] {1.4, 0.45, 1.4, 2.15, 2.5, 2.15, 2.85, 1.3, 2.95, 0.45}, 0.95, 0.9, 2.15, cab, cab);
        s.quad(new double[] {2.58, -0.8, 2.02, 2.58, 0.8, 2.02, 2.88, 0.85, 1.32, 2.88, -0.85, 1.32}, 1, 1, GLASS);
        for (double sy : new double[] {-0.96, 0.96}) {
            s.quad(new double[] {1.7, sy, 1.35, 2.6, sy, 1.35, 2.4, sy, 1.95, 1.7, sy, 1.95}, 1, 1, GLASS);
        }
        for (double wx : new double[] {-1.9, 2.1}) {
            s.wheel(wx, 0.85, 0.42, 0.24, TYRE);
            s.wheel(wx, -0.85, 0.42, 0.24, TYRE);
        }
        for (double ly : new double[] {-0.75, 0.75}) {
            light(s, 2.97, ly, 0.72, 0.13, true);
            light(s, -2.92, ly, 0.72, 0.1, false);
        }
        return new Body(s.faces, 5.9, 1.0, 2.5, new double[] {-0.75, 0.72, 0.75, 0.72});
    }

    /** @param step 0 to 1 through one pair of steps */
    Body walker(long seed, double step) {
        Noise n = new Noise(seed * 19 + 2);
        Shape s = new Shape();
        Paint shirt = Paint.flat(pick(SHIRTS, n.of(1)));
        Paint trousers = Paint.flat(n.of(2) < 0.6 ? 0x2b303a : 0x6b6a63);
        double swing = Math.sin(2 * Math.PI * step) * 0.28;
        s.rod(0, 0.09, 0.85, swing, 0.09, 0.06, 0.085, 0.06, trousers);
        s.rod(0, -0.09, 0.85, -swing, -0.09, 0.06, 0.085, 0.06, trousers);
        if (rain) {
            s.rod(0, 0, 0.45, 0.02, 0, 1.4, 0.28, 0.15, Paint.flat(pick(PONCHOS, n.of(4))));
        } else {
            s.rod(0, 0, 0.82, 0.02, 0, 1.4, 0.14, 0.18, shirt);
            s.rod(0, 0.2, 1.36, -swing * 0.7, 0.24, 0.86, 0.05, 0.04, shirt);
            s.rod(0, -0.2, 1.36, swing * 0.7, -0.24, 0.86, 0.05, 0.04, shirt);
        }
        s.ball(0.03, 0, 1.56, 0.12, SKIN);
        if (n.of(3) < 0.3) {
            s.cone(0.03, 0, 1.58, 0.3, 0.2, Paint.flat(0xd9c58f));
        } else {
            s.ball(0.01, 0, 1.6, 0.12, DARK);
        }
        return new Body(s.faces, 0.5, 0.25, 1.65, new double[0]);
    }

    private void light(Shape s, double x, double y, double z, double r, boolean front) {
        Paint p;
        if (front) {
            p = lit ? Paint.lamp(0xfff3da, 16) : Paint.glossy(0xd8dde0, 0.8);
        } else {
            p = lit ? Paint.lamp(0xff2a1c, 2.6) : Paint.flat(0x8a1512);
        }
        across(s, x, y - r, z - r, y + r, z + r, p);
    }

    private static void across(Shape s, double x, double y0, double z0, double y1, double z1, Paint p) {
        s.quad(new double[] {x, y0, z0, x, y1, z0, x, y1, z1, x, y0, z1}, 1, 1, p);
    }

    private static int pick(int[] of, double at) {
        return of[(int) (at * of.length)];
    }
}
