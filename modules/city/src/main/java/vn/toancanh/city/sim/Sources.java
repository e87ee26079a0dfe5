package vn.toancanh.city.sim;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.toancanh.city.Words;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Channel;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.wire.pack.CityPack;

/** The systems that feed the centre, one for each channel. One of them falls silent now and then; that is an alert. */
final class Sources implements Part {
    /** Category of an alert about a silent source, where the pack has it. */
    private static final String CATEGORY = "nguon-im-lang";

    private static final String ROUND = "sources";
    private static final String SILENT = "source-silent";
    private static final String BACK = "source-back";
    private static final int ROUND_SECONDS = 20;
    private static final double DEMO_SILENT = 480;
    private static final long MINUTES_ALLOWED = 3;

    private final CityPack pack;
    private final CaseMaker maker;
    private final Words words;

    Sources(CityPack pack, CaseMaker maker, Words words) {
        this.pack = pack;
        this.maker = maker;
        this.words = words;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ROUND, SILENT, BACK);
    }

    @Override
    public void begin(Turn t) {
        round(t);
        if (!t.pace.isStill() && !pack.catalogue().channels().isEmpty()) {
            t.later(ROUND_SECONDS, ROUND, 0);
            t.later(t.dice(SILENT, -1).wait(t.pace.isDemo() ? DEMO_SILENT : 43_200), SILENT, 0);
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        switch (e.kind()) {
            case ROUND -> {
                round(t);
                t.later(ROUND_SECONDS, ROUND, e.n() + 1);
            }
            case SILENT -> {
                silent(t, t.dice(SILENT, e.n()), e.n());
                t.later(t.dice("source-wait", e.n()).wait(t.pace.isDemo() ? DEMO_SILENT : 43_200), SILENT, e.n() + 1);
            }
            default -> back(t, e.args().get(0));
        }
    }

    private void round(Turn t) {
        for (Channel c : pack.catalogue().channels()) {
            SourceHealth last = t.city.source(c.id());
            if (last != null && last.silent()) {
                t.city.put(new SourceHealth(c.id(), c.name(), true, last.lastWordAt(), t.now));
            } else {
                t.city.put(new SourceHealth(c.id(), c.name(), false, t.now, t.now));
            }
        }
    }

    private void silent(Turn t, Dice dice, long n) {
        Channel c = dice.pick(pack.catalogue().channels());
        SourceHealth last = t.city.source(c.id());
        if (last != null && last.silent()) {
            return;
        }
        t.city.put(new SourceHealth(c.id(), c.name(), true, t.now, t.now));
        t.later(t.pace.seconds(dice.between(1_800, 3_600)), BACK, n, c.id());
        Category category = maker.category(CATEGORY).orElse(null);
        if (category != null) {
            AlertInfo a = new AlertInfo(
                    sourceId(c),
                    1,
                    null,
                    (double) MINUTES_ALLOWED,
                    words.say("vi", "city.story.minutes"),
                    false,
                    null,
                    null);
            String text =
                    words.say("vi", "city.story.silent").replace("{0}", c.name().vi());
            t.city.putCase(
                    maker.alert(
                            t.city,
                            category,
                            c.id(),
                            new Place(c.name().vi(), null, null),
                            category.name().vi() + ": " + c.name().vi(),
                            text,
                            a,
                            t.now),
                    CityModel.CITY);
        }
    }

    private void back(Turn t, String id) {
        SourceHealth last = Objects.requireNonNull(t.city.source(id));
        t.city.put(new SourceHealth(id, last.name(), false, t.now, t.now));
        List<Channel> of = pack.catalogue().channels().stream()
                .filter(c -> c.id().equals(id))
                .toList();
        for (Channel c : of) {
            Case open = Sensors.openAlert(t, sourceId(c));
            if (open != null) {
                Sensors.backToNormal(t, open, null, null, c.name().vi());
            }
        }
    }

    private static String sourceId(Channel c) {
        return "source-" + c.id();
    }
}
