package vn.toancanh.geo.drawn;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import vn.toancanh.geo.drawn.CityPlan.WardSite;

/** Schools, clinics and evacuation points of each ward, beside its streets. Their names are counted, not those of real ones. */
final class Services {
    private record Kind(String kind, String vi, String en, int ofWard, int ofCommune) {}

    private static final List<Kind> SCHOOLS = List.of(
            new Kind("kindergarten", "Trường Mầm non", "Kindergarten", 7, 4),
            new Kind("primary-school", "Trường Tiểu học", "Primary School", 6, 4),
            new Kind("lower-secondary", "Trường THCS", "Lower Secondary School", 4, 2),
            new Kind("upper-secondary", "Trường THPT", "Upper Secondary School", 2, 1));
    private static final List<Kind> CLINICS = List.of(
            new Kind("hospital", "Bệnh viện", "Hospital", 1, 0), new Kind("ward-clinic", "Trạm Y tế", "Clinic", 3, 2));
    private static final List<Kind> SHELTERS = List.of(
            new Kind("school", "Điểm sơ tán Trường", "Evacuation point, school", 3, 2),
            new Kind("hall", "Điểm sơ tán Nhà văn hoá", "Evacuation point, community hall", 3, 3),
            new Kind("stadium", "Điểm sơ tán Sân vận động", "Evacuation point, stadium", 1, 0));

    private final Ground g;

    Services(Ground g) {
        this.g = g;
    }

    void make() {
        for (WardSite w : g.plan.wards()) {
            SCHOOLS.forEach(k -> put(CityLayers.SCHOOLS, k, w));
            CLINICS.forEach(k -> put(CityLayers.CLINICS, k, w));
            SHELTERS.forEach(k -> put(CityLayers.EVACUATION, k, w));
        }
    }

    private void put(String layer, Kind k, WardSite w) {
        Rnd rnd = new Rnd(g.plan.seed(), layer + k.kind + w.id(), 0);
        int count = w.urban() ? k.ofWard : k.ofCommune;
        for (int n = 1; n <= count; n++) {
            Coordinate at = place(rnd, w);
            String number = " " + n;
            g.add(
                    layer,
                    k.kind,
                    g.plane.point(at),
                    at,
                    Ground.text(k.vi + " " + w.shortName() + number, w.shortName() + " " + k.en + number),
                    detail(layer, k.kind, rnd));
        }
    }

    /** Within the ward, some steps beside a street. */
    private Coordinate place(Rnd rnd, WardSite w) {
        Coordinate centre = g.plane.in(w.centre());
        Coordinate at = centre;
        for (int tries = 0; tries < 12; tries++) {
            Coordinate want =
                    Plane.polar(centre, rnd.between(0, 2 * Math.PI), 2_400 * Math.pow(rnd.between(0, 1), 0.7));
            Coordinate on = g.streets
                    .snap(g.plane.out(want))
                    .map(s -> g.plane.in(s.at()))
                    .orElse(want);
            at = Plane.polar(on, rnd.between(0, 2 * Math.PI), 32);
            if (w.id().equals(g.wards.wardAt(at))) {
                return at;
            }
        }
        return at;
    }

    private static vn.toancanh.core.model.LocalText detail(String layer, String kind, Rnd rnd) {
        return switch (layer) {
            case CityLayers.EVACUATION -> {
                int people = kind.equals("stadium") ? 1_500 + 100 * rnd.below(16) : 120 + 20 * rnd.below(24);
                String vi = String.format(Locale.ROOT, "%,d", people).replace(',', '.');
                yield Ground.text("Sức chứa " + vi + " người", String.format(Locale.ROOT, "Holds %,d people", people));
            }
            case CityLayers.CLINICS -> {
                int beds = kind.equals("hospital") ? 150 + 50 * rnd.below(12) : 5 + rnd.below(8);
                yield Ground.text(beds + " giường", beds + " beds");
            }
            default -> {
                int pupils = 180 + 20 * rnd.below(40);
                String vi = pupils >= 1000 ? "1." + String.format(Locale.ROOT, "%03d", pupils - 1000) : "" + pupils;
                yield Ground.text(vi + " học sinh", pupils + " pupils");
            }
        };
    }
}
