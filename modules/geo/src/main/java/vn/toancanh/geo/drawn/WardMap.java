package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.linemerge.LineMerger;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import vn.toancanh.geo.drawn.CityPlan.FormerWard;
import vn.toancanh.geo.drawn.CityPlan.WardSite;

/**
 * Boundaries of wards, now and before the merger: a ward of today is the union of those that it came from. The borders start
 * as those of nearest centres; then each border between two meeting points is bent once, for both sides, so that neither
 * gaps nor overlaps arise and nobody sees where they came from.
 */
final class WardMap {
    /** @param site a {@link WardSite} or a {@link FormerWard} */
    record Ward(Object site, Polygon area) {}

    private record Cell(int ward, @Nullable FormerWard former, Coordinate seed, Polygon raw) {}

    /** Borders of neighbours are computed apart; on this grid they meet. */
    private static final PrecisionModel METRE = new PrecisionModel(1);

    private final long seed;
    private final Polygon outline;
    private final List<Ward> today = new ArrayList<>();
    private final List<Ward> former = new ArrayList<>();
    private final List<IndexedPointInAreaLocator> locators = new ArrayList<>();

    WardMap(long seed, CityPlan plan, Plane plane, Polygon outline) {
        this.seed = seed;
        this.outline = outline;
        List<Cell> cells = cells(plan, plane);
        List<Polygon> bent = List.of();
        for (double high = 0.09; bent.isEmpty() && high > 0.01; high *= 0.6) {
            bent = bend(cells, high);
        }
        if (bent.isEmpty()) {
            bent = bend(cells, 0); // straight borders fit
        }
        if (bent.isEmpty()) {
            throw new IllegalArgumentException("wards lie too close to each other to be drawn");
        }
        Map<Integer, List<Geometry>> parts = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell c = cells.get(i);
            parts.computeIfAbsent(c.ward, k -> new ArrayList<>()).add(bent.get(i));
            if (c.former != null) {
                former.add(new Ward(c.former, bent.get(i)));
            }
        }
        parts.forEach((w, all) -> {
            Geometry union = UnaryUnionNG.union(all, Plane.GF, null);
            today.add(new Ward(plan.wards().get(w), largest(union)));
        });
        today.forEach(w -> locators.add(new IndexedPointInAreaLocator(w.area)));
    }

    List<Ward> today() {
        return today;
    }

    List<Ward> former() {
        return former;
    }

    /** Id of the ward of today at a point, null outside. */
    @Nullable
    String wardAt(Coordinate c) {
        for (int i = 0; i < locators.size(); i++) {
            if (locators.get(i).locate(c) != Location.EXTERIOR) {
                return ((WardSite) today.get(i).site).id();
            }
        }
        return null;
    }

    private List<Cell> cells(CityPlan plan, Plane plane) {
        List<Coordinate> centres =
                plan.wards().stream().map(w -> plane.in(w.centre())).toList();
        List<Polygon> wards = voronoi(centres, outline);
        List<Cell> cells = new ArrayList<>();
        for (int w = 0; w < wards.size(); w++) {
            String id = plan.wards().get(w).id();
            List<FormerWard> own =
                    plan.formerWards().stream().filter(f -> f.now().equals(id)).toList();
            if (own.size() < 2) {
                FormerWard only = own.isEmpty() ? null : own.get(0);
                cells.add(new Cell(w, only, wards.get(w).getInteriorPoint().getCoordinate(), wards.get(w)));
                continue;
            }
            List<Coordinate> seeds = spread(wards.get(w), centres.get(w), own.size());
            List<Polygon> parts = voronoi(seeds, wards.get(w));
            for (int i = 0; i < own.size(); i++) {
                cells.add(new Cell(w, own.get(i), seeds.get(i), parts.get(i)));
            }
        }
        return cells;
    }

    /** Points within the ward, far from each other; town parts lie nearer to its centre. */
    private List<Coordinate> spread(Polygon ward, Coordinate centre, int n) {
        IndexedPointInAreaLocator in = new IndexedPointInAreaLocator(ward);
        double size = Math.sqrt(ward.getArea());
        Rnd rnd = new Rnd(seed, "former", Math.round(centre.x));
        List<Coordinate> best = List.of();
        double bestGap = -1;
        for (int round = 0; round < 40; round++) {
            List<Coordinate> at = new ArrayList<>();
            for (int tries = 0; at.size() < n && tries < 400; tries++) {
                Coordinate p =
                        Plane.polar(centre, rnd.between(0, 2 * Math.PI), size * 0.52 * Math.sqrt(rnd.between(0, 1)));
                if (in.locate(p) == Location.INTERIOR) {
                    at.add(p);
                }
            }
            while (at.size() < n) {
                at.add(Plane.polar(centre, 2.4 * at.size(), 20 + 15 * at.size()));
            }
            double gap = Double.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    gap = Math.min(gap, at.get(i).distance(at.get(j)));
                }
            }
            if (gap > bestGap) {
                bestGap = gap;
                best = at;
            }
        }
        return best;
    }

    /** The part of an area that is nearest to each point, in the order of the points. */
    private static List<Polygon> voronoi(List<Coordinate> points, Polygon area) {
        if (points.size() == 1) {
            return List.of(area);
        }
        VoronoiDiagramBuilder b = new VoronoiDiagramBuilder();
        b.setSites(points);
        b.setClipEnvelope(area.getEnvelopeInternal());
        Geometry diagram = b.getDiagram(Plane.GF);
        Polygon[] of = new Polygon[points.size()];
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            Geometry g = diagram.getGeometryN(i);
            for (int k = 0; k < of.length; k++) {
                if (g.contains(Plane.GF.createPoint(points.get(k)))) {
                    of[k] = largest(OverlayNGRobust.overlay(g, area, OverlayNG.INTERSECTION));
                }
            }
        }
        return Arrays.asList(of);
    }

    /** The cells with bent borders, in their order; empty if the borders got in each other's way. */
    private List<Polygon> bend(List<Cell> cells, double high) {
        List<Geometry> borders = new ArrayList<>();
        cells.forEach(c -> borders.add(c.raw.getBoundary()));
        LineMerger merger = new LineMerger();
        merger.add(UnaryUnionNG.union(borders, Plane.GF, METRE));
        Polygonizer polygonizer = new Polygonizer();
        List<Geometry> lines = new ArrayList<>();
        for (Object o : merger.getMergedLineStrings()) {
            LineString arc = (LineString) o;
            Coordinate middle = arc.getCoordinateN(arc.getNumPoints() / 2);
            boolean outer = arc.getNumPoints() > 2 && outline.getBoundary().distance(Plane.GF.createPoint(middle)) < 3;
            lines.add(outer || high == 0 ? arc : bent(arc, high));
        }
        Geometry noded = UnaryUnionNG.union(lines, Plane.GF, METRE);
        polygonizer.add(noded);
        Collection<?> faces = polygonizer.getPolygons();
        Polygon[] of = new Polygon[cells.size()];
        for (Object f : faces) {
            Polygon face = (Polygon) f;
            int home = -1;
            double most = 0;
            for (int k = 0; k < of.length; k++) {
                double shared =
                        face.getEnvelopeInternal().intersects(cells.get(k).raw.getEnvelopeInternal())
                                ? OverlayNGRobust.overlay(face, cells.get(k).raw, OverlayNG.INTERSECTION)
                                        .getArea()
                                : 0;
                if (shared > most) {
                    most = shared;
                    home = k;
                }
            }
            if (home < 0 || of[home] != null) {
                return List.of();
            }
            of[home] = face;
        }
        return Arrays.stream(of).anyMatch(p -> p == null) ? List.of() : Arrays.asList(of);
    }

    private LineString bent(LineString arc, double high) {
        Coordinate[] c = arc.getCoordinates();
        List<Coordinate> out = new ArrayList<>();
        out.add(c[0]);
        for (int i = 1; i < c.length; i++) {
            Coordinate a = c[i - 1];
            Coordinate b = c[i];
            // From the lesser end, so that it does not matter which way the merger ran.
            boolean turn = a.compareTo(b) > 0;
            double length = a.distance(b);
            List<Coordinate> piece = Curves.wavy(
                    turn ? b : a,
                    turn ? a : b,
                    high * length,
                    Math.max(500, length / 3),
                    90,
                    seed,
                    "border-" + Math.round(a.x + b.x));
            if (turn) {
                java.util.Collections.reverse(piece);
            }
            out.addAll(piece.subList(1, piece.size()));
        }
        return Plane.line(out);
    }

    static Polygon largest(Geometry g) {
        Polygon best = Plane.GF.createPolygon();
        for (int i = 0; i < g.getNumGeometries(); i++) {
            if (g.getGeometryN(i) instanceof Polygon p && p.getArea() > best.getArea()) {
                best = p;
            }
        }
        return best;
    }
}
