package vn.toancanh.city.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.wire.pack.CityPack;

/** Indicators wander within their band and sometimes leave it. A value is a function of the seed and the time. */
final class Indicators implements Part {
    private static final String ROUND = "indicators";
    private static final int ROUND_SECONDS = 15;
    private static final int TREND = 48;

    private final CityPack pack;
    private final long seed;

    Indicators(CityPack pack, long seed) {
        this.pack = pack;
        this.seed = seed;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ROUND);
    }

    @Override
    public void begin(Turn t) {
        round(t);
        if (!t.pace.isStill()) {
            t.later(ROUND_SECONDS, ROUND, 0);
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        round(t);
        t.later(ROUND_SECONDS, ROUND, e.n() + 1);
    }

    /** What an indicator says at a time. */
    double value(IndicatorDef d, Instant at) {
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
        double scale = Math.pow(10, d.decimals());
        return Math.round(v * scale) / scale;
    }

    /** Seconds between two values of the trend. */
    static long stepSeconds(IndicatorDef d) {
        return Math.max(30, d.ttlSeconds() / 4);
    }

    private void round(Turn t) {
        for (IndicatorDef d : pack.catalogue().indicators()) {
            long step = stepSeconds(d);
            Instant asOf = Instant.ofEpochSecond(t.now.getEpochSecond() / step * step);
            IndicatorValue last = t.city.indicator(d.id());
            if (last == null || isOlder(last.asOf(), asOf)) {
                List<Double> trend = new ArrayList<>(TREND);
                for (int i = TREND; i > 0; i--) {
                    trend.add(value(d, asOf.minusSeconds(i * step)));
                }
                t.city.put(new IndicatorValue(d.id(), value(d, asOf), trend, asOf));
            }
        }
    }

    private static boolean isOlder(@Nullable Instant a, Instant b) {
        return a == null || a.isBefore(b);
    }
}
