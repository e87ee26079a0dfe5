package vn.toancanh.city.clips;

import java.util.List;

/** The ground of a scene: asphalt with its marks, pavements with their tiles, and what lies beyond. Pure after it is made. */
final class Streets implements Paint {
    /**
     * A street along one axis.
     *
     * @param north whether it runs north and south
     * @param centre where its middle lies on the other axis
     * @param half half of its width, metres
     * @param median half of the island in its middle; 0 for a line
     * @param lanes a side
     * @param from start on its own axis
     * @param to end
     */
    record Street(boolean north, double centre, double half, double median, int lanes, double from, double to) {
        double across(double x, double y) {
            return (north ? x : y) - centre;
        }

        double along(double x, double y) {
            return north ? y : x;
        }

        /** Distance to its edge, negative on it. */
        double off(double x, double y) {
            double a = Math.abs(across(x, y)) - half;
            double l = along(x, y);
            return Math.max(a, Math.max(from - l, l - to));
        }
    }

    private static final Tint ASPHALT = Tint.of(0x5b5c5e);
    private static final Tint PATCH = Tint.of(0x48494c);
    private static final Tint LINE = Tint.of(0xdcdcd6);
    private static final Tint YELLOW = Tint.of(0xd8b23c);
    private static final Tint KERB = Tint.of(0xa8a59c);
    private static final Tint TILE = Tint.of(0x9a8578);
    private static final Tint TILE_DARK = Tint.of(0x857268);
    private static final Tint SOIL = Tint.of(0x7a6a55);
    private static final Tint GRASS = Tint.of(0x4c5f38);
    private static final double CORNER = 5;

    private final List<Street> streets;
    private final double pavement;
    private final boolean wet;
    private final boolean zebra;
    private final Noise noise;

    /** @param pavement its width, metres */
    Streets(List<Street> streets, double pavement, boolean wet, boolean zebra, long seed) {
        this.streets = List.copyOf(streets);
        this.pavement = pavement;
        this.wet = wet;
        this.zebra = zebra;
        this.noise = new Noise(seed);
    }

    /** Distance to the nearest kerb, negative on a street; corners are rounded. */
    double off(double x, double y) {
        double d = streets.get(0).off(x, y);
        for (int i = 1; i < streets.size(); i++) {
            double e = streets.get(i).off(x, y);
            double u = Math.max(CORNER - d, 0);
            double v = Math.max(CORNER - e, 0);
            d = d > 0 && e > 0 ? Math.max(CORNER, Math.min(d, e)) - Math.hypot(u, v) : Math.min(d, e);
        }
        return d;
    }

    @Override
    public void at(Spot s) {
        double d = off(s.x, s.y);
        if (d < 0) {
            asphalt(s, d);
        } else if (d < 0.25) {
            s.paint(KERB, 0.75 + 0.3 * noise.smooth(s.x * 3, s.y * 3));
            s.wet = wet ? 0.25 : 0;
        } else if (d < pavement) {
            tiles(s);
        } else {
            s.paint(SOIL, 0.7 + 0.5 * noise.cloud(s.x, s.y));
            double green = Math.max(0, Math.min(1, (noise.cloud(s.x / 5, s.y / 5) - 0.38) * 4));
            s.mix(GRASS, green);
            s.scale(0.7 + 0.6 * noise.cell((long) Math.floor(s.x * 14), (long) Math.floor(s.y * 14)));
        }
    }

    private void tiles(Spot s) {
        double tx = s.x / 0.4;
        double ty = s.y / 0.4;
        boolean odd = ((long) Math.floor(tx) + (long) Math.floor(ty) & 1) == 0;
        double grime = 0.7 + 0.45 * noise.cloud(s.x / 2, s.y / 2);
        s.paint(
                odd ? TILE : TILE_DARK,
                grime * (0.92 + 0.16 * noise.cell((long) Math.floor(tx), (long) Math.floor(ty))));
        if (wet) {
            s.scale(0.7);
            s.wet = 0.35;
        }
    }

