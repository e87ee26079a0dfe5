package vn.toancanh.city.clips;

import java.awt.Font;
import java.util.List;

/** Rows of narrow houses along a street, as in any Vietnamese town. One thread. */
final class Houses {
    private static final int[] WALLS = {
        0xd9cfae, 0xc9d3c2, 0xe2d7c3, 0xb9c7cf, 0xd8b48c, 0xe6e2d8, 0xc7a98a, 0xcfd8b8, 0xe0c6b0, 0xb7b4ab, 0xd6c2c0,
        0xc0cbd6
    };
    private static final int[] TRIMS = {0xf0ece0, 0x9b7653, 0xe8e8e8, 0x7c8b93, 0xc9b79a};
    private static final int[][] SIGNS = {
        {0xb3261e, 0xfff2c8},
        {0x14532d, 0xf7fff2},
        {0x123c7a, 0xffffff},
        {0xf2c230, 0x8c1d10},
        {0xf4f4ef, 0xa61b1b},
        {0x5b2a86, 0xfdf6ff},
        {0x0f766e, 0xf3fffd},
        {0xe4572e, 0xffffff}
    };
    private static final Paint ROOF = Paint.flat(0x8b5a48);
    private static final Paint SHEET = Paint.flat(0x8d979b);
    private static final Paint CONCRETE = Paint.flat(0x9d9a92);
    private static final Paint TANK = Paint.glossy(0xb9bec2, 0.5);

    private final Shape shape;
    private final List<Light.Lamp> lamps;
    private final List<String> words;
    private final Font font;
    private final boolean night;
    private final Noise noise;
    private int count;

    Houses(Shape shape, List<Light.Lamp> lamps, List<String> words, Font font, boolean night, long seed) {
        this.shape = shape;
        this.lamps = lamps;
        this.words = words;
        this.font = font;
        this.night = night;
        this.noise = new Noise(seed);
    }

    /**
     * A row.
     *
     * @param x where it begins; it runs along (tx, ty), and its fronts look to the right of that
     * @param low fewest storeys
     */
    void row(double x, double y, double tx, double ty, double length, int low, int high) {
        double at = 0;
        while (at < length) {
            int n = count++;
            double w = Math.min(noise.between(n * 10L, 4, 6.6), Math.max(3.5, length - at));
            int storeys = low + (int) (noise.of(n * 10L + 1) * (high - low + 1));
            boolean first = at == 0;
            boolean last = at + w >= length;
            if (first || last || noise.of(n * 10L + 2) < 0.93) {
                house(n, x + tx * at, y + ty * at, tx, ty, w, storeys, first, last);
            }
            at += w;
        }
    }

    private void house(
            int n, double x, double y, double tx, double ty, double w, int storeys, boolean first, boolean last) {
        double bx = -ty; // away from the street: left of the row's direction
        double by = tx;
        double back = noise.between(n * 10L + 3, 10, 16);
        double set = noise.of(n * 10L + 4) < 0.25 ? 0.8 : 0;
        double ox = x + bx * set;
        double oy = y + by * set;
        double h = storeys * Facade.STOREY;
        int wall = WALLS[(int) (noise.of(n * 10L + 5) * WALLS.length)];
        int trim = TRIMS[(int) (noise.of(n * 10L + 6) * TRIMS.length)];
        Facade front = new Facade(w, storeys, wall, trim, night, n * 977L + 3);
        double top = h + noise.between(n * 10L + 7, 0.5, 1.1);
        Tint side = Tint.of(wall);
        Noise stains = new Noise(n);
        Paint sides = s -> s.paint(side, 0.6 + 0.25 * stains.cloud(s.u * 0.5, s.v * 0.2));
        double[][] c = {
            {ox, oy},
            {ox + tx * w, oy + ty * w},
            {ox + tx * w + bx * back, oy + ty * w + by * back},
            {ox + bx * back, oy + by * back}
        };
        shape.wall(c[0][0], c[0][1], c[1][0], c[1][1], 0, top, front);
        Facade corner = new Facade(back, storeys, wall, trim, night, n * 977L + 4);
        shape.wall(c[1][0], c[1][1], c[2][0], c[2][1], 0, top, last ? corner : sides);
        shape.wall(c[2][0], c[2][1], c[3][0], c[3][1], 0, top, sides);
        shape.wall(c[3][0], c[3][1], c[0][0], c[0][1], 0, top, first ? corner : sides);
        Paint roof = noise.of(n * 10L + 8) < 0.4 ? ROOF : noise.of(n * 10L + 8) < 0.7 ? SHEET : CONCRETE;
        shape.quad(
                new double[] {c[0][0], c[0][1], h, c[1][0], c[1][1], h, c[2][0], c[2][1], h, c[3][0], c[3][1], h},
                w,
                back,
                roof);
        if (noise.of(n * 10L + 9) < 0.5) {
            double kx = ox + tx * w / 2 + bx * 4;
            double ky = oy + ty * w / 2 + by * 4;
            shape.box(kx - 0.6, ky - 0.6, h, kx + 0.6, ky + 0.6, h + 1.5, TANK);
        }
        if (storeys > 1) {
            balconies(n, ox, oy, tx, ty, w, storeys, trim);
        }
        if (front.isOpen() || noise.of(n + 5000L) < 0.5) {
            sign(n, ox, oy, tx, ty, w, front.isOpen());
        }
    }

