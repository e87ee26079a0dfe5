package vn.toancanh.city.clips;

/** The front of a house: a shop below, storeys with windows above. Immutable. */
final class Facade implements Paint {
    static final double STOREY = 3.4;
    private static final Tint GLASS = Tint.of(0x39434c);
    private static final Tint FRAME = Tint.of(0xd9d6cc);
    private static final Tint WARM = Tint.of(0xffc98a);
    private static final Tint COLD = Tint.of(0xdfeeff);
    private static final Tint DARK = Tint.of(0x221f1d);
    private static final Tint STEEL = Tint.of(0x9aa0a3);

    private final double width;
    private final int storeys;
    private final Tint wall;
    private final Tint trim;
    private final boolean night;
    private final int style;
    private final boolean open;
    private final Noise noise;

    Facade(double width, int storeys, int wall, int trim, boolean night, long seed) {
        this.width = width;
        this.storeys = storeys;
        this.wall = Tint.of(wall);
        this.trim = Tint.of(trim);
        this.night = night;
        this.noise = new Noise(seed);
        this.style = (int) (noise.of(1) * 3);
        this.open = noise.of(2) < (night ? 0.62 : 0.7);
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public void at(Spot s) {
        int floor = (int) Math.floor(s.v / STOREY);
        double v = s.v - floor * STOREY;
        double stain = 0.8 + 0.25 * noise.cloud(s.u * 0.8, s.v * 0.35) - 0.12 * noise.smooth(s.u * 3, s.v * 0.15);
        s.paint(wall, stain);
        if (floor >= storeys) {
            return;
        }
        if (floor == 0) {
            shop(s, v);
        } else {
            window(s, floor, v);
        }
        if (s.u < 0.14 || s.u > width - 0.14) {
            s.paint(trim, stain);
        }
    }

    private void shop(Spot s, double v) {
        if (s.u < 0.25 || s.u > width - 0.25 || v > 2.75) {
            return;
        }
        if (!open) {
            double rib = Math.abs(v * 9 - Math.floor(v * 9) - 0.5) * 0.5;
            s.paint(STEEL, 0.55 + rib);
            s.scale(0.7 + 0.4 * noise.cloud(s.u, v));
            return;
        }
        // Shelves and goods in the half dark; at night the light is on.
        double wide = 0.5 + 0.7 * noise.of(6);
        long column = (long) Math.floor(s.u / wide);
        long row = (long) Math.floor(v / 0.62 + noise.cell(column, 3));
        double tone = noise.cell(column, row);
        double warm = noise.cell(column + 99, row) - 0.5;
        double shelf = s.u / wide - column > 0.08 && noise.cell(column, row + 50) < 0.75 ? 1 : 0.4;
        double blur = 0.6 + 0.6 * noise.cloud(s.u * 2.2, v * 2.2);
        Tint goods = new Tint(tone * (1 + 0.5 * warm), tone, tone * (1 - 0.6 * warm));
        s.paint(DARK);
        s.mix(goods, 0.35 * shelf * blur);
        s.scale(0.3 + 0.3 * v / 2.75);
        if (s.u < 0.5 || s.u > width - 0.5) {
            s.paint(STEEL, 0.5); // the folded gate
        }
        if (night) {
            Tint lamp = noise.of(5) < 0.55 ? WARM : COLD;
            double level = (0.22 + 0.55 * tone * shelf) * blur;
            s.shine(
                    new Tint(
                            level * lamp.r() * (1 + 0.3 * warm), level * lamp.g(), level * lamp.b() * (1 - 0.3 * warm)),
                    0.35 + 0.75 * v / 2.75);
        }
    }

    private void window(Spot s, int floor, double v) {
        int many = Math.max(1, (int) (width / (style == 1 ? 1.5 : 2.2)));
        double cell = width / many;
        int column = (int) (s.u / cell);
        double u = s.u - column * cell;
        double side = style == 2 ? 0.2 : 0.42;
        double sill = style == 2 ? 0.35 : 0.95;
        boolean in = u > side && u < cell - side && v > sill && v < 2.7;
        if (style != 1 && v < 0.16) {
            s.paint(trim, 0.9); // edge of a slab
            return;
        }
        if (!in) {
            return;
        }
        boolean frame = u < side + 0.08
                || u > cell - side - 0.08
                || v < sill + 0.08
                || v > 2.62
                || Math.abs(u - cell / 2) < 0.035;
        if (frame) {
            s.paint(FRAME, 0.8);
            return;
        }
        double blind = noise.cell(column, floor * 31L);
        s.paint(GLASS, 0.7 + 0.5 * noise.smooth(s.u * 0.7 + floor, v));
        s.gloss = 0.6;
        if (blind < 0.35) {
            s.paint(FRAME, 0.45 + 0.1 * Math.sin(v * 60));
            s.gloss = 0.1;
        }
        if (night && noise.cell(column + 7L, floor * 17L) < 0.3) {
            s.shine(noise.cell(column, floor) < 0.7 ? WARM : COLD, 0.28 + 0.2 * noise.smooth(u * 2, v * 2));
        }
        if (style == 0 && v < 1.6 && (u * 8 - Math.floor(u * 8)) < 0.22) {
            s.paint(DARK, 1.4); // bars
        }
    }
}
