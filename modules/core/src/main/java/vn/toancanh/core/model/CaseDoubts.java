package vn.toancanh.core.model;

import org.jspecify.annotations.Nullable;

/**
 * What was wrong with a case when it came in. The case is shown all the same, with these doubts beside it; the console
 * notes them at its edge, the city never sends them.
 *
 * @param charactersRemoved characters that hide or turn text were taken out of its words
 * @param rawState the city's word for a state that this console does not know; the case is then {@link CaseState#UNKNOWN}
 * @param rawPriority the city's word for a priority that this console does not know; the case is then shown as P2
 * @param rawPoint latitude and longitude as sent, where they are no place; the case then has no point
 * @param swapped latitude and longitude seem to have changed places; nothing was moved by itself
 * @param timeInDoubt a time was unreadable or before the city had computers; another one stands in for it
 * @param leftOut how many parts (timeline, dispatches, attachments ...) could not be read
 */
public record CaseDoubts(
        boolean charactersRemoved,
        @Nullable String rawState,
        @Nullable String rawPriority,
        @Nullable String rawPoint,
        boolean swapped,
        boolean timeInDoubt,
        int leftOut) {
    /** No doubt at all. A case without doubts has null instead of this. */
    public static final CaseDoubts NONE = new CaseDoubts(false, null, null, null, false, false, 0);

    public CaseDoubts withCharactersRemoved() {
        return new CaseDoubts(true, rawState, rawPriority, rawPoint, swapped, timeInDoubt, leftOut);
    }
}