    private void balconies(int n, double x, double y, double tx, double ty, double w, int storeys, int trim) {
        double fx = ty;
        double fy = -tx;
        Paint slab = Paint.flat(trim);
        Noise bars = new Noise(n);
        Tint rail = Tint.of(bars.of(1) < 0.5 ? 0x3a3f43 : 0xcfd3d4);
        Paint rails = s -> {
            s.paint(rail);
            s.solid = s.v > 0.72 || s.v < 0.06 || (s.u * 7 - Math.floor(s.u * 7)) < 0.25;
        };
        for (int i = 1; i < storeys; i++) {
            if (noise.cell(n, i * 13L) < 0.55) {
                double z = i * Facade.STOREY;
                double d = 0.9;
                double x0 = x + tx * 0.2;
                double y0 = y + ty * 0.2;
                double x1 = x + tx * (w - 0.2);
                double y1 = y + ty * (w - 0.2);
                shape.quad(
                        new double[] {x0, y0, z, x1, y1, z, x1 + fx * d, y1 + fy * d, z, x0 + fx * d, y0 + fy * d, z},
                        w,
                        d,
                        slab);
                shape.wall(x0 + fx * d, y0 + fy * d, x1 + fx * d, y1 + fy * d, z - 0.15, z, slab);
                shape.wall(x0 + fx * d, y0 + fy * d, x1 + fx * d, y1 + fy * d, z, z + 0.85, rails);
                shape.wall(x0, y0, x0 + fx * d, y0 + fy * d, z, z + 0.85, rails);
                shape.wall(x1, y1, x1 + fx * d, y1 + fy * d, z, z + 0.85, rails);
            }
        }
    }

    private void sign(int n, double x, double y, double tx, double ty, double w, boolean open) {
        double fx = ty;
        double fy = -tx;
        int[] colours = SIGNS[(int) (noise.of(n + 7000L) * SIGNS.length)];
        String word = words.get((int) (noise.of(n + 8000L) * words.size()));
        double h = noise.between(n + 9000L, 0.8, 1.15);
        double z = 2.85;
        double d = 0.35;
        boolean lit = night && open;
        Board board = new Board(word, colours[0], colours[1], font, w - 0.5, h, lit ? 0.95 : 0);
        double x0 = x + tx * 0.25 + fx * d;
        double y0 = y + ty * 0.25 + fy * d;
        double x1 = x + tx * (w - 0.25) + fx * d;
        double y1 = y + ty * (w - 0.25) + fy * d;
        shape.wall(x0, y0, x1, y1, z, z + h, board);
        Paint edge = Paint.flat(0x6d6d6a);
        shape.quad(
                new double[] {x0, y0, z, x1, y1, z, x1 - fx * d, y1 - fy * d, z, x0 - fx * d, y0 - fy * d, z},
                1,
                1,
                edge);
        if (lit) {
            Tint back = Tint.of(colours[0]);
            lamps.add(new Light.Lamp(
                    (x0 + x1) / 2 + fx * 1.2,
                    (y0 + y1) / 2 + fy * 1.2,
                    2.6,
                    new Tint(0.5 + 0.5 * back.r(), 0.45 + 0.5 * back.g(), 0.38 + 0.5 * back.b()),
                    3.2,
                    false));
        }
        if (open && noise.of(n + 11_000L) < 0.45) {
            int[] c = SIGNS[(int) (noise.of(n + 12_000L) * SIGNS.length)];
            Tint a = Tint.of(c[0]);
            Tint b = Tint.of(0xe9e4d8);
            Paint awning = s -> s.paint((long) Math.floor(s.u / 0.5) % 2 == 0 ? a : b);
            double out = 1.9;
            shape.quad(
                    new double[] {
                        x0, y0, 2.8, x1, y1, 2.8, x1 + fx * out, y1 + fy * out, 2.35, x0 + fx * out, y0 + fy * out, 2.35
                    },
                    w,
                    out,
                    awning);
        }
    }
}
