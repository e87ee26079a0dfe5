package vn.toancanh.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A camera of the catalogue.
 *
 * @param name number and place, as operators say it
 * @param azimuth where it looks, degrees clockwise from north
 * @param fov horizontal angle of view in degrees, above 0 to 360
 * @param range how far it sees, metres
 * @param ptz whether it can be turned
 * @param streams ways to see it; empty when the city gives none
 */
public record Camera(
        String id,
        String name,
        @Nullable String wardId,
        GeoPoint point,
        double azimuth,
        double fov,
        double range,
        boolean ptz,
        String ownerUnitId,
        List<CameraStream> streams) {
    public Camera {
        streams = List.copyOf(streams);
    }
}
