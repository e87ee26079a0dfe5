package vn.toancanh.uidesk.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.time.Freshness;
import vn.toancanh.uikit.say.IndicatorWords;

/**
 * The indicators of one service, or of all, sorted by what needs a person: beyond their limit, then without a value that can be
 * trusted, then normal. Within these the order of the pack stands, so that a place on the board means something. Pure.
 *
 * @param viewOnly how many of all of them are only looked at (chỉ xem)
 */
public record BoardModel(List<Entry> breached, List<Entry> unsure, List<Entry> normal, int viewOnly) {
    /** How an indicator stands. */
    public enum Look {
        BREACHED,
        /** It has no value. */
        NONE,
        /** Its value is older than it may be, or of unknown age. */
        STALE,
        NORMAL
    }

    /** @param alert the open alert that its breach has raised; null when there is none */
    public record Entry(
            IndicatorDef def,
            @Nullable IndicatorValue value,
            Look look,
            @Nullable Case alert) {
        /** Nobody has to act on it, whatever it says. */
        public boolean isViewOnly() {
            return def.action() == null;
        }
    }

    /** @param serviceId null for all services */
    public static BoardModel of(CityState s, @Nullable String serviceId, Instant now) {
        Map<String, Case> alerts = alerts(s);
        List<Entry> breached = new ArrayList<>();
        List<Entry> unsure = new ArrayList<>();
        List<Entry> normal = new ArrayList<>();
        int viewOnly = 0;
        for (IndicatorDef d : s.catalogue().indicators()) {
            if (serviceId != null && !serviceId.equals(d.serviceId())) {
                continue;
            }
            Entry e = entry(d, s.indicators().get(d.id()), alerts.get(d.id()), now);
            viewOnly += e.isViewOnly() ? 1 : 0;
            switch (e.look()) {
                case BREACHED -> breached.add(e);
                case NONE, STALE -> unsure.add(e);
                case NORMAL -> normal.add(e);
            }
        }
        breached.sort(Comparator.comparing((Entry e) -> e.alert() == null)
                .thenComparing(e -> e.alert() == null ? 0 : e.alert().priority().digit()));
        return new BoardModel(breached, unsure, normal, viewOnly);
    }

    /** One indicator as the board would have it; null when the city does not know it. */
    public static @Nullable Entry one(CityState s, @Nullable String id, Instant now) {
        return s.catalogue().indicators().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .map(d -> entry(d, s.indicators().get(d.id()), alerts(s).get(d.id()), now))
                .orElse(null);
    }

    public int size() {
        return breached.size() + unsure.size() + normal.size();
    }

    /** Id of the indicator that has raised this alert; null when something else has. */
    public static @Nullable String indicatorOf(@Nullable Case c) {
        AlertInfo a = c == null ? null : c.alert();
        return a != null && a.sourceId().startsWith(SOURCE) ? a.sourceId().substring(SOURCE.length()) : null;
    }

    private static final String SOURCE = "indicator/";

    private static Entry entry(IndicatorDef d, @Nullable IndicatorValue v, @Nullable Case alert, Instant now) {
        return new Entry(d, v, look(d, v, now), alert);
    }

    private static Look look(IndicatorDef d, @Nullable IndicatorValue v, Instant now) {
        if (v == null || v.value() == null) {
            return Look.NONE;
        }
        boolean fresh =
                Freshness.of(v.asOf(), Duration.ofSeconds(d.ttlSeconds()), now).level() == Freshness.Level.FRESH;
        if (!fresh) {
            return Look.STALE;
        }
        return IndicatorWords.isBreached(d, v) ? Look.BREACHED : Look.NORMAL;
    }

    private static Map<String, Case> alerts(CityState s) {
        Map<String, Case> out = new HashMap<>();
        for (Case c : s.shown().values()) {
            String id = c.state().isOpen() ? indicatorOf(c) : null;
            if (id != null) {
                out.put(id, c);
            }
        }
        return out;
    }
}
