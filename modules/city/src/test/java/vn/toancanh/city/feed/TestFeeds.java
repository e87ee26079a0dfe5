package vn.toancanh.city.feed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.GeoPoint;

/** The shipped clips on four cameras whose health a test decides: {@code c0} and {@code c1} answer when lost, the others hang. */
public final class TestFeeds {
    /** Where the clips lie. */
    public static final Path CLIPS = Path.of(System.getProperty("toancanh.root", "../.."), "resources", "clips");

    public final Map<String, Health> health = new ConcurrentHashMap<>();
    public final Feeds feeds;

    public TestFeeds() {
        List<Camera> cameras = List.of(camera("c0"), camera("c1"), camera("c2"), camera("c3"));
        feeds = new Feeds(cameras, Scenery.read(CLIPS), 42, this::changes);
    }

    /** Makes a camera do so. */
    public void set(String id, Health h) {
        health.put(id, h);
        feeds.refresh();
    }

    private List<Change> changes() {
        return health.entrySet().stream()
                .<Change>map(
                        e -> new Change.CameraChanged(new CameraHealth(e.getKey(), e.getValue(), null, Instant.EPOCH)))
                .toList();
    }

    private static Camera camera(String id) {
        return new Camera(id, id, null, new GeoPoint(12, 108), 0, 90, 100, false, "u", List.of());
    }
}
