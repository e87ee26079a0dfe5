package vn.toancanh.core.state;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.model.UnitResource.ResourceStatus;

/** What lies around a place, nearest first. Pure functions; distances are great-circle metres, NaN when unknown. */
public final class Nearby {
    /** How far "other cases near by" reaches. */
    public static final double CASES_WITHIN_M = 1_000;

    /** Of latitude, a little less than the shortest one. */
    private static final double METRES_PER_DEGREE = 110_000;

    private Nearby() {}

    /**
     * A force or vehicle as a suggestion.
     *
     * @param moving its position was heard; otherwise its home is meant
     * @param able the pack says that it handles cases of this category
     */
    public record Force(UnitResource resource, double metres, boolean moving, boolean able) {
        public boolean isFree() {
            return resource.status() == ResourceStatus.FREE;
        }
    }

    /** A camera near by; health is null when the city has said nothing about it. */
    public record Eye(Camera camera, @Nullable CameraHealth health, double metres) {}

    /** Another open case near by. */
    public record Neighbour(Case value, double metres) {}

    /** Forces on duty: those that handle such cases first, then the free ones, then the nearest. */
    public static List<Force> forces(CityState s, SampleBoard samples, Case c, int limit) {
        GeoPoint at = c.place().point();
        return s.resources().values().stream()
                .filter(r -> r.status() != ResourceStatus.OFF_DUTY)
                .map(r -> force(r, samples.get("unit/" + r.id()), at, c.categoryId()))
                .sorted(Comparator.comparing((Force f) -> !f.able())
                        .thenComparing(f -> !f.isFree())
                        .thenComparingDouble(f -> Double.isNaN(f.metres()) ? Double.MAX_VALUE : f.metres())
                        .thenComparing(f -> f.resource().callSign()))
                .limit(limit)
                .toList();
    }

    private static Force force(UnitResource r, @Nullable Sample sample, @Nullable GeoPoint at, String categoryId) {
        GeoPoint heard = sample == null ? null : sample.point();
        GeoPoint where = heard == null ? r.home() : heard;
        return new Force(r, metres(at, where), heard != null, r.capabilities().contains(categoryId));
    }

    /** Cameras, nearest first. */
    public static List<Eye> cameras(CityState s, @Nullable GeoPoint at, int limit) {
        if (at == null) {
            return List.of();
        }
        Map<String, CameraHealth> health = s.cameras();
        return s.catalogue().cameras().stream()
                .map(cam -> new Eye(cam, health.get(cam.id()), metres(at, cam.point())))
                .sorted(Comparator.comparingDouble(Eye::metres))
                .limit(limit)
                .toList();
    }

    /** Other open cases within a kilometre, nearest first. */
    public static List<Neighbour> cases(Collection<Case> all, Case self, int limit) {
        GeoPoint at = self.place().point();
        if (at == null) {
            return List.of();
        }
        return all.stream()
                .filter(c -> c.state().isOpen() && mayBeNear(at, c.place().point()) && !c.id().equals(self.id()))
                .map(c -> new Neighbour(c, metres(at, c.place().point())))
                .filter(n -> n.metres() <= CASES_WITHIN_M)
                .sorted(Comparator.comparingDouble(Neighbour::metres)
                        .thenComparing(Neighbour::value, QueueOrder.NEEDS_ME_FIRST))
                .limit(limit)
                .toList();
    }

    /** Cheap, for the many that are far away: with each state all open cases are asked. */
    private static boolean mayBeNear(GeoPoint at, @Nullable GeoPoint other) {
        return other != null && Math.abs(other.lat() - at.lat()) * METRES_PER_DEGREE <= CASES_WITHIN_M;
    }

    /** Metres between two points, NaN when one is not known. */
    public static double metres(@Nullable GeoPoint a, @Nullable GeoPoint b) {
        return a == null || b == null ? Double.NaN : a.metresTo(b);
    }
}
