package vn.toancanh.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A force or vehicle. Its position moves as a sample; {@code home} is where it is stationed. */
public record UnitResource(
        String id,
        String callSign,
        LocalText kind,
        String unitId,
        List<String> capabilities,
        GeoPoint home,
        ResourceStatus status,
        @Nullable String caseId,
        Instant asOf) {
    public UnitResource {
        capabilities = List.copyOf(capabilities);
    }

    /** What a unit resource is doing. */
    public enum ResourceStatus {
        FREE,
        EN_ROUTE,
        ON_SCENE,
        OFF_DUTY
    }
}
