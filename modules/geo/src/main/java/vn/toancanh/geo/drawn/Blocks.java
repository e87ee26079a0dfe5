package vn.toancanh.geo.drawn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.locationtech.jts.algorithm.MinimumDiameter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Cuts the land between the main roads into blocks: each time across the longer side, near the middle, until a block is as
 * small as it should be where it lies. Each cut is a street. So grids follow the streets around them and differ from
 * quarter to quarter.
 */
final class Blocks {
    /** How large blocks are at a point, m²; beyond {@link #none} nothing is cut any more. */
    interface Density {
        double blockArea(Coordinate at);
    }

    private static final double LONG_MINOR = 380;

    private final long seed;
    private final Density density;
    private final List<Road> cuts = new ArrayList<>();
    private final List<Polygon> blocks = new ArrayList<>();

    Blocks(long seed, Density density) {
        this.seed = seed;
        this.density = density;
    }

    /** Streets between the blocks. */
    List<Road> cuts() {
        return cuts;
    }

    List<Polygon> blocks() {
        return blocks;
    }

    void cut(Polygon face) {
        record Work(Polygon p, int depth) {}
        Deque<Work> work = new ArrayDeque<>();
        work.add(new Work(face, 0));
        while (!work.isEmpty()) {
            Work w = work.poll();
            Coordinate c = w.p.getCentroid().getCoordinate();
            double want = density.blockArea(c);
            List<Polygon> halves = w.p.getArea() < 1.45 * want || w.depth > 14 ? List.of() : halves(w.p, c, want);
            if (halves.isEmpty()) {
                blocks.add(w.p);
            }
            for (Polygon h : halves) {
                work.add(new Work(h, w.depth + 1));
            }
        }
    }

    private List<Polygon> halves(Polygon p, Coordinate centre, double want) {
        Coordinate[] box = MinimumDiameter.getMinimumRectangle(p).getCoordinates();
        if (box.length < 5) {
            return List.of();
        }
        boolean first = box[0].distance(box[1]) >= box[1].distance(box[2]);
        Coordinate a = box[first ? 0 : 1];
        Coordinate b = box[first ? 1 : 2];
        double length = a.distance(b);
        double across = first ? box[1].distance(box[2]) : box[0].distance(box[1]);
        if (across < 45 || length < 80) {
            return List.of(); // a sliver
        }
        Rnd rnd = new Rnd(seed, "cut", Math.round(centre.x) * 100_003L + Math.round(centre.y));
        double ux = (b.x - a.x) / length;
        double uy = (b.y - a.y) / length;
        double shift = rnd.between(-0.08, 0.08) * length;
        Coordinate m = new Coordinate(centre.x + ux * shift, centre.y + uy * shift);
        double reach = length + across;
        Coordinate s = new Coordinate(m.x - uy * reach, m.y + ux * reach);
        Coordinate e = new Coordinate(m.x + uy * reach, m.y - ux * reach);
        boolean wild = want > 200_000;
        List<Coordinate> line = List.of(s, e);
        if (wild) {
            String what = "track-" + Math.round(centre.x);
            line = Curves.smooth(Curves.wavy(s, e, Math.min(140, 0.06 * across), 900, 240, seed, what), 80);
        }
        Geometry whole = Plane.line(line);
        Geometry inside = OverlayNGRobust.overlay(p, whole, OverlayNG.INTERSECTION);
        List<LineString> pieces = new ArrayList<>();
        for (int i = 0; i < inside.getNumGeometries(); i++) {
            if (inside.getGeometryN(i) instanceof LineString l && l.getLength() > 25) {
                pieces.add(l);
            }
        }
        if (pieces.isEmpty()) {
            return List.of();
        }
        // The whole line: a piece that only ends at the border may miss it by a hair.
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.overlay(p.getBoundary(), whole, OverlayNG.UNION));
        Collection<?> faces = polygonizer.getPolygons();
        List<Polygon> halves = new ArrayList<>();
        for (Object f : faces) {
            Polygon q = (Polygon) f;
            // A hole of the face comes out as a face too.
            if (p.contains(q.getInteriorPoint())) {
                halves.add(q);
            }
        }
        if (halves.size() < 2) {
            return List.of();
        }
        for (LineString l : pieces) {
            String kind = wild || want > 120_000
                    ? CityLayers.TRACK
                    : l.getLength() > LONG_MINOR ? CityLayers.MINOR : CityLayers.LANE;
            cuts.add(new Road(kind, null, List.of(l.getCoordinates())));
        }
        return halves;
    }
}
