package vn.toancanh.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the city and needs a person: a field report, petition, question, incident or alert.
 *
 * @param id the city's id, never shown
 * @param code the code read out to citizens, e.g. PA-1234
 * @param channel id of the channel it came by
 * @param text as the citizen wrote it, sanitised; empty for alerts
 * @param operatorId who took it; null while it waits
 * @param unitId lead handling unit, once assigned
 * @param shelvedUntil set while it is put aside
 * @param sensitive restricted view, never on a wall, never published
 * @param version grows by one with each change at the city; 0 never left this console
 * @param doubts what was wrong with it when it came in; null for a sound case
 */
public record Case(
        String id,
        String code,
        CaseKind kind,
        String channel,
        String categoryId,
        String serviceId,
        String title,
        String text,
        Place place,
        CaseState state,
        Priority priority,
        Instant receivedAt,
        Instant updatedAt,
        @Nullable String operatorId,
        @Nullable String operatorName,
        @Nullable String unitId,
        List<Dispatch> dispatches,
        List<Deadline> deadlines,
        @Nullable SopRun sop,
        List<TimelineEntry> timeline,
        List<Attachment> attachments,
        @Nullable AlertInfo alert,
        @Nullable Instant shelvedUntil,
        boolean sensitive,
        long version,
        @Nullable CaseDoubts doubts) {
    public Case {
        dispatches = List.copyOf(dispatches);
        deadlines = List.copyOf(deadlines);
        timeline = List.copyOf(timeline);
        attachments = List.copyOf(attachments);
    }

    /** Whether nobody has taken or seen it: a case without an operator, or an alert not acknowledged. */
    public boolean isUnattended() {
        AlertInfo a = alert;
        if (a != null) {
            return state.isOpen() && !a.isAcknowledged();
        }
        return state.isWaiting() && operatorId == null;
    }

    /** The next deadline that is not met, the earliest first; empty when all are met or the case is over. */
    public Optional<Deadline> nextDeadline() {
        if (!state.isOpen()) {
            return Optional.empty();
        }
        Deadline next = null;
        // A loop and no stream: the console asks this of every open case with each state.
        for (Deadline d : deadlines) {
            if (d.met() == null && (next == null || d.due().isBefore(next.due()))) {
                next = d;
            }
        }
        return Optional.ofNullable(next);
    }

    public boolean isShelved(Instant now) {
        Instant until = shelvedUntil;
        return until != null && now.isBefore(until);
    }

    /** A builder filled with this case. */
    public CaseBuilder with() {
        return new CaseBuilder(this);
    }
}
