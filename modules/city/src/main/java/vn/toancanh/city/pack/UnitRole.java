package vn.toancanh.city.pack;

import org.jspecify.annotations.Nullable;

/**
 * Who fills a role that categories name: one unit, or the unit of the ward where it happens.
 *
 * @param unitId the unit; null when it goes by ward or by choice
 * @param wardPrefix put before the ward's id it gives the unit's id; null when it does not go by ward
 */
public record UnitRole(
        String id, @Nullable String unitId, @Nullable String wardPrefix) {}
