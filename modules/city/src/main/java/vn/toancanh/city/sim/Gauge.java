package vn.toancanh.city.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Sensor;
import vn.toancanh.wire.pack.Threshold;

/**
 * A sensor with the one limit that the simulated city makes it pass.
 *
 * @param wardId null when it stands outside the wards of the pack
 * @param alertAt a value beyond it is an alert; null never alerts
 * @param below whether beyond means below
 * @param exact whether the value jumps to the limit and no further: a code, not a measure
 * @param level name of the level that is passed
 * @param alertText with holes, see {@link Threshold#alertText()}; empty when there is no alert
 */
record Gauge(
        String id,
        String name,
        String unit,
        GeoPoint point,
        @Nullable String wardId,
        String categoryId,
        String thresholdId,
        double low,
        double high,
        long periodSeconds,
        @Nullable Double alertAt,
        boolean below,
        boolean exact,
        String level,
        String alertText) {

    static List<Gauge> of(CityPack pack) {
        List<Gauge> all = new ArrayList<>();
        for (Sensor s : pack.sensors()) {
            Threshold t = pack.thresholds().get(s.thresholdId());
            Threshold.Level l = t == null ? null : t.alertLevel().orElse(null);
            String ward = pack.catalogue().ward(s.wardId()).isPresent() ? s.wardId() : null;
            all.add(new Gauge(
                    s.id(),
                    s.name().vi(),
                    s.unit().vi(),
                    s.point(),
                    ward,
                    s.categoryId(),
                    s.thresholdId(),
                    s.low(),
                    s.high(),
                    s.periodSeconds(),
                    l == null ? null : limit(s, l),
                    l != null && isBelow(l),
                    l != null && l.op() == Threshold.Op.EQUAL,
                    l == null ? "" : l.name().vi(),
                    t == null ? "" : t.alertText().vi()));
        }
        return List.copyOf(all);
    }

    private static double limit(Sensor s, Threshold.Level l) {
        return switch (l.op()) {
            case DROP_SHARE -> (s.low() + s.high()) / 2 * (1 - l.value());
            case OUTSIDE -> l.upTo() == null ? l.value() : l.upTo();
            default -> l.value();
        };
    }

    private static boolean isBelow(Threshold.Level l) {
        return switch (l.op()) {
            case AT_MOST, BELOW, DROP_SHARE -> true;
            case OUTSIDE -> l.upTo() == null;
            case AT_LEAST, ABOVE, EQUAL -> false;
        };
    }
}
