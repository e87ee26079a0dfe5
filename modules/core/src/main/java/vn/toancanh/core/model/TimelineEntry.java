package vn.toancanh.core.model;

import java.time.Instant;
import java.util.List;

/**
 * One line of a case's append-only timeline. It carries facts, not sentences, so that each console tells it in its own
 * language.
 *
 * @param id the command's id where an act made it; makes repeated application harmless
 * @param at when it happened, by the corrected clock of who did it
 * @param author name of a person or of the system that spoke
 * @param args as {@link TimelineKind} says
 */
public record TimelineEntry(String id, TimelineKind kind, Instant at, String author, List<String> args) {
    public TimelineEntry {
        args = List.copyOf(args);
    }

    /** The argument at {@code i}, or an empty text where the city sent fewer. */
    public String arg(int i) {
        return i < args.size() ? args.get(i) : "";
    }
}