    private void asphalt(Spot s, double d) {
        double fine = noise.cell((long) Math.floor(s.x * 25), (long) Math.floor(s.y * 25));
        double broad = noise.cloud(s.x / 5, s.y / 5);
        s.paint(ASPHALT, 0.66 + 0.24 * broad + 0.16 * fine);
        if (noise.cloud(s.x / 9 + 40, s.y / 3 + 17) > 0.66) {
            s.mix(PATCH, 0.6);
        }
        if (d > -0.7) {
            s.scale(0.78 + 0.2 * noise.smooth(s.x, s.y)); // dirt in the gutter
        }
        if (wet) {
            s.scale(0.55);
            double puddle = noise.cloud(s.x / 4 + 90, s.y / 4);
            s.wet = 0.55 + 0.45 * Math.max(0, Math.min(1, (puddle - 0.42) * 6));
            if (d > -1.2) {
                s.wet = 0.95;
            }
        }
        for (Street a : streets) {
            if (a.off(s.x, s.y) < 0) {
                marks(s, a);
            }
        }
    }

    private void marks(Spot s, Street a) {
        double other = 1e9;
        for (Street o : streets) {
            if (o != a) {
                other = Math.min(other, o.off(s.x, s.y));
            }
        }
        double c = a.across(s.x, s.y);
        double t = a.along(s.x, s.y);
        double worn = 0.55 + 0.45 * noise.smooth(s.x * 1.7, s.y * 1.7);
        double lane = (a.half() - a.median()) / a.lanes();
        double track = Math.abs(((Math.abs(c) - a.median()) % lane) / lane - 0.5); // wheels darken two tracks of a lane
        s.scale(1 - 0.12 * Math.exp(-Math.pow((track - 0.22) * 12, 2)));
        if (other < 0) {
            return;
        }
        if (zebra && other > 1.6 && other < 4.8) {
            double f = Math.floorMod((long) Math.floor(c * 2 / 1.1), 2L);
            if (f == 0 && Math.abs(c) < a.half() - 0.4) {
                s.mix(LINE, 0.85 * worn);
            }
            return;
        }
        if (zebra && other < 6.8) {
            double towards = other > 5.6 && other < 6.1 ? 1 : 0;
            boolean coming = comesTo(a, c, t);
            if (towards > 0 && coming && Math.abs(c) > a.median() + 0.2) {
                s.mix(LINE, 0.9 * worn);
            }
            return;
        }
        if (a.median() > 0 && Math.abs(c) < a.median()) {
            s.paint(KERB, 0.8);
            if (Math.abs(c) < a.median() - 0.25) {
                s.paint(GRASS, 0.6 + 0.5 * noise.cloud(s.x * 2, s.y * 2));
            }
            s.wet = wet ? 0.1 : 0;
            return;
        }
        double line = 0;
        if (a.median() == 0) {
            line = cover(Math.abs(Math.abs(c) - 0.16), 0.06, s.size);
            s.mix(YELLOW, line * worn);
        } else {
            s.mix(YELLOW, worn * cover(Math.abs(Math.abs(c) - a.median() - 0.35), 0.07, s.size));
        }
        for (int i = 1; i < a.lanes(); i++) {
            double at = a.median() + i * lane;
            if (Math.floorMod((long) Math.floor(t / 3), 3L) == 0) {
                s.mix(LINE, worn * cover(Math.abs(Math.abs(c) - at), 0.07, s.size));
            }
        }
        s.mix(LINE, 0.8 * worn * cover(Math.abs(Math.abs(c) - a.half() + 0.35), 0.06, s.size));
    }

    /** Whether the side at this offset leads to the nearest other street: one drives on the right. */
    private boolean comesTo(Street a, double c, double t) {
        double ahead = a.north() ? (c > 0 ? 1 : -1) : (c < 0 ? 1 : -1);
        for (Street o : streets) {
            if (o != a && Math.signum(o.centre() - t) == ahead && Math.abs(o.centre() - t) < o.half() + 8) {
                return true;
            }
        }
        return false;
    }

    private static double cover(double distance, double half, double pixel) {
        return Math.max(0, Math.min(1, (half - distance) / pixel + 0.5));
    }
}
