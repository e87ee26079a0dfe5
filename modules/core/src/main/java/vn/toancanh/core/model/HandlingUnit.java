package vn.toancanh.core.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A unit that handles cases, valid by date: cases keep the unit that was right on their day. */
public record HandlingUnit(
        String id,
        LocalText name,
        String level,
        @Nullable String phone,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /** Whether it exists on this day; an unknown end counts as open. */
    public boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
