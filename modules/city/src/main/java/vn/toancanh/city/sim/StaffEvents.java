package vn.toancanh.city.sim;

import java.util.List;
import java.util.Set;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Channel;
import vn.toancanh.core.model.Place;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Story;

/** What no citizen, sensor or camera reports: the press, security incidents, indicators that fall behind. */
final class StaffEvents implements Part {
    private static final String EVENT = "staff-event";
    private static final double DEMO_MEAN = 600;

    /** The channel of the city's own people, where the pack has it. */
    private static final String CHANNEL = "field-officer";

    private final CityPack pack;
    private final CaseMaker maker;

    StaffEvents(CityPack pack, CaseMaker maker) {
        this.pack = pack;
        this.maker = maker;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(EVENT);
    }

    @Override
    public void begin(Turn t) {
        if (!t.pace.isStill() && perDay() > 0) {
            next(t, 0);
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        Dice dice = t.dice(EVENT, e.n());
        double at = dice.between(0, perDay());
        for (Story.StaffEvent s : pack.story().staffEvents()) {
            at -= s.perDay();
            if (at < 0) {
                maker.category(s.categoryId()).ifPresent(c -> report(t, s, c));
                break;
            }
        }
        next(t, e.n() + 1);
    }

    private void next(Turn t, long n) {
        double mean = t.pace.isDemo() ? DEMO_MEAN : 86_400 / perDay();
        t.later(t.dice("staff-wait", n).wait(mean), EVENT, n);
    }

    private void report(Turn t, Story.StaffEvent s, Category c) {
        List<Channel> channels = pack.catalogue().channels();
        String channel = channels.stream().anyMatch(x -> x.id().equals(CHANNEL)) || channels.isEmpty()
                ? CHANNEL
                : channels.get(0).id();
        Place nowhere = new Place("", null, null);
        t.city.putCase(
                maker.make(t.city, c, c.kind(), channel, nowhere, s.text().vi(), t.now)
                        .build(),
                CityModel.CITY);
    }

    private double perDay() {
        return pack.story().staffEvents().stream()
                .mapToDouble(Story.StaffEvent::perDay)
                .sum();
    }
}
