package vn.toancanh.wire.pack;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.time.WorkCalendar;
import vn.toancanh.core.time.WorkDuration;

/**
 * How long each step of a case may take, and by which calendar.
 *
 * @param steps a step that is absent has no deadline; all count from receipt, PUBLISH counts from resolving
 * @param makeSafe until when the danger must be less, counted from receipt; null when the class has no such target
 * @param extensions how often the resolve deadline may be extended
 */
public record DeadlineClass(
        String id,
        LocalText name,
        WorkCalendar calendar,
        Map<DeadlineStep, WorkDuration> steps,
        @Nullable WorkDuration makeSafe,
        Publishing publishing,
        int extensions) {
    public DeadlineClass {
        steps = Map.copyOf(steps);
    }

    /** How the result reaches the public: offered after resolving, never by itself, as the desk likes, as the SOP says. */
    public enum Publishing {
        GATED,
        BY_HAND,
        OPTIONAL,
        BY_PROCEDURE
    }
}
