package vn.toancanh.core.state;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.GeoPoint;

/**
 * Which cameras help most to see a place: not the nearest, but those that look at it from within their range and send a
 * picture. Pure functions; angles in degrees clockwise from north, distances in metres.
 */
public final class NearestCameras {
    /** Beyond this a camera shows nothing of a place, whatever it is. */
    public static final double WITHIN_M = 2_000;

    /** Seen from closer than this the direction says nothing. */
    private static final double AT_THE_SPOT_M = 15;

    /** The best comes first. */
    public enum Reason {
        /** It looks at the place from within its range. */
        SEES,
        /** It can be turned to the place, within its range. */
        CAN_TURN,
        /** It looks that way, from further than it sees well. */
        LOOKS_THERE,
        /** It is near and looks elsewhere: for what comes and goes. */
        NEAR
    }

    /**
     * A camera as a suggestion.
     *
     * @param metres to the place
     * @param bearing from the camera to the place
     * @param health null when the city has said nothing
     * @param works whether a picture can be hoped for; those that do not work come last
     */
    public record Pick(
            Camera camera,
            double metres,
            double bearing,
            Reason reason,
            @Nullable CameraHealth health,
            boolean works) {}

    private NearestCameras() {}

    /** The most useful of the city's cameras first, at most {@code limit}; none without a place. */
    public static List<Pick> rank(CityState s, @Nullable GeoPoint at, int limit) {
        return rank(s.catalogue().cameras(), s.cameras(), at, limit);
    }

    /**
     * The most useful first, at most {@code limit}; none without a place.
     *
     * @param health what the city says of them, by id
     */
    public static List<Pick> rank(
            List<Camera> cameras, Map<String, CameraHealth> health, @Nullable GeoPoint at, int limit) {
        if (at == null) {
            return List.of();
        }
        return cameras.stream()
                .map(c -> pick(c, health.get(c.id()), at))
                .filter(p -> p.metres() <= WITHIN_M)
                .sorted(Comparator.comparing((Pick p) -> !p.works())
                        .thenComparing(Pick::reason)
                        .thenComparingDouble(NearestCameras::cost)
                        .thenComparing(p -> p.camera().id()))
                .limit(limit)
                .toList();
    }

    private static Pick pick(Camera c, @Nullable CameraHealth health, GeoPoint at) {
        double metres = c.point().metresTo(at);
        double bearing = bearing(c.point(), at);
        boolean inRange = metres <= c.range();
        boolean inCone = metres <= AT_THE_SPOT_M || turn(c.azimuth(), bearing) <= c.fov() / 2;
        Reason why = inRange && inCone
                ? Reason.SEES
                : inRange && c.ptz()
                        ? Reason.CAN_TURN
                        : inCone && metres <= 3 * c.range() ? Reason.LOOKS_THERE : Reason.NEAR;
        boolean works = health == null || health.health() == Health.OK || health.health() == Health.SLOW;
        return new Pick(c, metres, bearing, why, health, works);
    }

    /** Metres, longer for what stands at the edge of the picture and for a camera that is slow. */
    private static double cost(Pick p) {
        double off =
                turn(p.camera().azimuth(), p.bearing()) / Math.max(1, p.camera().fov() / 2);
        double edge = p.reason() == Reason.SEES && p.metres() > AT_THE_SPOT_M ? 1 + Math.min(1, off) / 2 : 1;
        double slow = p.health() != null && p.health().health() == Health.SLOW ? 1.5 : 1;
        return p.metres() * edge * slow;
    }

    /** The smaller angle between two directions, 0 to 180. */
    static double turn(double a, double b) {
        double d = Math.abs(a - b) % 360;
        return d > 180 ? 360 - d : d;
    }

    /** The direction from one point to another, 0 to 360. */
    static double bearing(GeoPoint from, GeoPoint to) {
        double north = to.lat() - from.lat();
        double east = (to.lon() - from.lon()) * Math.cos(Math.toRadians((from.lat() + to.lat()) / 2));
        double degrees = Math.toDegrees(Math.atan2(east, north));
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
