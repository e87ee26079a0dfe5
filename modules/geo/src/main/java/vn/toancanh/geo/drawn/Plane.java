package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Shape;

/**
 * A flat piece of ground, metres east and north of its middle; good to a few metres over a city. On the way out coordinates
 * are rounded to 1e-6 degrees (0.1 m), so that what touches here touches there.
 */
final class Plane {
    static final GeometryFactory GF = new GeometryFactory();
    private static final double METRES_PER_DEGREE = 111_195.08;
    private static final double ROUND = 1e6;

    private final double lat0;
    private final double lon0;
    private final double east;
    final double width;
    final double height;

    Plane(CityPlan.Extent e) {
        this.lat0 = (e.south() + e.north()) / 2;
        this.lon0 = (e.west() + e.east()) / 2;
        this.east = METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(lat0));
        this.width = (e.east() - e.west()) * east;
        this.height = (e.north() - e.south()) * METRES_PER_DEGREE;
    }

    Coordinate in(GeoPoint p) {
        return new Coordinate((p.lon() - lon0) * east, (p.lat() - lat0) * METRES_PER_DEGREE);
    }

    GeoPoint out(Coordinate c) {
        return new GeoPoint(round(lat0 + c.y / METRES_PER_DEGREE), round(lon0 + c.x / east));
    }

    private static double round(double v) {
        return Math.rint(v * ROUND) / ROUND;
    }

    /** Points without immediate repeats. */
    List<GeoPoint> out(Coordinate[] line) {
        List<GeoPoint> all = new ArrayList<>(line.length);
        for (Coordinate c : line) {
            GeoPoint p = out(c);
            if (all.isEmpty() || !all.get(all.size() - 1).equals(p)) {
                all.add(p);
            }
        }
        return all;
    }

    Shape.Line line(Coordinate[] line) {
        return new Shape.Line(out(line));
    }

    Shape.Point point(Coordinate c) {
        return new Shape.Point(out(c));
    }

    Shape.Area area(Polygon p) {
        List<List<GeoPoint>> rings = new ArrayList<>();
        rings.add(ring(p.getExteriorRing()));
        for (int i = 0; i < p.getNumInteriorRing(); i++) {
            List<GeoPoint> hole = ring(p.getInteriorRingN(i));
            if (hole.size() >= 3) {
                rings.add(hole);
            }
        }
        return new Shape.Area(rings);
    }

    private List<GeoPoint> ring(LinearRing r) {
        List<GeoPoint> all = out(r.getCoordinates());
        while (all.size() > 1 && all.get(0).equals(all.get(all.size() - 1))) {
            all.remove(all.size() - 1);
        }
        return all;
    }

    static LineString line(List<Coordinate> points) {
        return GF.createLineString(points.toArray(Coordinate[]::new));
    }

    static Coordinate along(Coordinate a, Coordinate b, double t) {
        return new Coordinate(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
    }

    /** A point at this distance, angle in radians from east, counter-clockwise. */
    static Coordinate polar(Coordinate from, double angle, double metres) {
        return new Coordinate(from.x + metres * StrictMath.cos(angle), from.y + metres * StrictMath.sin(angle));
    }

    /** A round thing that is not a circle. */
    static Polygon blob(Coordinate middle, double radius, double wobble, long seed, String what) {
        int n = 48;
        Coordinate[] ring = new Coordinate[n + 1];
        for (int i = 0; i < n; i++) {
            double u = 6.0 * i / n;
            // Blends the end of the noise into its beginning.
            double v = (Rnd.noise(seed, what, u) * (6 - u) + Rnd.noise(seed, what, u - 6) * u) / 6;
            ring[i] = polar(middle, 2 * Math.PI * i / n, radius * (1 + wobble * v));
        }
        ring[n] = ring[0].copy();
        return GF.createPolygon(ring);
    }
}
