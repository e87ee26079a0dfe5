package vn.toancanh.core.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Dispatch;
import vn.toancanh.core.model.Priority;

/**
 * What a case looked like when somebody acted on it: the fields that two people can want differently. Kept on this console
 * so that a conflict can show what it was before, what I wanted and what the city has; never sent.
 *
 * @param forces call signs that were under way
 */
public record Base(
        CaseState state,
        Priority priority,
        @Nullable String operatorName,
        @Nullable String unitId,
        List<String> forces,
        @Nullable Instant shelvedUntil) {
    public Base {
        forces = List.copyOf(forces);
    }

    public static Base of(Case c) {
        return new Base(
                c.state(),
                c.priority(),
                c.operatorName(),
                c.unitId(),
                c.dispatches().stream()
                        .filter(d -> d.state().isActive())
                        .map(Dispatch::callSign)
                        .toList(),
                c.shelvedUntil());
    }
}
