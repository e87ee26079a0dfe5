package vn.toancanh.uidesk.shell;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.state.CityState;

/**
 * Health of the city's sources in a few numbers.
 *
 * @param sources silent ones first
 * @param camerasLost cameras that give no usable picture
 * @param asOf oldest word about them; null when nothing is known
 */
public record SourcesModel(
        List<SourceHealth> sources,
        int silent,
        int cameras,
        int camerasLost,
        @Nullable Instant asOf) {

    public static SourcesModel of(CityState s) {
        List<SourceHealth> all = s.sources().values().stream()
                .sorted(Comparator.comparing((SourceHealth h) -> !h.silent()).thenComparing(SourceHealth::id))
                .toList();
        int silent = (int) all.stream().filter(SourceHealth::silent).count();
        int lost =
                (int) s.cameras().values().stream().filter(SourcesModel::isLost).count();
        Instant asOf = all.stream()
                .map(SourceHealth::asOf)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new SourcesModel(all, silent, s.catalogue().cameras().size(), lost, asOf);
    }

    /** Whether a camera gives no usable picture. */
    public static boolean isLost(CameraHealth h) {
        return h.health() == CameraHealth.Health.LOST
                || h.health() == CameraHealth.Health.LOCKED
                || h.health() == CameraHealth.Health.FROZEN;
    }
}
