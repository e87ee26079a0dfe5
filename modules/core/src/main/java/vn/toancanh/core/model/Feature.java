package vn.toancanh.core.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing on the map: a street, a ward, a pole, an evacuation point.
 *
 * @param id unique within its layer
 * @param name what is written beside it; null when nothing is
 * @param kind what it is within its layer, as {@code major}, {@code primary}, {@code minor} for streets; the map's style knows
 *     the words, an unknown one is drawn plainly
 * @param ownerUnitId the unit that answers for it
 * @param detail one more line for the person who picks it, such as a capacity; null when there is none
 * @param validFrom first day; null: always was
 * @param validTo last day; null: still is
 */
public record Feature(
        String id,
        Shape shape,
        @Nullable LocalText name,
        String kind,
        @Nullable String ownerUnitId,
        @Nullable LocalText detail,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /** Whether it exists on this day; an unknown end counts as open. */
    public boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
