package vn.toancanh.core.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Latest value of an indicator.
 *
 * @param value in the indicator's unit; null when there is none (shown as a dash with a reason, never as zero)
 * @param trend earlier values, oldest first, evenly spaced; at most 48
 * @param asOf city time of the data; null when unknown
 */
public record IndicatorValue(
        String id,
        @Nullable Double value,
        List<Double> trend,
        @Nullable Instant asOf) {
    public IndicatorValue {
        trend = List.copyOf(trend);
    }
}
