package vn.toancanh.city.pack;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;

/**
 * A sensor of the city.
 *
 * @param low lower end of the normal band, in {@code unit}
 * @param alertAt a value beyond it is an alert; null never alerts
 * @param alertBelow whether beyond means below
 * @param periodSeconds between two readings
 */
public record Sensor(
        String id,
        LocalText name,
        LocalText unit,
        GeoPoint point,
        @Nullable String wardId,
        String categoryId,
        double low,
        double high,
        @Nullable Double alertAt,
        boolean alertBelow,
        long periodSeconds) {}
