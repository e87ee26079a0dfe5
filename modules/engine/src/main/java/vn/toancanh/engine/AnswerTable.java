package vn.toancanh.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.GatewayException;

/**
 * What becomes of an act that was sent and not decided about. Only a decision of the city or of the operator ends an act;
 * everything else makes it wait, and one that has waited through too many answers is shown. Pure functions.
 */
final class AnswerTable {
    /** Tries that count, after which the entry is shown in the tray. */
    static final int PARK_AFTER = 20;

    /** Time since the first try after which it is shown as well. */
    static final Duration PARK_TIME = Duration.ofHours(24);

    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    private static final Duration IN_PROGRESS = Duration.ofSeconds(2);

    enum What {
        /** Again after the wait, under the same key; the try counts. */
        RETRY,
        /** Again after the wait; the try says nothing about this act and does not count. */
        WAIT,
        /** Nobody sends before the wait is over. */
        HOLD_ALL,
        /** Nobody sends before somebody has signed in again. */
        PAUSE_ALL,
        /** The console is too old for it: kept, told, tried now and then. */
        UPDATE,
        /** Refused: in the tray. */
        REJECT,
        /** Tried too often: in the tray. */
        PARK
    }

    record Step(What what, Duration pause) {}

    private AnswerTable() {}

    /**
     * @param triedFor time since the first try of this act
     * @param busyTries answers in a row that said only that the city is busy
     */
    static Step of(OutboxEntry e, GatewayException why, Duration triedFor, int busyTries, RandomGenerator random) {
        Duration backoff = BACKOFF.delay(e.attempts(), random);
        return switch (why.kind()) {
            case REJECTED -> new Step(What.REJECT, Duration.ZERO);
            case UNAUTHORISED -> new Step(What.PAUSE_ALL, Duration.ZERO);
            case BUSY -> {
                Duration asked = why.retryAfter();
                Duration wait = asked == null ? BACKOFF.patient(busyTries, random) : asked;
                yield new Step(What.HOLD_ALL, within(wait));
            }
            case UPDATE_NEEDED -> new Step(What.UPDATE, LONGEST_WAIT);
            case REFUSED, UNTRUSTED, CERTIFICATE_DATE, PROXY -> new Step(What.WAIT, backoff);
            case IN_PROGRESS -> unlessTooLong(new Step(What.WAIT, IN_PROGRESS), triedFor);
            case CAPTIVE_PORTAL -> unlessTooLong(new Step(What.WAIT, backoff), triedFor);
            case TIMEOUT, BROKEN, SERVER_ERROR, NOT_THE_CITY, TOO_LARGE, CURSOR_TOO_OLD ->
                e.attempts() >= PARK_AFTER
                        ? new Step(What.PARK, Duration.ZERO)
                        : unlessTooLong(new Step(What.RETRY, backoff), triedFor);
        };
    }

    /** A wait of nothing, or a date that is over, must not make us ask without a pause. */
    private static Duration within(Duration wait) {
        Duration least = BACKOFF.base();
        return wait.compareTo(least) < 0 ? least : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Step unlessTooLong(Step s, Duration triedFor) {
        return triedFor.compareTo(PARK_TIME) >= 0 ? new Step(What.PARK, Duration.ZERO) : s;
    }
}
