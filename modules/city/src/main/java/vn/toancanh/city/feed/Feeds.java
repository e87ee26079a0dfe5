package vn.toancanh.city.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraHealth.Health;

/**
 * All cameras that can be seen, and how they do at present. Thread-safe: the health is a copy that {@link #refresh} renews, so
 * that those who send pictures never wait for the city's file.
 */
public final class Feeds {
    private final Map<String, Feed> feeds;
    private final Supplier<List<Change>> cameras;
    private volatile Map<String, Health> health = Map.of();

    /**
     * Gives each camera a scene, in turns, and a place in it.
     *
     * @param cameras what the city knows of its cameras' health
     */
    public Feeds(List<Camera> catalogue, Scenery scenery, long seed, Supplier<List<Change>> cameras) {
        Map<String, Feed> out = new LinkedHashMap<>();
        List<Scenery.Scene> scenes = scenery.scenes();
        int n = 0;
        for (Camera c : catalogue) {
            if (!scenes.isEmpty()) {
                Scenery.Scene scene = scenes.get(n % scenes.size());
                SplittableRandom dice = new SplittableRandom(seed * 1_000_003 + n);
                double loop = scene.main().pictures() / scene.main().fps();
                // Habits go by the number: of every two cameras that are lost, one hangs.
                out.put(
                        c.id(),
                        new Feed(c.id(), scene, dice.nextDouble(loop), 2 * dice.nextLong(1L << 40) + n / 2 % 2));
            }
            n++;
        }
        this.feeds = Map.copyOf(out);
        this.cameras = cameras;
        refresh();
    }

    public boolean isEmpty() {
        return feeds.isEmpty();
    }

    /** What a camera sees; null when there is no such camera. */
    public @Nullable Feed find(String cameraId) {
        return feeds.get(cameraId);
    }

    /** How a camera does. */
    public Health health(String cameraId) {
        return health.getOrDefault(cameraId, Health.OK);
    }

    /** Looks again how the cameras do. */
    public void refresh() {
        Map<String, Health> now = new LinkedHashMap<>();
        for (Change c : cameras.get()) {
            if (c instanceof Change.CameraChanged x) {
                CameraHealth h = x.value();
                now.put(h.cameraId(), h.health());
            }
        }
        health = Map.copyOf(now);
    }
}
