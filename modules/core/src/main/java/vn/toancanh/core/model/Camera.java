package vn.toancanh.core.model;

import org.jspecify.annotations.Nullable;

/** A camera of the catalogue. {@code azimuth} in degrees from north, {@code range} in metres. */
public record Camera(
        String id,
        String name,
        @Nullable String wardId,
        GeoPoint point,
        double azimuth,
        double range,
        String ownerUnitId) {}
