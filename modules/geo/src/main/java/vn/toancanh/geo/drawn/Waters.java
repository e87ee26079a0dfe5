package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import vn.toancanh.geo.drawn.CityPlan.WaterBody;

/** Rivers and lakes as areas, streams as lines, winding between the points of the plan. */
final class Waters {
    /** @param area null for a stream */
    record Water(
            WaterBody body,
            @org.jspecify.annotations.Nullable LineString course,
            @org.jspecify.annotations.Nullable Polygon area) {}

    private final List<Water> all = new ArrayList<>();
    private final Geometry open;

    Waters(long seed, CityPlan plan, Plane plane, Geometry extent) {
        List<Geometry> areas = new ArrayList<>();
        for (WaterBody b : plan.waters()) {
            List<Coordinate> through = b.through().stream().map(plane::in).toList();
            if (b.kind() == WaterBody.Kind.LAKE) {
                Polygon lake = Plane.blob(through.get(0), b.metres() / 2, 0.42, seed, "lake-" + b.id());
                all.add(new Water(b, null, lake));
                areas.add(lake);
                continue;
            }
            boolean river = b.kind() == WaterBody.Kind.RIVER;
            List<Coordinate> winding = new ArrayList<>();
            winding.add(through.get(0));
            for (int i = 1; i < through.size(); i++) {
                double length = through.get(i - 1).distance(through.get(i));
                List<Coordinate> piece = Curves.wavy(
                        through.get(i - 1),
                        through.get(i),
                        Math.min(river ? 420 : 260, length * 0.11),
                        river ? 1_300 : 700,
                        river ? 260 : 150,
                        seed,
                        b.id() + i);
                winding.addAll(piece.subList(1, piece.size()));
            }
            LineString course = Plane.line(Curves.smooth(winding, river ? 70 : 55));
            Geometry inside = OverlayNGRobust.overlay(course, extent, OverlayNG.INTERSECTION);
            course = longest(inside, course);
            Polygon area = null;
            if (river) {
                BufferParameters flat = new BufferParameters(4, BufferParameters.CAP_FLAT);
                area = WardMap.largest(OverlayNGRobust.overlay(
                        new BufferOp(course, flat).getResultGeometry(b.metres() / 2), extent, OverlayNG.INTERSECTION));
                areas.add(area);
            }
            all.add(new Water(b, course, area));
        }
        this.open = areas.isEmpty() ? Plane.GF.createPolygon() : UnaryUnionNG.union(areas, Plane.GF, null);
    }

    private static LineString longest(Geometry g, LineString otherwise) {
        LineString best = null;
        for (int i = 0; i < g.getNumGeometries(); i++) {
            if (g.getGeometryN(i) instanceof LineString l && (best == null || l.getLength() > best.getLength())) {
                best = l;
            }
        }
        return best == null ? otherwise : best;
    }

    List<Water> all() {
        return all;
    }

    /** Rivers and lakes. */
    Geometry open() {
        return open;
    }
}
