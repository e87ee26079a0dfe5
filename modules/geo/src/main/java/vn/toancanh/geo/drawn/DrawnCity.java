package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.geo.StreetGraph;
import vn.toancanh.geo.drawn.CityPlan.Anchor;
import vn.toancanh.geo.drawn.CityPlan.FormerWard;
import vn.toancanh.geo.drawn.CityPlan.WardSite;

/**
 * A city drawn from a plan: streets first, then what lies between and along them. A pure function of the plan: the same one
 * gives the same features, in the same order. It is no map of any place. Immutable and thread-safe once made; making it
 * takes about a second of one core.
 */
public final class DrawnCity {
    private static final double NEAR = 60;
    private static final double KERB = 9;
    private static final double WIGGLE = 0.06;

    private final Ground ground;
    private final Plane plane;
    private final CityPlan plan;

    public DrawnCity(CityPlan plan) {
        this.plan = plan;
        this.plane = new Plane(plan.extent());
        Geometry box = Plane.GF.toGeometry(
                new Envelope(-plane.width / 2, plane.width / 2, -plane.height / 2, plane.height / 2));
        Polygon outline = Plane.blob(
                new Coordinate(0, 0), Math.min(plane.width, plane.height) / 2 * 0.88, WIGGLE, plan.seed(), "outline");
        WardMap wards = new WardMap(plan.seed(), plan, plane, outline);
        Waters waters = new Waters(plan.seed(), plan, plane, box);
        Map<Coordinate, List<String>> anchors = anchors();
        MainRoads main = new MainRoads(
                plan.seed(),
                plane,
                plane.in(plan.hub()),
                plan.wards().stream().map(w -> plane.in(w.centre())).toList(),
                List.copyOf(anchors.keySet()));
        List<Road> mains = main.roads();
        Blocks blocks = new Blocks(plan.seed(), this::blockArea);
        for (Polygon face : faces(mains, box, waters)) {
            blocks.cut(face);
        }
        List<Road> all = new StreetNet(
                        Stream.concat(mains.stream(), blocks.cuts().stream()).toList())
                .connected();
        all = StreetNames.name(all, anchors, plan.streetNames(), plan.hubName().vi());
        List<Feature> streets = new ArrayList<>();
        int n = 0;
        for (Road r : all) {
            List<vn.toancanh.core.model.GeoPoint> line = plane.out(r.line().toArray(Coordinate[]::new));
            if (line.size() > 1) {
                Coordinate middle = r.line().get(r.line().size() / 2);
                String name = r.name();
                LocalText label = name == null ? null : n == 0 ? plan.hubName() : new LocalText(name, name);
                streets.add(new Feature(
                        "street-" + ++n,
                        new vn.toancanh.core.model.Shape.Line(line),
                        label,
                        r.kind(),
                        plan.owners().of(CityLayers.STREETS, wards.wardAt(middle)),
                        null,
                        null,
                        null));
            }
        }
        this.ground = new Ground(plan, plane, wards, new StreetGraph(streets));
        streets.forEach(f -> ground.add(CityLayers.STREETS, f));
        land(blocks.blocks());
        waters(waters);
        wards(wards);
        places(all, waters);
        new Networks(ground, all).make();
        new Services(ground).make();
    }

    public CityPlan plan() {
        return plan;
    }

    /** Features of a layer of {@link CityLayers}; empty for another one. */
    public List<Feature> features(String layerId) {
        return List.copyOf(ground.layer(layerId));
    }

    /** The streets as a graph. */
    public StreetGraph streets() {
        return ground.streets;
    }

    private Map<Coordinate, List<String>> anchors() {
        Map<Coordinate, List<String>> all = new LinkedHashMap<>();
        for (Anchor a : plan.anchors()) {
            Coordinate c = plane.in(a.at());
            if (plan.extent().contains(a.at()) && all.keySet().stream().noneMatch(o -> o.distance(c) < NEAR)) {
                all.put(c, a.streets());
            }
        }
        return all;
    }

    private List<Polygon> faces(List<Road> mains, Geometry box, Waters waters) {
        List<Road> lines = new ArrayList<>(mains);
        lines.add(new Road(CityLayers.TRACK, null, List.of(box.getCoordinates())));
        Polygonizer polygonizer = new Polygonizer();
        for (Coordinate[] piece : new StreetNet(lines).pieces()) {
            polygonizer.add(Plane.GF.createLineString(piece));
        }
        Collection<?> found = polygonizer.getPolygons();
        List<Polygon> faces = new ArrayList<>();
        for (Object o : found) {
            Geometry dry = OverlayNGRobust.overlay((Polygon) o, waters.open(), OverlayNG.DIFFERENCE);
            for (int i = 0; i < dry.getNumGeometries(); i++) {
                if (dry.getGeometryN(i) instanceof Polygon p && p.getArea() > 400) {
                    faces.add(p);
                }
            }
        }
        faces.sort(java.util.Comparator.comparing(p -> p.getCentroid().getCoordinate()));
        return faces;
    }

    /** How large blocks are here, m². */
    private double blockArea(Coordinate c) {
        double hub = c.distance(plane.in(plan.hub())) / 2_500;
        double near = hub;
        for (WardSite w : plan.wards()) {
            near = Math.min(near, c.distance(plane.in(w.centre())) / (w.urban() ? 1_550 : 950));
        }
        if (near < 0.5) {
            return 24_000;
        } else if (near < 1) {
            return 24_000 + (near - 0.5) * 2 * 46_000;
        } else if (near < 1.7) {
            return 70_000 + (near - 1) / 0.7 * 330_000;
        }
        return 1_900_000;
    }

