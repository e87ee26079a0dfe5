package vn.toancanh.core.model;

import org.jspecify.annotations.Nullable;

/**
 * An indicator as the pack defines it.
 *
 * @param shortName fits a tile
 * @param normalLow lower end of the normal band, in {@code unit}
 * @param better which way is better
 * @param action what to do when it breaches; null makes it view-only (chỉ xem), which is counted
 * @param ttlSeconds older values are stale
 */
public record IndicatorDef(
        String id,
        LocalText name,
        LocalText shortName,
        String serviceId,
        LocalText unit,
        String ownerUnitId,
        @Nullable Double target,
        @Nullable Double normalLow,
        @Nullable Double normalHigh,
        Better better,
        @Nullable LocalText action,
        int decimals,
        long ttlSeconds) {
    /** Which way is better; only the other end of the normal band is a limit. */
    public enum Better {
        UP,
        DOWN,
        BAND,
        /** Neither: it is only watched. */
        NONE
    }

    /** Whether a value lies beyond the end of the normal band that matters. */
    public boolean isBreachedBy(double value) {
        boolean below = normalLow != null && value < normalLow;
        boolean above = normalHigh != null && value > normalHigh;
        return switch (better) {
            case UP -> below;
            case DOWN -> above;
            case BAND -> below || above;
            case NONE -> false;
        };
    }
}
