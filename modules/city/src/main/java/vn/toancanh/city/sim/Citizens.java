package vn.toancanh.city.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.wire.pack.CategoryRules;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.SampleText;

/** Citizens report, through every channel, sometimes the same thing that somebody else has reported already. */
final class Citizens implements Part {
    private static final String REPORT = "report";
    private static final double DEMO_FROM = 20;
    private static final double DEMO_TO = 40;
    private static final int MAX_MERGED = 40;

    private final CityPack pack;
    private final CaseMaker maker;
    private final Words words;

    Citizens(CityPack pack, CaseMaker maker, Words words) {
        this.pack = pack;
        this.maker = maker;
        this.words = words;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(REPORT);
    }

    @Override
    public void begin(Turn t) {
        if (!t.pace.isStill() && !pack.catalogue().categories().isEmpty()) {
            next(t, 0);
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        report(t, t.dice(REPORT, e.n()), e.n());
        next(t, e.n() + 1);
    }

    private void next(Turn t, long n) {
        Dice dice = t.dice("report-wait", n);
        double wait = t.pace.isDemo() ? dice.between(DEMO_FROM, DEMO_TO) : dice.wait(meanWait(t));
        t.later(wait, REPORT, n);
    }

    /** Seconds between two reports at this hour. */
    private double meanWait(Turn t) {
        int hour = hour(t.now);
        double perHour = pack.story().channels().values().stream()
                        .mapToDouble(rates -> rates.get(hour))
                        .sum()
                * t.pace.factor();
        return 3600 / Math.max(perHour, 0.05);
    }

    private void report(Turn t, Dice dice, long n) {
        String channel = channel(t.now, dice);
        Case again = dice.chance(pack.story().reports().duplicateShare()) ? duplicated(t, dice) : null;
        SampleText said = again == null ? null : otherWords(again, dice);
        if (again != null && said != null && isSame(said) && dice.chance(0.5)) {
            // The call taker knew it: the report joins the case that is there.
            t.city.putCase(
                    again.with()
                            .updatedAt(t.now)
                            .tell(new TimelineEntry(
                                    again.id() + "-m" + n,
                                    TimelineKind.MERGED,
                                    t.now,
                                    channelName(channel),
                                    List.of(said.text())))
                            .build(),
                    CityModel.CITY);
            return;
        }
        Category category = said == null
                ? category(dice, t.pace.boost())
                : maker.category(said.categoryId()).orElse(category(dice, t.pace.boost()));
        if (said == null) {
            said = wordsFor(category, dice);
        }
        t.city.putCase(one(t, category, said, channel, dice, t.now), CityModel.CITY);
    }

    /** Whether a call taker may join this report to the case; what is only alike stays for an operator to judge. */
    private boolean isSame(SampleText said) {
        CategoryRules rules = pack.categoryRules().get(said.categoryId());
        return said.relation() == SampleText.Relation.MERGE && (rules == null || !rules.neverMerge());
    }

    /** A citizens' case as it comes in. */
    Case one(Turn t, Category category, @Nullable SampleText said, String channel, Dice dice, Instant at) {
        Place place = maker.place(said, pack.story().reports().withoutPlaceShare(), dice);
        String text = said == null
                ? words.say("vi", "city.story.report")
                        .replace("{0}", category.name().vi())
                : said.text();
        CaseKind kind = said == null || said.kind() == null ? category.kind() : said.kind();
        return maker.make(t.city, category, kind, channel, place, text, at)
                .priority(CaseMaker.priority(category, said))
                .build();
    }

    /** A citizens' channel that is as likely as it is used at this hour. */
    String channel(Instant now, Dice dice) {
        int hour = hour(now);
        Map<String, List<Double>> rates = pack.story().channels();
        double sum = rates.values().stream().mapToDouble(r -> r.get(hour)).sum();
        double at = dice.between(0, Math.max(sum, 1e-9));
        String last = "phone";
        for (Map.Entry<String, List<Double>> e : rates.entrySet()) {
            last = e.getKey();
            at -= e.getValue().get(hour);
            if (at < 0) {
                break;
            }
        }
        return last;
    }

    private Category category(Dice dice, Map<String, Double> boost) {
        List<Category> all = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<String, Double> e : pack.story().categoryWeights().entrySet()) {
            Category c = maker.category(e.getKey()).orElse(null);
            if (c != null) {
                all.add(c);
                double weight = e.getValue() * boost.getOrDefault(e.getKey(), 1.0);
                weights.add(weight);
                sum += weight;
            }
        }
        if (all.isEmpty()) {
            return pack.catalogue().categories().get(0);
        }
        double at = dice.between(0, sum);
        for (int i = 0; i < all.size(); i++) {
            at -= weights.get(i);
            if (at < 0) {
                return all.get(i);
            }
        }
        return all.get(all.size() - 1);
    }

    /** Words that citizens use for this category; null when the pack has none. */
    @Nullable
    SampleText wordsFor(Category category, Dice dice) {
        List<SampleText> all = pack.texts().stream()
                .filter(s -> s.categoryId().equals(category.id()))
                .toList();
        return all.isEmpty() ? null : dice.pick(all);
    }

    private @Nullable Case duplicated(Turn t, Dice dice) {
        List<Case> open = t.city.cases().stream()
                .filter(c -> c.state().isOpen() && c.alert() == null)
                .filter(c -> c.receivedAt()
                        .isAfter(t.now.minus(pack.story().reports().duplicateWithin())))
                .filter(c -> groupOf(c) != null && c.timeline().size() < MAX_MERGED)
                .toList();
        return open.isEmpty() ? null : dice.pick(open);
    }

    private @Nullable SampleText otherWords(Case c, Dice dice) {
        String group = groupOf(c);
        List<SampleText> others = pack.texts().stream()
                .filter(s -> s.groupId() != null
                        && s.groupId().equals(group)
                        && !s.text().equals(c.text()))
                .toList();
        return others.isEmpty() ? null : dice.pick(others);
    }

    private @Nullable String groupOf(Case c) {
        for (SampleText s : pack.texts()) {
            if (s.text().equals(c.text())) {
                return s.groupId();
            }
        }
        return null;
    }

    private String channelName(String id) {
        return pack.catalogue().channel(id).map(c -> c.name().vi()).orElse(id);
    }

    private int hour(Instant at) {
        return at.atZone(pack.zone()).getHour();
    }
}