    private void land(List<Polygon> blocks) {
        BufferParameters mitre = new BufferParameters();
        mitre.setJoinStyle(BufferParameters.JOIN_MITRE);
        int squares = 0;
        for (Polygon b : blocks) {
            Coordinate c = b.getCentroid().getCoordinate();
            double want = blockArea(c);
            Rnd rnd = new Rnd(plan.seed(), "block", Math.round(c.x) * 100_003L + Math.round(c.y));
            String kind;
            if (want > 1_000_000) {
                kind = rnd.chance(0.2) ? "forest" : rnd.chance(0.55) ? "orchard" : "field";
            } else if (want > 200_000) {
                kind = rnd.chance(0.5) ? "orchard" : rnd.chance(0.5) ? "field" : "block";
            } else {
                kind = rnd.chance(0.045) ? "park" : "block";
            }
            if (want == 24_000 && squares < 3 && rnd.chance(0.02)) {
                kind = "square";
                squares++;
            }
            Polygon p = WardMap.largest(new BufferOp(b, mitre).getResultGeometry(-KERB));
            if (p.getArea() > 300) {
                LocalText name = kind.equals("park") ? Ground.text("Công viên", "Park") : null;
                ground.add(CityLayers.LAND, kind, plane.area(p), c, name, null);
            }
        }
    }

    private void waters(Waters waters) {
        for (Waters.Water w : waters.all()) {
            Polygon area = w.area();
            LineString course = w.course();
            String kind = w.body().kind().name().toLowerCase(java.util.Locale.ROOT);
            if (area != null) {
                add(
                        CityLayers.WATER,
                        w.body().id(),
                        plane.area(area),
                        w.body().name(),
                        kind,
                        area.getInteriorPoint().getCoordinate());
            } else if (course != null) {
                Coordinate[] c = course.getCoordinates();
                add(CityLayers.WATER, w.body().id(), plane.line(c), w.body().name(), kind, c[c.length / 2]);
            }
        }
    }

    private void wards(WardMap wards) {
        for (WardMap.Ward w : wards.today()) {
            WardSite s = (WardSite) w.site();
            ground.add(
                    CityLayers.WARDS,
                    new Feature(
                            s.id(),
                            plane.area(w.area()),
                            s.name(),
                            s.urban() ? "ward" : "commune",
                            plan.owners().of(CityLayers.WARDS, s.id()),
                            null,
                            s.from(),
                            null));
        }
        for (WardMap.Ward w : wards.former()) {
            FormerWard f = (FormerWard) w.site();
            LocalText detail = wardDetail(f);
            ground.add(
                    CityLayers.WARDS,
                    new Feature(
                            f.id(),
                            plane.area(w.area()),
                            f.name(),
                            f.urban() ? "ward" : "commune",
                            null,
                            detail,
                            null,
                            f.to()));
        }
    }

    private LocalText wardDetail(FormerWard f) {
        WardSite now = plan.wards().stream()
                .filter(w -> w.id().equals(f.now()))
                .findFirst()
                .orElseThrow();
        return Ground.text(
                "Nay thuộc " + now.name().vi(), "Now part of " + now.name().en());
    }

    private void places(List<Road> roads, Waters waters) {
        for (WardSite w : plan.wards()) {
            add(
                    CityLayers.PLACES,
                    w.id(),
                    plane.point(plane.in(w.centre())),
                    w.name(),
                    w.urban() ? "ward" : "commune",
                    plane.in(w.centre()));
        }
        Coordinate hub = plane.in(plan.hub());
        add(CityLayers.PLACES, "hub", plane.point(hub), plan.hubName(), "roundabout", hub);
        for (Waters.Water w : waters.all()) {
            LineString course = w.course();
            if (course == null) {
                continue;
            }
            for (Road r : roads) {
                LineString line = Plane.line(r.line());
                if (r.isMain() && line.getEnvelopeInternal().intersects(course.getEnvelopeInternal())) {
                    Geometry meets = line.intersection(course);
                    for (int i = 0; i < meets.getNumGeometries(); i++) {
                        Coordinate c = meets.getGeometryN(i).getCoordinate();
                        if (c != null) {
                            String street = r.name();
                            LocalText name = street == null ? null : Ground.text("Cầu " + street, street + " bridge");
                            ground.add(CityLayers.PLACES, "bridge", plane.point(c), c, name, null);
                        }
                    }
                }
            }
        }
    }

    private void add(
            String layer, String id, vn.toancanh.core.model.Shape shape, LocalText name, String kind, Coordinate at) {
        String owner = plan.owners().of(layer, ground.wards.wardAt(at));
        ground.add(layer, new Feature(id, shape, name, kind, owner, null, null, null));
    }

    /** The land that the wards cover, for the tests. */
    Polygon outline() {
        return Plane.blob(
                new Coordinate(0, 0), Math.min(plane.width, plane.height) / 2 * 0.88, WIGGLE, plan.seed(), "outline");
    }

    /** Whether a place lies in a ward, for the tests. */
    boolean covers(Coordinate c) {
        return new IndexedPointInAreaLocator(outline()).locate(c) != Location.EXTERIOR;
    }
}
