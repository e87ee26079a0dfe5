package vn.toancanh.geo.drawn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.geo.drawn.CityPlan.Anchor;
import vn.toancanh.geo.drawn.CityPlan.Extent;
import vn.toancanh.geo.drawn.CityPlan.FormerWard;
import vn.toancanh.geo.drawn.CityPlan.WardSite;
import vn.toancanh.geo.drawn.CityPlan.WaterBody;

/** The plan of a city with six wards and sixty anchors. */
final class TestPlan {
    static final LocalDate FROM = LocalDate.of(2025, 7, 1);
    static final Extent EXTENT = new Extent(12.53, 107.89, 12.78, 108.145);

    /** Anchors by the ward that they belong to. */
    final Map<String, List<GeoPoint>> anchorsOf = new TreeMap<>();

    final List<WardSite> wards = new ArrayList<>();
    final List<FormerWard> former = new ArrayList<>();
    final List<Anchor> anchors = new ArrayList<>();
    final List<String> streets = new ArrayList<>();

    TestPlan() {
        for (String line : lines()) {
            String[] f = line.split(";");
            switch (f[0]) {
                case "ward" ->
                    wards.add(new WardSite(
                            f[1], new LocalText(f[2], f[3]), f[4], f[5].equals("ward"), point(f[6], f[7]), FROM));
                case "former" ->
                    former.add(new FormerWard(
                            f[1], new LocalText(f[2], f[2]), f[2].startsWith("Phường"), f[3], FROM.minusDays(1)));
                case "anchor" -> {
                    anchors.add(new Anchor(point(f[1], f[2]), f.length > 4 ? List.of(f[4].split("\\|")) : List.of()));
                    anchorsOf.computeIfAbsent(f[3], k -> new ArrayList<>()).add(point(f[1], f[2]));
                }
                case "street" -> streets.add(f[1]);
                default -> {}
            }
        }
    }

    CityPlan plan(long seed) {
        return new CityPlan(
                seed,
                EXTENT,
                new GeoPoint(12.6795, 108.0384),
                new LocalText("Ngã Sáu", "Ngã Sáu roundabout"),
                wards,
                former,
                anchors,
                List.of(
                        water(
                                "song",
                                WaterBody.Kind.RIVER,
                                110,
                                12.5,
                                107.99,
                                12.572,
                                107.936,
                                12.5975,
                                107.9465,
                                12.66,
                                107.93,
                                12.78,
                                107.9),
                        water(
                                "suoi-1",
                                WaterBody.Kind.STREAM,
                                0,
                                12.775,
                                108.06,
                                12.71879,
                                108.06301,
                                12.7,
                                108.02,
                                12.71,
                                107.98,
                                12.66,
                                107.93),
                        water(
                                "suoi-2",
                                WaterBody.Kind.STREAM,
                                0,
                                12.69,
                                108.012,
                                12.6682,
                                108.00951,
                                12.64,
                                107.99,
                                12.605,
                                107.945),
                        water("ho", WaterBody.Kind.LAKE, 2_300, 12.612, 108.037)),
                streets,
                (layer, ward) -> layer.equals(CityLayers.EVACUATION) ? "ubnd-" + ward : null);
    }

    private static WaterBody water(String id, WaterBody.Kind kind, double metres, double... latLon) {
        List<GeoPoint> p = new ArrayList<>();
        for (int i = 0; i < latLon.length; i += 2) {
            p.add(new GeoPoint(latLon[i], latLon[i + 1]));
        }
        return new WaterBody(id, kind, new LocalText("Nước " + id, "Water " + id), p, metres);
    }

    private static GeoPoint point(String lat, String lon) {
        return new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon));
    }

    private static List<String> lines() {
        try (InputStream in = TestPlan.class.getResourceAsStream("/plan.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
