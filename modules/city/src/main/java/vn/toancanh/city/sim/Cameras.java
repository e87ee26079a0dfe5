package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Place;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.Story;

/** Cameras are asked round and round how they do, fail and come back, and their analytics report events. */
final class Cameras implements Part {
    private static final String ROUND = "camera-round";
    private static final String FAIL = "camera-fail";
    private static final String BACK = "camera-back";
    private static final String EVENT = "camera-event";
    private static final String CALM = "camera-calm";
    private static final int ROUND_SECONDS = 10;
    private static final int ROUNDS = 6;
    private static final double DEMO_EVENT = 240;
    private static final double DEMO_FAIL = 90;

    private final CityPack pack;
    private final CaseMaker maker;
    private final Words words;

    Cameras(CityPack pack, CaseMaker maker, Words words) {
        this.pack = pack;
        this.maker = maker;
        this.words = words;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ROUND, FAIL, BACK, EVENT, CALM);
    }

    @Override
    public void begin(Turn t) {
        List<Camera> all = pack.catalogue().cameras();
        for (Camera c : all) {
            Health h = pack.cameraHealth().getOrDefault(c.id(), Health.OK);
            t.city.put(new CameraHealth(c.id(), h, lastFrame(t, c, h), t.now));
        }
        if (!t.pace.isStill() && !all.isEmpty()) {
            t.later(ROUND_SECONDS, ROUND, 0);
            t.later(t.dice(FAIL, -1).wait(DEMO_FAIL), FAIL, 0);
            nextEvent(t, 0);
        }
    }

    @Override
    public void happen(SimEvent e, Turn t) {
        switch (e.kind()) {
            case ROUND -> {
                round(t, (int) (e.n() % ROUNDS));
                t.later(ROUND_SECONDS, ROUND, e.n() + 1);
            }
            case FAIL -> {
                fail(t, t.dice(FAIL, e.n()), e.n());
                t.later(t.dice("camera-fail-wait", e.n()).wait(t.pace.isDemo() ? DEMO_FAIL : 7_200), FAIL, e.n() + 1);
            }
            case BACK -> back(t, e.args().get(0));
            case EVENT -> {
                event(t, t.dice(EVENT, e.n()));
                nextEvent(t, e.n() + 1);
            }
            default -> calm(t, e.args().get(0));
        }
    }

    /** A sixth of the cameras says how it does; the others follow in the next rounds. */
    private void round(Turn t, int part) {
        List<Camera> all = pack.catalogue().cameras();
        for (int i = part; i < all.size(); i += ROUNDS) {
            CameraHealth h = t.city.camera(all.get(i).id());
            if (h != null) {
                Instant frame = h.health() == Health.OK || h.health() == Health.SLOW ? t.now : h.lastFrameAt();
                t.city.put(new CameraHealth(h.cameraId(), h.health(), frame, t.now));
            }
        }
    }

    private void fail(Turn t, Dice dice, long n) {
        Camera c = dice.pick(pack.catalogue().cameras());
        CameraHealth h = t.city.camera(c.id());
        if (h == null || h.health() != Health.OK) {
            return; // it has its own trouble already
        }
        Health bad = dice.pick(List.of(Health.LOST, Health.LOST, Health.SLOW, Health.FROZEN));
        t.city.put(new CameraHealth(c.id(), bad, t.now, t.now));
        t.later(t.pace.seconds(dice.between(900, 3_600)), BACK, n, c.id());
    }

    private void back(Turn t, String cameraId) {
        t.city.put(new CameraHealth(cameraId, Health.OK, t.now, t.now));
    }

    private void nextEvent(Turn t, long n) {
        double perDay = pack.story().cameraEvents().stream()
                .mapToDouble(Story.CameraEvent::perDay)
                .sum();
        if (perDay > 0) {
            double mean = t.pace.isDemo() ? DEMO_EVENT : 86_400 / (perDay * Math.min(t.pace.factor(), 4));
            t.later(t.dice("camera-event-wait", n).wait(mean), EVENT, n);
        }
    }

    private void event(Turn t, Dice dice) {
        Story.CameraEvent rule = rule(dice);
        List<Camera> able = pack.catalogue().cameras().stream()
                .filter(c -> sees(c, rule))
                .filter(c -> isOk(t.city.camera(c.id())))
                .filter(c -> Sensors.openAlert(t, c.id()) == null)
                .toList();
        Category category = maker.category(rule.categoryId()).orElse(null);
        if (!able.isEmpty() && category != null) {
            Case made = seen(t, dice, dice.pick(able), rule, category);
            t.later(t.pace.seconds(dice.between(1_200, 3_600)), CALM, t.now.toEpochMilli(), made.id());
        }
    }

    /**
     * What this camera is there to see is seen now; it stays until somebody ends it.
     *
     * @throws IllegalArgumentException for a camera that is not there or whose pictures nobody analyses
     */
    Case raise(Turn t, String cameraId, Dice dice) {
        Camera camera = pack.catalogue().cameras().stream()
                .filter(c -> c.id().equals(cameraId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such camera: " + cameraId));
        Story.CameraEvent rule = pack.story().cameraEvents().stream()
                .filter(r -> sees(camera, r))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing looks at the pictures of " + cameraId));
        Category category = maker.category(rule.categoryId())
                .orElseThrow(() -> new IllegalArgumentException("no such category: " + rule.categoryId()));
        return seen(t, dice, camera, rule, category);
    }

    private boolean sees(Camera c, Story.CameraEvent rule) {
        return pack.cameraAnalytics().getOrDefault(c.id(), List.of()).contains(rule.analytics());
    }

    private Case seen(Turn t, Dice dice, Camera c, Story.CameraEvent rule, Category category) {
        double confidence = Math.round(dice.between(61, 97));
        String text =
                rule.text().vi().replace("{camera}", c.name()).replace("{tri_so}", String.valueOf((int) confidence));
        AlertInfo a = new AlertInfo(c.id(), 1, confidence, 60.0, "%", false, null, null);
        Place place = new Place(maker.in(c.wardId(), c.name()), c.wardId(), Turn.near(c.point(), 30, dice));
        return t.city.putCase(
                maker.alert(t.city, category, "camera", place, category.name().vi(), text, a, t.now), CityModel.CITY);
    }

    private void calm(Turn t, String caseId) {
        Case c = t.city.find(caseId);
        if (c != null && c.state().isOpen()) {
            Sensors.backToNormal(t, c, null, null, words.say("vi", "city.story.analytics"));
        }
    }

    private Story.CameraEvent rule(Dice dice) {
        List<Story.CameraEvent> all = pack.story().cameraEvents();
        double at = dice.between(
                0, all.stream().mapToDouble(Story.CameraEvent::perDay).sum());
        for (Story.CameraEvent r : all) {
            at -= r.perDay();
            if (at < 0) {
                return r;
            }
        }
        return all.get(all.size() - 1);
    }

    private static boolean isOk(@Nullable CameraHealth h) {
        return h != null && h.health() == Health.OK;
    }

    private static @Nullable Instant lastFrame(Turn t, Camera c, Health h) {
        return switch (h) {
            case OK, SLOW -> t.now;
            case FROZEN, LOST ->
                t.now.minus(
                        Duration.ofSeconds((long) t.dice("last-frame", c.id()).between(180, 90_000)));
            case LOCKED -> null;
        };
    }
}
