package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Shape;
import vn.toancanh.geo.Way;
import vn.toancanh.geo.drawn.CityPlan.WardSite;

/** Power, water, telecom and lighting. High voltage goes straight across the land; the rest follows the streets. */
final class Networks {
    private static final double LAMP_EVERY = 190;
    private static final int LAMPS_A_CABINET = 30;

    private final Ground g;
    private final List<Road> roads;
    private final Coordinate hub;

    Networks(Ground g, List<Road> roads) {
        this.g = g;
        this.roads = roads;
        this.hub = g.plane.in(g.plan.hub());
    }

    void make() {
        power();
        water();
        telecom();
        lighting();
    }

    private void power() {
        List<Coordinate> stations = new ArrayList<>();
        for (WardSite w : g.plan.wards()) {
            Coordinate c = beside(g.plane.in(w.centre()), "substation-" + w.id(), 900, 1_600);
            stations.add(c);
            String vi = "Trạm 110 kV " + w.shortName();
            g.add(
                    CityLayers.POWER,
                    "substation",
                    g.plane.point(c),
                    c,
                    Ground.text(vi, w.shortName() + " 110 kV substation"),
                    Ground.text("110/22 kV, 2 × 40 MVA", "110/22 kV, 2 × 40 MVA"));
        }
        // A tree over the stations, and one line that comes from outside.
        Set<Integer> in = new LinkedHashSet<>(Set.of(0));
        Coordinate first = stations.get(0);
        tower(new Coordinate(first.x < 0 ? -g.plane.width / 2 + 5 : g.plane.width / 2 - 5, first.y + 900), first);
        while (in.size() < stations.size()) {
            int from = -1;
            int to = -1;
            for (int i : in) {
                for (int j = 0; j < stations.size(); j++) {
                    if (!in.contains(j)
                            && (from < 0
                                    || stations.get(i).distance(stations.get(j))
                                            < stations.get(from).distance(stations.get(to)))) {
                        from = i;
                        to = j;
                    }
                }
            }
            tower(stations.get(from), stations.get(to));
            in.add(to);
        }
        for (int s = 0; s < stations.size(); s++) {
            Rnd rnd = new Rnd(g.plan.seed(), "feeder", s);
            for (int k = 0; k < 5; k++) {
                Coordinate end = Plane.polar(stations.get(s), rnd.between(0, 2 * Math.PI), rnd.between(900, 2_600));
                follow(CityLayers.POWER, "line-22kv", stations.get(s), end, null);
                transformers(stations.get(s), end);
            }
        }
    }

    private void tower(Coordinate a, Coordinate b) {
        List<Coordinate> line = Curves.wavy(a, b, 0.07 * a.distance(b), 1_500, 900, g.plan.seed(), "tower");
        g.add(
                CityLayers.POWER,
                "line-110kv",
                Plane.line(line).isEmpty() ? g.plane.point(a) : g.plane.line(line.toArray(Coordinate[]::new)),
                Plane.along(a, b, 0.5),
                Ground.text("Đường dây 110 kV", "110 kV line"),
                null);
    }

    private void transformers(Coordinate a, Coordinate b) {
        g.streets.way(g.plane.out(a), g.plane.out(b)).ifPresent(w -> {
            for (double m = 350; m < w.metres(); m += 420) {
                Coordinate at = g.plane.in(w.at(m));
                g.add(
                        CityLayers.POWER,
                        "transformer",
                        g.plane.point(at),
                        at,
                        null,
                        Ground.text("22/0,4 kV, 400 kVA", "22/0.4 kV, 400 kVA"));
            }
        });
    }

    private void water() {
        Coordinate plant = beside(hub, "plant", 3_400, 4_200);
        g.add(
                CityLayers.WATER_SUPPLY,
                "plant",
                g.plane.point(plant),
                plant,
                Ground.text("Nhà máy nước (mẫu)", "Water works (sample)"),
                Ground.text("Công suất 49.000 m³/ngày", "Capacity 49,000 m³ a day"));
        for (WardSite w : g.plan.wards()) {
            Coordinate c = beside(g.plane.in(w.centre()), "pump-" + w.id(), 300, 900);
            g.add(
                    CityLayers.WATER_SUPPLY,
                    "pumping-station",
                    g.plane.point(c),
                    c,
                    Ground.text("Trạm bơm " + w.shortName(), w.shortName() + " pumping station"),
                    Ground.text("2 bơm, áp lực đặt 2,8 bar", "2 pumps, set pressure 2.8 bar"));
            follow(CityLayers.WATER_SUPPLY, "main", plant, c, Ground.text("Ống chính DN500", "Main DN500"));
            Rnd rnd = new Rnd(g.plan.seed(), "pipe-" + w.id(), 0);
            for (int k = 0; k < 7; k++) {
                Coordinate end = Plane.polar(c, rnd.between(0, 2 * Math.PI), rnd.between(600, 2_000));
                follow(CityLayers.WATER_SUPPLY, "pipe", c, end, null);
                hydrants(c, end);
            }
        }
    }

