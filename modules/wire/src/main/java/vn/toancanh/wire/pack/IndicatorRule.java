package vn.toancanh.wire.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the city has to know of an indicator besides its definition.
 *
 * @param period {@code realtime}, {@code day}, {@code week}, {@code month}, {@code quarter} or {@code year}
 * @param entry where the value comes from: {@code sensor}, {@code system}, {@code manual} or {@code survey}
 * @param direction which way is good
 * @param bounds the worst one that holds counts; empty for an indicator that is only looked at
 * @param start first value of the simulated city
 * @param sopId procedure that a breach starts
 * @param categoryId category of the case that a breach opens for the owner
 */
public record IndicatorRule(
        String indicatorId,
        String period,
        String entry,
        Direction direction,
        List<Bound> bounds,
        double start,
        @Nullable String sopId,
        @Nullable String categoryId) {
    public IndicatorRule {
        bounds = List.copyOf(bounds);
    }

    /** A value that must not be passed. */
    public record Bound(Threshold.Op op, double value, Threshold.Severity severity) {}

    /** Which way is good. */
    public enum Direction {
        UP,
        DOWN,
        BAND,
        NONE
    }
}
