package vn.toancanh.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule, sensor or camera said, on a case of kind ALERT.
 *
 * @param sourceId sensor or camera
 * @param occurrence counts the breaches of this source; an acknowledgement is for one occurrence only
 * @param value in {@code unit}, latest
 * @param backToNormal latched: an unacknowledged alert stays although the value is normal again
 */
public record AlertInfo(
        String sourceId,
        int occurrence,
        @Nullable Double value,
        @Nullable Double threshold,
        @Nullable String unit,
        boolean backToNormal,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt) {
    public boolean isAcknowledged() {
        return acknowledgedBy != null;
    }

    public AlertInfo acknowledge(String by, Instant at) {
        return new AlertInfo(sourceId, occurrence, value, threshold, unit, backToNormal, by, at);
    }
}
