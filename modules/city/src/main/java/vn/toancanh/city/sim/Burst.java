package vn.toancanh.city.sim;

import java.util.List;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.wire.pack.CityPack;

/** Very many changes in a short time, on purpose: new cases first, then new values of what is there. */
final class Burst {
    private final CityPack pack;
    private final Citizens citizens;
    private final CaseMaker maker;

    Burst(CityPack pack, Citizens citizens, CaseMaker maker) {
        this.pack = pack;
        this.citizens = citizens;
        this.maker = maker;
    }

    /** Makes the changes from {@code from} to below {@code to}; exactly one for each. */
    void some(Turn t, int from, int to, int newCases) {
        List<Case> open =
                t.city.cases().stream().filter(c -> c.state().isOpen()).toList();
        List<Camera> cameras = pack.catalogue().cameras();
        List<IndicatorDef> indicators = pack.catalogue().indicators();
        for (int i = from; i < to; i++) {
            Dice dice = t.dice("burst", i + t.now.toEpochMilli());
            int way = i % 10;
            if (i < newCases || (open.isEmpty() && way < 5)) {
                report(t, dice);
            } else if (way >= 8 && !indicators.isEmpty()) {
                indicator(t, indicators.get(i % indicators.size()));
            } else if (way >= 6 && !cameras.isEmpty()) {
                CameraHealth h = t.city.camera(cameras.get(i % cameras.size()).id());
                if (h != null) {
                    t.city.put(new CameraHealth(h.cameraId(), h.health(), h.lastFrameAt(), t.now));
                }
            } else if (way == 5 && !pack.resources().isEmpty()) {
                resource(t, pack.resources().get(i % pack.resources().size()).id());
            } else {
                touch(t, open.get(i % open.size()).id());
            }
        }
    }

    private void report(Turn t, Dice dice) {
        List<Category> all = pack.catalogue().categories().stream()
                .filter(c -> maker.category(c.id()).isPresent())
                .toList();
        Category category = dice.pick(all);
        t.city.putCase(
                citizens.one(
                        t, category, citizens.wordsFor(category, dice), citizens.channel(t.now, dice), dice, t.now),
                CityModel.CITY);
    }

    private static void touch(Turn t, String caseId) {
        Case c = t.city.find(caseId);
        if (c != null) {
            t.city.putCase(c.with().updatedAt(t.now).build(), CityModel.CITY);
        }
    }

    private static void indicator(Turn t, IndicatorDef d) {
        IndicatorValue v = t.city.indicator(d.id());
        if (v != null) {
            t.city.put(new IndicatorValue(v.id(), v.value(), v.trend(), t.now));
        }
    }

    private static void resource(Turn t, String id) {
        UnitResource r = t.city.resource(id);
        if (r != null) {
            t.city.put(new UnitResource(
                    r.id(),
                    r.callSign(),
                    r.kind(),
                    r.unitId(),
                    r.capabilities(),
                    r.home(),
                    r.status(),
                    r.caseId(),
                    t.now));
        }
    }
}
