package vn.toancanh.uidesk.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.say.IndicatorWords;

/** Which indicators stand on the desk. Places are stable: only a breach may take another one's place. Pure functions. */
public final class IndicatorPick {
    private IndicatorPick() {}

    /**
     * The indicators of a service, or one after the other from all services.
     *
     * @param serviceId null for all services
     * @param places how many fit
     */
    public static List<IndicatorDef> of(CityState s, @Nullable String serviceId, int places) {
        List<IndicatorDef> all = s.catalogue().indicators().stream()
                .filter(d -> serviceId == null || serviceId.equals(d.serviceId()))
                .toList();
        List<IndicatorDef> base = new ArrayList<>(
                serviceId == null ? inTurns(all, places) : all.subList(0, Math.min(places, all.size())));
        int from = base.size();
        for (IndicatorDef d : all) {
            if (base.contains(d) || !IndicatorWords.isBreached(d, s.indicators().get(d.id()))) {
                continue;
            }
            do {
                from--;
            } while (from >= 0
                    && IndicatorWords.isBreached(
                            base.get(from), s.indicators().get(base.get(from).id())));
            if (from < 0) {
                break;
            }
            base.set(from, d);
        }
        return base;
    }

    private static List<IndicatorDef> inTurns(List<IndicatorDef> all, int places) {
        Map<String, List<IndicatorDef>> by = new LinkedHashMap<>();
        for (IndicatorDef d : all) {
            by.computeIfAbsent(d.serviceId(), k -> new ArrayList<>()).add(d);
        }
        List<IndicatorDef> out = new ArrayList<>();
        for (int round = 0; out.size() < Math.min(places, all.size()); round++) {
            for (List<IndicatorDef> of : by.values()) {
                if (round < of.size() && out.size() < places) {
                    out.add(of.get(round));
                }
            }
        }
        return out;
    }
}
