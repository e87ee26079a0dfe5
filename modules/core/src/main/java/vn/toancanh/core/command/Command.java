package vn.toancanh.core.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Actor;

/**
 * An act, ready to be made durable and sent: who did what to which case, when, and which version of the case he saw.
 *
 * @param id the idempotency key; made once, never changed by a retry
 * @param baseVersion the confirmed version of the case on the screen
 * @param at by the console's corrected clock; order never follows it
 * @param base what the screen showed; stays on this console and is no part of the frozen bytes, null where it is not known
 */
public record Command(
        UUID id,
        String caseId,
        long baseVersion,
        Actor actor,
        Instant at,
        Act act,
        @Nullable Base base) {
    public Command(UUID id, String caseId, long baseVersion, Actor actor, Instant at, Act act) {
        this(id, caseId, baseVersion, actor, at, act, null);
    }

    public Command on(@Nullable Base seen) {
        return new Command(id, caseId, baseVersion, actor, at, act, seen);
    }
}
