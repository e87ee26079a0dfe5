package vn.toancanh.city.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.wire.pack.CityPack;

/**
 * Indicators wander within their band and sometimes leave it; in a demonstration one of them is led out of it every few
 * minutes. A value is a function of the seed, the time and the episode.
 */
final class Indicators implements Part {
    private static final String ROUND = "indicators";
    private static final String AWAY = "indicator-away";
    private static final double DEMO_MEAN = 240;
    private static final int ROUND_SECONDS = 15;
    private static final int TREND = 48;

    private final CityPack pack;
    private final IndicatorAlerts alerts;
    private final long seed;

    Indicators(CityPack pack, CaseMaker maker, Words words, long seed) {
        this.pack = pack;
        this.alerts = new IndicatorAlerts(pack, maker, words);
        this.seed = seed;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ROUND, AWAY);
    }

    @Override
    public void begin(Turn t) {
        round(t);
        if (!t.pace.isStill()) {
            t.later(ROUND_SECONDS, ROUND, 0);
        }
        if (t.pace.isDemo()) {
            t.later(t.dice(AWAY, -1).wait(DEMO_MEAN), AWAY, 0);
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        if (e.kind().equals(AWAY)) {
            Dice dice = t.dice(AWAY, e.n());
            lead(t, dice);
            t.later(dice.wait(DEMO_MEAN), AWAY, e.n() + 1);
            return;
        }
        round(t);
        t.later(ROUND_SECONDS, ROUND, e.n() + 1);
    }

    /** Leads one indicator out of its band for some minutes, if one is inside. */
    private void lead(Turn t, Dice dice) {
        List<IndicatorDef> inside = pack.catalogue().indicators().stream()
                .filter(d -> d.action() != null && IndicatorAlerts.worseEnd(d) != null)
                .filter(d -> !t.book.episodes.containsKey(IndicatorAlerts.source(d)))
                .filter(d -> Sensors.openAlert(t, IndicatorAlerts.source(d)) == null)
                .toList();
        if (inside.isEmpty()) {
            return;
        }
        IndicatorDef d = dice.pick(inside);
        double end = Objects.requireNonNull(IndicatorAlerts.worseEnd(d));
        double band = d.normalHigh() == null || d.normalLow() == null ? 0 : d.normalHigh() - d.normalLow();
        double away = Math.max(Math.max(1, Math.abs(end) * 0.04), band * dice.between(0.15, 0.4));
        boolean up = d.normalHigh() != null && end == d.normalHigh();
        double peak = Math.max(0, up ? end + away : end - away);
        double rise = dice.between(20, 60);
        double lasts = dice.between(180, 420);
        t.book.episodes.put(
                IndicatorAlerts.source(d),
                new Episode(
                        IndicatorAlerts.source(d),
                        t.now,
                        t.after(rise),
                        t.after(rise + lasts),
                        t.after(2 * rise + lasts),
                        peak));
    }

    /** What an indicator says at a time. */
    double value(IndicatorDef d, Instant at, @Nullable Episode episode) {
        double low = d.normalLow() == null ? 0 : d.normalLow();
        double high = d.normalHigh() == null ? Math.max(low * 2, 100) : d.normalHigh();
        double band = Math.max(high - low, 0);
        double t = at.toEpochMilli() / 1000.0 / stepSeconds(d);
        double wander =
                0.34 * Dice.noise(seed, "slow/" + d.id(), t / 24) + 0.10 * Dice.noise(seed, "fast/" + d.id(), t / 2);
        double away = Dice.noise(seed, "away/" + d.id(), t / 96);
        double out = Math.abs(away) > 0.8 ? Math.signum(away) * (Math.abs(away) - 0.8) * 4 : 0;
        double v = (low + high) / 2 + band * (wander + out);
        if (low >= 0) {
            v = Math.max(0, v);
        }
        if (d.unit().vi().equals("%") && high <= 100) {
            v = Math.min(100, v);
        }
        if (episode != null) {
            v += (episode.peak() - v) * episode.share(at);
        }
        double scale = Math.pow(10, d.decimals());
        return Math.round(v * scale) / scale;
    }

    /** Seconds between two values of the trend. */
    static long stepSeconds(IndicatorDef d) {
        return Math.max(30, d.ttlSeconds() / 4);
    }

    private void round(Turn t) {
        for (IndicatorDef d : pack.catalogue().indicators()) {
            String source = IndicatorAlerts.source(d);
            Episode e = t.book.episodes.get(source);
            if (e != null && t.now.isAfter(e.until())) {
                t.book.episodes.remove(source);
            }
            long step = stepSeconds(d);
            Instant asOf = e == null ? Instant.ofEpochSecond(t.now.getEpochSecond() / step * step) : t.now;
            IndicatorValue last = t.city.indicator(d.id());
            if (last == null || isOlder(last.asOf(), asOf)) {
                List<Double> trend = new ArrayList<>(TREND);
                for (int i = TREND; i > 0; i--) {
                    trend.add(value(d, asOf.minusSeconds(i * step), e));
                }
                double now = value(d, asOf, e);
                t.city.put(new IndicatorValue(d.id(), now, trend, asOf));
                alerts.look(t, d, now);
            }
        }
    }

    private static boolean isOlder(@Nullable Instant a, Instant b) {
        return a == null || a.isBefore(b);
    }
}
