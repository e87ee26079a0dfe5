package vn.toancanh.uidesk.shell;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.say.Due;

/**
 * One entry of the service rail.
 *
 * @param asOf the newest data of the service, an indicator's value or a case's last change; null when there is none
 */
public record RailModel(
        ServiceDef service,
        int open,
        int overdue,
        int unattended,
        @Nullable Instant asOf) {

    /** All services of the catalogue in its order. */
    public static List<RailModel> of(CityState s, Instant now) {
        Map<String, int[]> counts = new HashMap<>();
        Map<String, Instant> ages = new HashMap<>();
        for (Case c : s.shown().values()) {
            ages.merge(c.serviceId(), c.updatedAt(), RailModel::later);
            if (c.state().isOpen() && !c.isShelved(now)) {
                int[] n = counts.computeIfAbsent(c.serviceId(), k -> new int[3]);
                n[0]++;
                n[1] += Due.of(c, now).isOverdue() ? 1 : 0;
                n[2] += c.isUnattended() ? 1 : 0;
            }
        }
        for (IndicatorDef d : s.catalogue().indicators()) {
            IndicatorValue v = s.indicators().get(d.id());
            if (v != null && v.asOf() != null) {
                ages.merge(d.serviceId(), v.asOf(), RailModel::later);
            }
        }
        int[] none = new int[3];
        return s.catalogue().services().stream()
                .sorted(Comparator.comparingInt(ServiceDef::order))
                .map(d -> {
                    int[] n = counts.getOrDefault(d.id(), none);
                    return new RailModel(d, n[0], n[1], n[2], ages.get(d.id()));
                })
                .toList();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
