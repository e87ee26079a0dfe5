package vn.toancanh.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Shape;

class StreetGraphTest {
    private static final double D = 0.001; // about 111 m
    private static final GeoPoint O = new GeoPoint(12.6, 108.0);

    private static GeoPoint at(double row, double column) {
        return new GeoPoint(O.lat() + row * D, O.lon() + column * D);
    }

    private static Feature street(String kind, GeoPoint... points) {
        return new Feature(
                "s" + Arrays.hashCode(points), new Shape.Line(List.of(points)), null, kind, null, null, null, null);
    }

    @Test
    void emptyStreetsHaveNoPlace() {
        StreetGraph g = new StreetGraph(List.of());
        assertThat(g.snap(O)).isEmpty();
        assertThat(g.way(O, at(1, 1))).isEmpty();
        assertThat(g.components()).isZero();
    }

    @Test
    void goesRoundTheBlockAndStartsAndEndsInTheMiddleOfStreets() {
        StreetGraph g = new StreetGraph(List.of(
                street("lane", at(0, 0), at(0, 1), at(0, 2)),
                street("lane", at(0, 0), at(1, 0)),
                street("lane", at(0, 2), at(1, 2), at(1, 0))));
        assertThat(g.components()).isOne();
        assertThat(g.snap(at(0.2, 1.5)).orElseThrow().metresOff()).isCloseTo(22.2, within(0.5));
        Way w = g.way(at(0.1, 1.5), at(0.9, 1.5)).orElseThrow();
        assertThat(w.points().get(0).metresTo(at(0, 1.5))).isLessThan(0.1);
        assertThat(w.points().get(w.points().size() - 1).metresTo(at(1, 1.5))).isLessThan(0.1);
        double side = at(0, 0).metresTo(at(0, 1));
        assertThat(w.metres()).isCloseTo(side + at(0, 2).metresTo(at(1, 2)), within(1.0));
        assertThat(w.at(-5)).isEqualTo(w.points().get(0));
        assertThat(w.at(1e9)).isEqualTo(w.points().get(w.points().size() - 1));
        assertThat(w.at(side / 2).metresTo(at(0, 2))).isLessThan(1);
        Way same = g.way(at(0, 0.2), at(0, 0.9)).orElseThrow();
        assertThat(same.metres()).isCloseTo(side * 0.7, within(1.0));
        assertThat(g.way(at(0, 0.9), at(0, 0.2)).orElseThrow().metres()).isCloseTo(side * 0.7, within(1.0));
    }

    @Test
    void prefersTheFastRoadAndFindsNoWayToAnIsland() {
        StreetGraph g = new StreetGraph(List.of(
                street("lane", at(0, 0), at(0, 10)),
                street("major", at(0, 0), at(2, 5), at(0, 10)),
                street("lane", at(50, 0), at(50, 1))));
        assertThat(g.components()).isEqualTo(2);
        assertThat(g.way(at(0, 0), at(0, 10)).orElseThrow().points()).hasSizeGreaterThan(2);
        assertThat(g.way(at(0, 0), at(50, 1))).isEmpty();
    }

    @Test
    void theWayCostsWhatALookAtAllWaysSays() {
        SplittableRandom r = new SplittableRandom(5);
        int n = 7;
        List<Feature> streets = new ArrayList<>();
        double[][] cost = new double[n * n][n * n];
        for (double[] row : cost) {
            Arrays.fill(row, 1e9);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int[] d : new int[][] {{0, 1}, {1, 0}, {1, 1}}) {
                    if (i + d[0] < n && j + d[1] < n && r.nextInt(4) > 0) {
                        GeoPoint a = at(i, j);
                        GeoPoint b = at(i + d[0], j + d[1]);
                        streets.add(street("lane", a, b));
                        int p = i * n + j;
                        int q = (i + d[0]) * n + j + d[1];
                        cost[p][q] = a.metresTo(b);
                        cost[q][p] = cost[p][q];
                    }
                }
            }
        }
        for (int k = 0; k < n * n; k++) {
            cost[k][k] = 0;
            for (int i = 0; i < n * n; i++) {
                for (int j = 0; j < n * n; j++) {
                    cost[i][j] = Math.min(cost[i][j], cost[i][k] + cost[k][j]);
                }
            }
        }
        StreetGraph g = new StreetGraph(streets);
        for (int t = 0; t < 200; t++) {
            int p = r.nextInt(n * n);
            int q = r.nextInt(n * n);
            if (cost[p][q] < 1e8 && g.snap(at(p / n, p % n)).orElseThrow().metresOff() < 1) {
                double m =
                        g.way(at(p / n, p % n), at(q / n, q % n)).orElseThrow().metres();
                assertThat(m).isCloseTo(cost[p][q], within(1 + cost[p][q] * 0.005));
            }
        }
    }

    @Test
    void mercatorGoesThereAndBack() {
        assertThat(WebMercator.x(-180)).isZero();
        assertThat(WebMercator.y(0)).isCloseTo(0.5, within(1e-12));
        assertThat(WebMercator.y(WebMercator.MAX_LAT)).isCloseTo(0, within(1e-9));
        // By the tangent form of the projection, worked out elsewhere.
        double half = Math.PI * 6_378_137;
        assertThat((WebMercator.x(108.0384) - 0.5) * 2 * half).isCloseTo(12_026_779.674, within(0.01));
        assertThat((0.5 - WebMercator.y(12.6795)) * 2 * half).isCloseTo(1_423_139.333, within(0.01));
        for (double lat = -85; lat <= 85; lat += 8.5) {
            GeoPoint p = WebMercator.point(WebMercator.x(lat * 2), WebMercator.y(lat));
            assertThat(p.lat()).isCloseTo(lat, within(1e-9));
            assertThat(p.lon()).isCloseTo(lat * 2, within(1e-9));
        }
        assertThat(WebMercator.metresPerPixel(0, 0)).isCloseTo(156_543.03, within(0.01));
        assertThat(WebMercator.point(-3, 9).lat()).isCloseTo(-WebMercator.MAX_LAT, within(1e-9));
    }

    @Test
    void hoangSaAndTruongSaAreOnOurOwnLayerUnderTheirNames() {
        List<Feature> all = Sovereignty.layer().features();
        assertThat(all)
                .extracting(f -> f.name().vi())
                .contains("Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)");
        assertThat(all)
                .extracting(f -> f.name().en())
                .contains("Hoàng Sa (Paracel) Islands, Việt Nam", "Trường Sa (Spratly) Islands, Việt Nam");
        assertThat(all)
                .filteredOn(f -> f.kind().equals(Sovereignty.ARCHIPELAGO))
                .hasSize(2)
                .allSatisfy(f -> {
                    GeoPoint p = ((Shape.Point) f.shape()).at();
                    List<GeoPoint> frame = all.stream()
                            .filter(x -> x.id().equals(f.id() + "-frame"))
                            .map(x -> ((Shape.Area) x.shape()).rings().get(0))
                            .findFirst()
                            .orElseThrow();
                    assertThat(p.lat())
                            .isBetween(frame.get(0).lat(), frame.get(2).lat());
                    assertThat(p.lon())
                            .isBetween(frame.get(0).lon(), frame.get(2).lon());
                });
    }
}