    private void hydrants(Coordinate a, Coordinate b) {
        g.streets.way(g.plane.out(a), g.plane.out(b)).ifPresent(w -> {
            for (double m = 250; m < w.metres(); m += 300) {
                Coordinate at = g.plane.in(w.at(m));
                g.add(
                        CityLayers.WATER_SUPPLY,
                        "hydrant",
                        g.plane.point(at),
                        at,
                        null,
                        Ground.text("Trụ cứu hoả DN100", "Fire hydrant DN100"));
            }
        });
    }

    private void telecom() {
        Coordinate main = beside(hub, "exchange", 300, 600);
        List<Coordinate> exchanges = new ArrayList<>(List.of(main));
        g.plan.wards().forEach(w -> exchanges.add(beside(g.plane.in(w.centre()), "exchange-" + w.id(), 250, 700)));
        for (int i = 0; i < exchanges.size(); i++) {
            String of = i == 0 ? "trung tâm" : g.plan.wards().get(i - 1).shortName();
            String en = i == 0 ? "Central" : of;
            Coordinate c = exchanges.get(i);
            g.add(
                    CityLayers.TELECOM,
                    "exchange",
                    g.plane.point(c),
                    c,
                    Ground.text("Tổng đài " + of, en + " exchange"),
                    null);
            if (i > 0) {
                follow(CityLayers.TELECOM, "fibre", main, c, Ground.text("Cáp quang 96 sợi", "Fibre, 96 cores"));
            }
        }
        for (WardSite w : g.plan.wards()) {
            Rnd rnd = new Rnd(g.plan.seed(), "cell-" + w.id(), 0);
            int cells = w.urban() ? 16 : 9;
            for (int k = 0; k < cells; k++) {
                // Sunflower seeds: even, and not a grid.
                double r = 320 * Math.sqrt(k + 0.5) * (w.urban() ? 1 : 1.9);
                Coordinate c = Plane.polar(g.plane.in(w.centre()), k * 2.39996 + rnd.between(-0.2, 0.2), r);
                int height = 18 + 6 * rnd.below(5);
                g.add(
                        CityLayers.TELECOM,
                        "cell",
                        g.plane.point(c),
                        c,
                        Ground.text("Trạm BTS " + w.shortName() + " " + (k + 1), w.shortName() + " cell " + (k + 1)),
                        Ground.text("Cột " + height + " m, 4G/5G", "Mast " + height + " m, 4G/5G"));
            }
        }
    }

    private void lighting() {
        int lamps = 0;
        for (Road r : roads) {
            if (!r.isMain()) {
                continue;
            }
            Way way = new Way(g.plane.out(r.line().toArray(Coordinate[]::new)));
            for (double m = LAMP_EVERY / 2; m < way.metres(); m += LAMP_EVERY) {
                Coordinate c = g.plane.in(way.at(m));
                Coordinate on = g.plane.in(way.at(m + 1));
                if (isBuilt(c) && c.distance(on) > 0.1) {
                    double side = StrictMath.atan2(on.y - c.y, on.x - c.x) + Math.PI / 2;
                    Coordinate at = Plane.polar(c, side, 7);
                    boolean cabinet = lamps++ % LAMPS_A_CABINET == 0;
                    String street = r.name();
                    LocalText name = !cabinet || street == null
                            ? null
                            : Ground.text("Tủ đèn " + street, "Lighting cabinet, " + street);
                    g.add(CityLayers.LIGHTING, cabinet ? "cabinet" : "lamp", g.plane.point(at), at, name, null);
                }
            }
        }
    }

    private boolean isBuilt(Coordinate c) {
        return g.plan.wards().stream().anyMatch(w -> g.plane.in(w.centre()).distance(c) < (w.urban() ? 2_300 : 1_100));
    }

    /** A line of a network along the streets. */
    private void follow(
            String layer, String kind, Coordinate a, Coordinate b, @org.jspecify.annotations.Nullable LocalText name) {
        g.streets.way(g.plane.out(a), g.plane.out(b)).ifPresent(w -> {
            List<GeoPoint> p = g.plane.out(w.points().stream().map(g.plane::in).toArray(Coordinate[]::new));
            if (p.size() > 1) {
                g.add(layer, kind, new Shape.Line(p), Plane.along(a, b, 0.5), name, null);
            }
        });
    }

    /** A place beside a street, so far from here. */
    private Coordinate beside(Coordinate from, String what, double low, double high) {
        Rnd rnd = new Rnd(g.plan.seed(), what, 0);
        Coordinate want = Plane.polar(from, rnd.between(0, 2 * Math.PI), rnd.between(low, high));
        Coordinate on =
                g.streets.snap(g.plane.out(want)).map(s -> g.plane.in(s.at())).orElse(want);
        return Plane.polar(on, rnd.between(0, 2 * Math.PI), 28);
    }
}
