package vn.toancanh.wire.pack;

import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;

/**
 * A sensor of the city.
 *
 * @param thresholdId its kind and levels
 * @param wardId a ward of the pack or another commune of the province
 * @param categoryId category of the alert that a breach raises
 * @param low lower end of the band of quiet times, in {@code unit}
 * @param periodSeconds usual pause between two readings
 */
public record Sensor(
        String id,
        LocalText name,
        String thresholdId,
        LocalText unit,
        GeoPoint point,
        String wardId,
        String categoryId,
        double low,
        double high,
        long periodSeconds) {}
