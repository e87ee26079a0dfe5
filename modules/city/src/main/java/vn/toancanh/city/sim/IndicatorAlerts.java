package vn.toancanh.city.sim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.IndicatorRule;
import vn.toancanh.wire.pack.Threshold;

/**
 * A breached indicator becomes an alert in the queue of whoever must act, and the alert hears when the value is normal again.
 * What is only looked at (chỉ xem) alerts nobody. The source of such an alert is {@code indicator/ID}, as in the series.
 */
final class IndicatorAlerts {
    /** Category of a breach for which the pack names none. */
    private static final String ANY = "chi-tieu-cham";

    private static final String CHANNEL = "sensor";

    /** So much of the band must lie behind it before a value counts as normal again, or one at the edge would chatter. */
    private static final double INSIDE = 0.05;

    private final CityPack pack;
    private final CaseMaker maker;
    private final Words words;

    IndicatorAlerts(CityPack pack, CaseMaker maker, Words words) {
        this.pack = pack;
        this.maker = maker;
        this.words = words;
    }

    /** What an alert of this indicator names as its source. */
    static String source(IndicatorDef d) {
        return "indicator/" + d.id();
    }

    /** The end of the band that must not be passed, the upper one of two; null when there is none. */
    static @Nullable Double worseEnd(IndicatorDef d) {
        return switch (d.better()) {
            case UP -> d.normalLow();
            case DOWN -> d.normalHigh();
            case BAND -> d.normalHigh() == null ? d.normalLow() : d.normalHigh();
            case NONE -> null;
        };
    }

    /** Raises, repeats or calms the alert of an indicator that has a new value. */
    void look(Turn t, IndicatorDef d, double value) {
        if (d.action() == null) {
            return;
        }
        Case open = Sensors.openAlert(t, source(d));
        AlertInfo old = open == null ? null : open.alert();
        if (d.isBreachedBy(value)) {
            if (open == null || old == null) {
                raise(t, d, value);
            } else if (old.backToNormal()) {
                again(t, d, open, old, value);
            }
        } else if (open != null && isWellInside(d, value)) {
            Sensors.backToNormal(t, open, value, d.unit().vi(), d.name().vi());
        }
    }

    private void raise(Turn t, IndicatorDef d, double value) {
        IndicatorRule rule = pack.indicatorRules().get(d.id());
        Category category = category(d, rule).orElse(null);
        if (category == null) {
            return;
        }
        AlertInfo a = info(d, 1, value);
        String owner =
                pack.catalogue().unit(d.ownerUnitId()).map(u -> u.name().vi()).orElse(d.ownerUnitId());
        String action = d.action() == null ? "" : d.action().vi();
        String text = words.say("vi", "city.story.indicator")
                .replace("{0}", d.name().vi())
                .replace("{1}", CaseMaker.number(a.value(), a.unit()))
                .replace("{2}", CaseMaker.number(a.threshold(), a.unit()))
                .replace("{3}", owner)
                .replace("{4}", action);
        Place nowhere = new Place(owner, null, null);
        Case c = maker.alert(t.city, category, CHANNEL, nowhere, d.name().vi(), text, a, t.now);
        t.city.putCase(
                c.with()
                        .serviceId(d.serviceId())
                        .priority(priority(rule, value))
                        .sop(procedure(rule, c))
                        .build(),
                CityModel.CITY);
    }

    private static void again(Turn t, IndicatorDef d, Case open, AlertInfo old, double value) {
        AlertInfo a = info(d, old.occurrence() + 1, value);
        t.city.putCase(
                open.with()
                        .updatedAt(t.now)
                        .alert(a)
                        .tell(CaseMaker.breach(
                                open.id() + "-b" + a.occurrence(),
                                a,
                                t.now,
                                d.name().vi()))
                        .build(),
                CityModel.CITY);
    }

    private static AlertInfo info(IndicatorDef d, int occurrence, double value) {
        boolean low = d.normalLow() != null && value < d.normalLow();
        return new AlertInfo(
                source(d),
                occurrence,
                value,
                low ? d.normalLow() : d.normalHigh(),
                d.unit().vi(),
                false,
                null,
                null);
    }

    private static boolean isWellInside(IndicatorDef d, double value) {
        double band = d.normalLow() == null || d.normalHigh() == null ? 0 : d.normalHigh() - d.normalLow();
        double margin = band * INSIDE;
        return !d.isBreachedBy(value + margin) && !d.isBreachedBy(value - margin);
    }

    /** What the rule names, else what its procedure belongs to, else an alert of the same service, else the general one. */
    private Optional<Category> category(IndicatorDef d, @Nullable IndicatorRule rule) {
        List<Category> all = pack.catalogue().categories();
        String named = rule == null ? null : rule.categoryId();
        String sop = rule == null ? null : rule.sopId();
        return Optional.ofNullable(named)
                .flatMap(maker::category)
                .or(() -> all.stream()
                        .filter(c -> sop != null && sop.equals(c.sopId()))
                        .findFirst())
                .or(() -> maker.category(ANY))
                .or(() -> all.stream()
                        .filter(c -> c.kind() == CaseKind.ALERT && c.serviceId().equals(d.serviceId()))
                        .findFirst());
    }

    private @Nullable SopRun procedure(@Nullable IndicatorRule rule, Case c) {
        if (rule == null || rule.sopId() == null) {
            return c.sop();
        }
        return pack.catalogue()
                .sop(rule.sopId())
                .map(s -> new SopRun(s.id(), s.version(), List.of()))
                .orElse(c.sop());
    }

    /** No figure is an emergency by itself: people in danger come in as cases of their own. */
    private static Priority priority(@Nullable IndicatorRule rule, double value) {
        Threshold.Severity worst = rule == null
                ? Threshold.Severity.WATCH
                : rule.bounds().stream()
                        .filter(b -> holds(b, value))
                        .map(IndicatorRule.Bound::severity)
                        .max(Comparator.naturalOrder())
                        .orElse(Threshold.Severity.WATCH);
        return worst.compareTo(Threshold.Severity.DANGER) >= 0 ? Priority.P2 : Priority.P3;
    }

    private static boolean holds(IndicatorRule.Bound b, double value) {
        return switch (b.op()) {
            case AT_LEAST -> value >= b.value();
            case ABOVE -> value > b.value();
            case AT_MOST -> value <= b.value();
            case BELOW -> value < b.value();
            case EQUAL -> value == b.value();
            case OUTSIDE, DROP_SHARE -> false;
        };
    }
}
