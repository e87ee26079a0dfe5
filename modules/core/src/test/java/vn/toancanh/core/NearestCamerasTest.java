package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.state.NearestCameras;
import vn.toancanh.core.state.NearestCameras.Pick;
import vn.toancanh.core.state.NearestCameras.Reason;

class NearestCamerasTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:32:07Z");
    private static final GeoPoint CASE = new GeoPoint(12.68, 108.04);
    private static final double DEGREE_M = 111_195;

    private final Map<String, CameraHealth> health = new TreeMap<>();

    @Test
    void whoLooksAtThePlaceComesBeforeWhoIsNearer() {
        List<Pick> picks = rank(
                camera("near-away", 40, 180, 60, 150, false),
                camera("far-looking", 700, 0, 60, 300, false),
                camera("sees", 120, 0, 60, 150, false),
                camera("turns", 60, 180, 60, 150, true),
                camera("too-far", 2_500, 0, 60, 9_000, false));

        assertThat(picks).extracting(p -> p.camera().id()).containsExactly("sees", "turns", "far-looking", "near-away");
        assertThat(picks)
                .extracting(Pick::reason)
                .containsExactly(Reason.SEES, Reason.CAN_TURN, Reason.LOOKS_THERE, Reason.NEAR);
        assertThat(picks.get(0).metres()).isBetween(118.0, 122.0);
    }

    @Test
    void whatSendsNoPictureComesLast() {
        health.put("dead", new CameraHealth("dead", Health.LOST, null, NOW));
        health.put("slow", new CameraHealth("slow", Health.SLOW, NOW, NOW));

        List<Pick> picks = rank(
                camera("dead", 30, 0, 60, 150, false),
                camera("slow", 80, 0, 60, 150, false),
                camera("well", 100, 0, 60, 150, false));

        assertThat(picks).extracting(p -> p.camera().id()).containsExactly("well", "slow", "dead");
        assertThat(picks.get(2).works()).isFalse();
    }

    @Test
    void theMiddleOfThePictureBeatsItsEdgeAndTheConeGoesRoundNorth() {
        List<Pick> picks = rank(
                camera("edge", 100, 331, 60, 150, false),
                camera("middle", 110, 359, 60, 150, false),
                camera("outside", 90, 329, 60, 150, false));

        assertThat(picks).extracting(p -> p.camera().id()).containsExactly("middle", "edge", "outside");
    }

    @Test
    void withoutAPlaceThereIsNone() {
        assertThat(NearestCameras.rank(List.of(camera("a", 1, 0, 60, 100, false)), health, null, 5))
                .isEmpty();
        assertThat(rank()).isEmpty();
    }

    private List<Pick> rank(Camera... cameras) {
        return NearestCameras.rank(List.of(cameras), health, CASE, 10);
    }

    /** A camera so many metres south of the case. */
    private static Camera camera(String id, double south, double azimuth, double fov, double range, boolean ptz) {
        GeoPoint p = new GeoPoint(CASE.lat() - south / DEGREE_M, CASE.lon());
        return new Camera(id, id, null, p, azimuth, fov, range, ptz, "u", List.of());
    }
}
