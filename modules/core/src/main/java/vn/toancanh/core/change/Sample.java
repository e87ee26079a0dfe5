package vn.toancanh.core.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.GeoPoint;

/**
 * Latest value of something that changes all the time: a sensor's reading or a unit's position. Samples have no history
 * and no sequence number; a lost one is replaced by the next.
 *
 * @param key {@code sensor/ID} or {@code unit/ID}
 * @param value reading in the sensor's unit
 * @param point position
 */
public record Sample(
        String key, @Nullable Double value, @Nullable GeoPoint point, Instant asOf) {}
