package vn.toancanh.geo.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Shape;
import vn.toancanh.geo.StreetGraph;

class DrawnCityTest {
    private static final LocalDate BEFORE = TestPlan.FROM.minusDays(1);
    private static final TestPlan PLAN = new TestPlan();
    private static final Plane PLANE = new Plane(TestPlan.EXTENT);
    private static DrawnCity city;

    @BeforeAll
    static void draw() {
        city = new DrawnCity(PLAN.plan(7));
    }

    private static List<Feature> all(DrawnCity of) {
        List<Feature> out = new ArrayList<>();
        CityLayers.ALL.forEach(l -> out.addAll(of.features(l)));
        return out;
    }

    @Test
    void theSameSeedGivesTheSameCityAndAnotherOneAnother() {
        assertThat(all(new DrawnCity(PLAN.plan(7)))).isEqualTo(all(city));
        assertThat(all(new DrawnCity(PLAN.plan(8)))).isNotEqualTo(all(city));
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 1, 2, 3, 20_261_122})
    void aCityOfAnySeedIsSound(long seed) {
        DrawnCity c = seed == 7 ? city : new DrawnCity(PLAN.plan(seed));
        assertThat(all(c)).hasSizeBetween(3_000, 7_500);
        for (String layer : CityLayers.ALL) {
            assertThat(c.features(layer)).as(layer).isNotEmpty();
            Set<String> ids = new HashSet<>();
            for (Feature f : c.features(layer)) {
                assertThat(ids.add(f.id())).as(layer + " " + f.id()).isTrue();
                sound(layer, f);
            }
        }
        StreetGraph streets = c.streets();
        assertThat(streets.components()).isOne();
        for (List<GeoPoint> anchors : PLAN.anchorsOf.values()) {
            for (GeoPoint a : anchors) {
                assertThat(streets.snap(a).orElseThrow().metresOff()).isLessThan(40);
            }
        }
        wardsCoverTheLand(c, BEFORE, 20);
        wardsCoverTheLand(c, TestPlan.FROM, 6);
    }

    private static void sound(String layer, Feature f) {
        if (f.shape() instanceof Shape.Line l) {
            for (int i = 1; i < l.points().size(); i++) {
                assertThat(l.points().get(i)).as(f.id()).isNotEqualTo(l.points().get(i - 1));
            }
            l.points().forEach(p -> near(f, p));
        } else if (f.shape() instanceof Shape.Area a) {
            a.rings().get(0).forEach(p -> near(f, p));
            Polygon p = polygon(a);
            assertThat(p.isValid()).as(layer + " " + f.id()).isTrue();
            assertThat(p.getArea()).as(layer + " " + f.id()).isGreaterThan(100);
        } else {
            near(f, ((Shape.Point) f.shape()).at());
        }
    }

    /** A hair over the edge by rounding is none. */
    private static void near(Feature f, GeoPoint p) {
        CityPlan.Extent e = TestPlan.EXTENT;
        assertThat(p.lat()).as(f.id()).isBetween(e.south() - 0.001, e.north() + 0.001);
        assertThat(p.lon()).as(f.id()).isBetween(e.west() - 0.001, e.east() + 0.001);
    }

    private static Polygon polygon(Shape.Area a) {
        List<LinearRing> rings = new ArrayList<>();
        for (List<GeoPoint> r : a.rings()) {
            List<Coordinate> c = new ArrayList<>();
            r.forEach(p -> c.add(PLANE.in(p)));
            c.add(c.get(0).copy());
            rings.add(Plane.GF.createLinearRing(c.toArray(Coordinate[]::new)));
        }
        return Plane.GF.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static void wardsCoverTheLand(DrawnCity c, LocalDate day, int least) {
        List<Geometry> wards = new ArrayList<>();
        double sum = 0;
        for (Feature f : c.features(CityLayers.WARDS)) {
            if (f.isValidOn(day)) {
                Polygon p = polygon((Shape.Area) f.shape());
                wards.add(p);
                sum += p.getArea();
            }
        }
        assertThat(wards).hasSizeGreaterThanOrEqualTo(Math.min(least, 6));
        double land = c.outline().getArea();
        Geometry union = UnaryUnionNG.union(wards, Plane.GF, new org.locationtech.jts.geom.PrecisionModel(10));
        assertThat(sum - union.getArea()).as("overlap on " + day).isBetween(-land / 1_000, land / 1_000);
        Geometry missing = OverlayNGRobust.overlay(c.outline(), union, OverlayNG.SYMDIFFERENCE);
        assertThat(missing.getArea()).as("gaps on " + day).isLessThan(land / 1_000);
    }

    @Test
    void anchorsLieInTheirWardsAndFormerWardsInTheirSuccessors() {
        PLAN.anchorsOf.forEach((ward, anchors) -> {
            Feature w = city.features(CityLayers.WARDS).stream()
                    .filter(f -> f.id().equals(ward))
                    .findFirst()
                    .orElseThrow();
            Polygon area = polygon((Shape.Area) w.shape());
            for (GeoPoint a : anchors) {
                assertThat(area.contains(Plane.GF.createPoint(PLANE.in(a))))
                        .as(ward + " " + a)
                        .isTrue();
            }
        });
        assertThat(city.features(CityLayers.WARDS).stream().filter(f -> f.isValidOn(BEFORE)))
                .hasSizeGreaterThan(15)
                .noneMatch(f -> f.isValidOn(TestPlan.FROM));
    }

    @Test
    void hasTheKindsThatItPromises() {
        Set<String> kinds = new TreeSet<>();
        city.features(CityLayers.STREETS).forEach(f -> kinds.add(f.kind()));
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(CityLayers.STREET_KINDS);
        assertThat(city.features(CityLayers.WATER)).extracting(Feature::kind).contains("river", "stream", "lake");
        assertThat(city.features(CityLayers.LAND)).extracting(Feature::kind).contains("block", "park", "forest");
        assertThat(city.features(CityLayers.POWER)).extracting(Feature::kind).contains("line-110kv", "substation");
        assertThat(city.features(CityLayers.EVACUATION)).allSatisfy(f -> {
            assertThat(f.detail().vi()).matches("Sức chứa [\\d.]+ người");
            assertThat(f.ownerUnitId()).startsWith("ubnd-");
        });
        assertThat(city.features("gas")).isEmpty();
    }

    @Test
    void sixStreetsMeetAtTheHub() {
        GeoPoint hub = PLAN.plan(7).hub();
        Feature circle = city.features(CityLayers.STREETS).get(0);
        assertThat(circle.name().vi()).isEqualTo("Ngã Sáu");
        List<GeoPoint> ring = ((Shape.Line) circle.shape()).points();
        assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
        long meeting = city.features(CityLayers.STREETS).stream()
                .filter(f -> f != circle && f.kind().equals("major"))
                .flatMap(f -> List.of(
                        ((Shape.Line) f.shape()).points().get(0),
                        ((Shape.Line) f.shape())
                                .points()
                                .get(((Shape.Line) f.shape()).points().size() - 1))
                        .stream())
                .filter(p -> p.metresTo(hub) < 100)
                .count();
        assertThat(meeting).isBetween(5L, 6L);
    }
}
