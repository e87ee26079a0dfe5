package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Lines that bend. */
final class Curves {
    private Curves() {}

    /** A smooth line through all points (centripetal Catmull-Rom), a vertex every {@code step} metres or less. */
    static List<Coordinate> smooth(List<Coordinate> through, double step) {
        int n = through.size();
        if (n < 3) {
            return new ArrayList<>(through);
        }
        List<Coordinate> out = new ArrayList<>();
        boolean closed = through.get(0).equals2D(through.get(n - 1));
        for (int i = 0; i + 1 < n; i++) {
            Coordinate b = through.get(i);
            Coordinate c = through.get(i + 1);
            Coordinate a = i > 0 ? through.get(i - 1) : closed ? through.get(n - 2) : mirror(c, b);
            Coordinate d = i + 2 < n ? through.get(i + 2) : closed ? through.get(1) : mirror(b, c);
            int pieces = Math.max(1, (int) Math.ceil(b.distance(c) / step));
            for (int k = 0; k < pieces; k++) {
                out.add(k == 0 ? b.copy() : at(a, b, c, d, (double) k / pieces));
            }
        }
        out.add(through.get(n - 1).copy());
        return out;
    }

    private static Coordinate mirror(Coordinate far, Coordinate near) {
        return new Coordinate(2 * near.x - far.x, 2 * near.y - far.y);
    }

    private static Coordinate at(Coordinate a, Coordinate b, Coordinate c, Coordinate d, double u) {
        double t1 = knot(a, b);
        double t2 = t1 + knot(b, c);
        double t3 = t2 + knot(c, d);
        double t = t1 + (t2 - t1) * u;
        Coordinate ab = mix(a, b, 0, t1, t);
        Coordinate bc = mix(b, c, t1, t2, t);
        Coordinate cd = mix(c, d, t2, t3, t);
        return mix(mix(ab, bc, 0, t2, t), mix(bc, cd, t1, t3, t), t1, t2, t);
    }

    private static double knot(Coordinate p, Coordinate q) {
        return Math.sqrt(Math.max(1, p.distance(q)));
    }

    private static Coordinate mix(Coordinate p, Coordinate q, double tp, double tq, double t) {
        return Plane.along(p, q, (t - tp) / (tq - tp));
    }

    /**
     * The straight line from a to b with hills of noise beside it, none at its ends.
     *
     * @param high greatest distance from the straight line, metres
     * @param hill length of one hill, metres
     */
    static List<Coordinate> wavy(
            Coordinate a, Coordinate b, double high, double hill, double step, long seed, String what) {
        double length = a.distance(b);
        List<Coordinate> out = new ArrayList<>();
        out.add(a.copy());
        int pieces = (int) Math.ceil(length / step);
        double nx = length == 0 ? 0 : -(b.y - a.y) / length;
        double ny = length == 0 ? 0 : (b.x - a.x) / length;
        for (int k = 1; k < pieces; k++) {
            double t = (double) k / pieces;
            double fade = Math.min(1, 4 * Math.min(t, 1 - t));
            double w = high
                    * fade
                    * (0.7 * Rnd.noise(seed, what, t * length / hill)
                            + 0.3 * Rnd.noise(seed, what, 100 + 3 * t * length / hill));
            Coordinate p = Plane.along(a, b, t);
            out.add(new Coordinate(p.x + nx * w, p.y + ny * w));
        }
        out.add(b.copy());
        return out;
    }
}
