package vn.toancanh.core.model;

import org.jspecify.annotations.Nullable;

/**
 * An indicator as the pack defines it.
 *
 * @param normalLow lower end of the normal band, in {@code unit}
 * @param action what to do when it breaches; null makes it view-only (chỉ xem), which is counted
 * @param ttlSeconds older values are stale
 */
public record IndicatorDef(
        String id,
        LocalText name,
        String serviceId,
        LocalText unit,
        String ownerUnitId,
        @Nullable Double target,
        @Nullable Double normalLow,
        @Nullable Double normalHigh,
        @Nullable LocalText action,
        int decimals,
        long ttlSeconds) {}
