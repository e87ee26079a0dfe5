package vn.toancanh.wire.pack;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.LocalText;

/**
 * A part that categories name instead of a unit.
 *
 * @param unitId the unit that always plays it; only with {@link Resolve#UNIT}
 * @param unitPrefix put before the ward's id it gives the unit's id; only with {@link Resolve#BY_WARD}
 * @param number a public short number to call; only with {@link Resolve#NUMBER}
 */
public record UnitRole(
        String id,
        LocalText name,
        Resolve resolve,
        @Nullable String unitId,
        @Nullable String unitPrefix,
        @Nullable String number) {

    /** What says which unit it is; with BY_CHOICE a person does. */
    public enum Resolve {
        UNIT,
        BY_WARD,
        NUMBER,
        BY_SOURCE,
        BY_INDICATOR,
        BY_CHOICE
    }
}
