package vn.toancanh.city.sim;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Story;

/**
 * Sensors drift within their band, and sometimes go beyond their threshold and come back. A reading is a function of the seed
 * and the time, so that any past can be asked for.
 */
final class Sensors implements Part {
    private static final String BREACH = "breach";
    private static final String RAISE = "breach-alert";
    private static final String CALM = "breach-calm";
    private static final String CLOSE = "alert-close";
    private static final double DEMO_MEAN = 180;

    private final CityPack pack;
    private final CaseMaker maker;
    private final Words words;
    private final long seed;
    private final List<Gauge> gauges;

    Sensors(CityPack pack, CaseMaker maker, Words words, long seed) {
        this.pack = pack;
        this.maker = maker;
        this.words = words;
        this.seed = seed;
        this.gauges = Gauge.of(pack);
    }

    /** All sensors, in the order of the pack. */
    List<Gauge> gauges() {
        return gauges;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(BREACH, RAISE, CALM, CLOSE);
    }

    @Override
    public void begin(Turn t) {
        if (!t.pace.isStill() && !pack.story().sensors().breaches().isEmpty()) {
            next(t, 0);
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        switch (e.kind()) {
            case BREACH -> {
                begin(t, t.dice(BREACH, e.n()));
                next(t, e.n() + 1);
            }
            case RAISE -> sensor(e.args().get(0)).ifPresent(s -> raise(t, s, e.n()));
            case CALM -> calm(t, e.args().get(0));
            default -> close(t, e.args().get(0));
        }
    }

    /** What a sensor reads. */
    double value(Gauge s, Instant at, @Nullable Episode episode) {
        double band = s.high() - s.low();
        double step = at.toEpochMilli() / 1000.0 / Math.max(60, s.periodSeconds());
        double usual = (s.low() + s.high()) / 2
                + band * 0.30 * Dice.noise(seed, "slow/" + s.id(), step / 12)
                + band * 0.10 * Dice.noise(seed, "fast/" + s.id(), step);
        double share = episode == null ? 0 : episode.share(at);
        double v = episode == null ? usual : usual + (episode.peak() - usual) * share;
        double scale = band <= 0 || band > 20 ? 1 : band > 2 ? 10 : 100;
        return Math.round(v * scale) / scale;
    }

    private void next(Turn t, long n) {
        double perDay = pack.story().sensors().breaches().stream()
                .mapToDouble(Story.Breach::perDay)
                .sum();
        double mean = t.pace.isDemo() ? DEMO_MEAN : 86_400 / Math.max(perDay * Math.min(t.pace.factor(), 4), 0.01);
        t.later(t.dice("breach-wait", n).wait(mean), BREACH, n);
    }

    /** Lets one sensor go beyond its limit, as likely as the pack says of its kind. */
    private void begin(Turn t, Dice dice) {
        List<Story.Breach> able = pack.story().sensors().breaches().stream()
                .filter(b -> !quiet(t, b).isEmpty())
                .sorted(Comparator.comparing(Story.Breach::thresholdId))
                .toList();
        double at =
                dice.between(0, able.stream().mapToDouble(Story.Breach::perDay).sum());
        for (Story.Breach b : able) {
            at -= b.perDay();
            if (at < 0) {
                breach(t, dice.pick(quiet(t, b)), b, dice);
                return;
            }
        }
    }

    private List<Gauge> quiet(Turn t, Story.Breach b) {
        return gauges.stream()
                .filter(g -> g.thresholdId().equals(b.thresholdId()) && g.alertAt() != null)
                .filter(g -> !t.book.episodes.containsKey(g.id()))
                .toList();
    }

    private void breach(Turn t, Gauge s, Story.Breach b, Dice dice) {
        double threshold = Objects.requireNonNull(s.alertAt());
        double away = Math.max(Math.abs(threshold) * 0.01, (s.high() - s.low()) * dice.between(0.1, 0.4));
        double peak = s.exact() ? threshold : s.below() ? threshold - away : threshold + away;
        if (s.low() >= 0) {
            peak = Math.max(0, peak);
        }
        double rise = t.pace.seconds(Math.max(60, b.rise().toSeconds()));
        double lasts = t.pace.seconds(b.lasts().toSeconds() * dice.between(0.7, 1.3));
        if (t.pace.isDemo()) {
            rise = Math.min(rise, 60); // a river takes hours; nobody watches a demonstration that long
            lasts = Math.min(lasts, 300);
        }
        Episode e = new Episode(s.id(), t.now, t.after(rise), t.after(rise + lasts), t.after(2 * rise + lasts), peak);
        t.book.episodes.put(s.id(), e);
        // The moment of crossing lies somewhere in the rise; the usual value moves too little to matter.
        double usual = value(s, t.now, null);
        double share = peak == usual ? 1 : Math.min(1, Math.max(0, (threshold - usual) / (peak - usual)));
        long n = t.now.toEpochMilli();
        t.later(rise * share + 0.001, RAISE, n, s.id());
        t.later(rise + lasts + rise * (1 - share) + 1, CALM, n, s.id());
    }

    private void raise(Turn t, Gauge s, long n) {
        Case open = openAlert(t, s.id());
        AlertInfo old = open == null ? null : open.alert();
        int occurrence = old == null ? 1 : old.occurrence() + 1;
        if (open == null) {
            Case made = alert(t, s, occurrence, t.now, t.book.episodes.get(s.id()));
            if (made != null) {
                t.city.putCase(made, CityModel.CITY);
            }
            return;
        }
        AlertInfo a = info(s, occurrence, t.now, t.book.episodes.get(s.id()));
        t.city.putCase(
                open.with()
                        .updatedAt(t.now)
                        .alert(a)
                        .tell(CaseMaker.breach(open.id() + "-b" + n, a, t.now, s.name()))
                        .build(),
                CityModel.CITY);
    }

    /** An alert of this sensor as it comes in; null when the pack has no category for it. */
    @Nullable
    Case alert(Turn t, Gauge s, int occurrence, Instant at, @Nullable Episode episode) {
        Category category = maker.category(s.categoryId()).orElse(null);
        if (category == null) {
            return null;
        }
        AlertInfo a = info(s, occurrence, at, episode);
        String text = s.alertText()
                .replace("{ten}", s.name())
                .replace("{tri_so}", CaseMaker.number(a.value(), null))
                .replace("{don_vi}", s.unit())
                .replace("{muc}", s.level());
        Place place = new Place(maker.in(s.wardId(), s.name()), s.wardId(), s.point());
        return maker.alert(t.city, category, "sensor", place, category.name().vi(), text, a, at);
    }

    private AlertInfo info(Gauge s, int occurrence, Instant at, @Nullable Episode episode) {
        Double threshold = s.alertAt();
        double value = value(s, at, episode);
        if (threshold != null) { // at the very moment of crossing, rounding may say that it has not
            value = s.below() ? Math.min(threshold, value) : Math.max(threshold, value);
        }
        return new AlertInfo(s.id(), occurrence, value, threshold, s.unit(), false, null, null);
    }

    private void calm(Turn t, String sensorId) {
        t.book.episodes.remove(sensorId);
        Case open = openAlert(t, sensorId);
        sensor(sensorId).ifPresent(s -> {
            if (open != null) {
                backToNormal(t, open, value(s, t.now, null), s.unit(), s.name());
            }
        });
    }

    /** Latches that the value is normal again; the alert ends once it is acknowledged as well. */
    static void backToNormal(Turn t, Case c, @Nullable Double value, @Nullable String unit, String author) {
        AlertInfo a = c.alert();
        if (a == null || a.backToNormal()) {
            return;
        }
        AlertInfo b = new AlertInfo(
                a.sourceId(),
                a.occurrence(),
                value,
                a.threshold(),
                a.unit(),
                true,
                a.acknowledgedBy(),
                a.acknowledgedAt());
        t.city.putCase(
                c.with()
                        .updatedAt(t.now)
                        .alert(b)
                        .tell(new TimelineEntry(
                                c.id() + "-n" + a.occurrence(),
                                TimelineKind.BACK_TO_NORMAL,
                                t.now,
                                author,
                                List.of(CaseMaker.number(value, unit))))
                        .build(),
                CityModel.CITY);
        t.later(t.pace.seconds(900), CLOSE, a.occurrence(), c.id());
    }

    /** Ends an alert that is normal again and acknowledged; asks again later while it is not. */
    private void close(Turn t, String caseId) {
        Case c = t.city.find(caseId);
        AlertInfo a = c == null ? null : c.alert();
        if (c == null || a == null || !c.state().isOpen() || !a.backToNormal()) {
            return;
        }
        if (!a.isAcknowledged()) {
            t.later(t.pace.seconds(600), CLOSE, a.occurrence(), caseId);
            return;
        }
        t.city.putCase(
                c.with()
                        .state(CaseState.CLOSED)
                        .updatedAt(t.now)
                        .tell(new TimelineEntry(
                                c.id() + "-e" + a.occurrence(),
                                TimelineKind.CLOSED,
                                t.now,
                                words.say("vi", "city.story.system"),
                                List.of(words.say("vi", "city.story.alert-over"))))
                        .build(),
                CityModel.CITY);
    }

    static @Nullable Case openAlert(Turn t, String sourceId) {
        for (Case c : t.city.cases()) {
            AlertInfo a = c.alert();
            if (a != null && c.state().isOpen() && a.sourceId().equals(sourceId)) {
                return c;
            }
        }
        return null;
    }

    Optional<Gauge> sensor(String id) {
        return gauges.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
