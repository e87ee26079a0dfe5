package vn.toancanh.uikit.say;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.DeadlineStep;

/**
 * How a case stands with its next deadline at one moment.
 *
 * @param step which deadline; null when there is none
 * @param left time left, negative when overdue; zero for {@link Level#NONE}
 */
public record Due(Level level, @Nullable DeadlineStep step, Duration left) {
    /** None shows a dash; near is amber; overdue says so. */
    public enum Level {
        NONE,
        CALM,
        NEAR,
        OVERDUE
    }

    /** Below this part of the whole span a deadline is near. */
    public static final double NEAR_PART = 0.2;

    private static final Due NOTHING = new Due(Level.NONE, null, Duration.ZERO);

    public static Due of(Case c, Instant now) {
        Deadline next = c.nextDeadline().orElse(null);
        if (next == null) {
            return NOTHING;
        }
        Duration left = Duration.between(now, next.due());
        if (left.isNegative()) {
            return new Due(Level.OVERDUE, next.step(), left);
        }
        long whole = Duration.between(c.receivedAt(), next.due()).toMillis();
        boolean near = whole > 0 && left.toMillis() < whole * NEAR_PART;
        return new Due(near ? Level.NEAR : Level.CALM, next.step(), left);
    }

    /** As {@link #of} would say, without the rest of its answer. */
    public static boolean isOverdue(Case c, Instant now) {
        Deadline next = c.nextDeadline().orElse(null);
        return next != null && next.due().isBefore(now);
    }

    public boolean isOverdue() {
        return level == Level.OVERDUE;
    }
}
