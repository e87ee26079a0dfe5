package vn.toancanh.city.fault;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The faults that the city can be told to have. */
public enum FaultKind {
    /** Connections are refused and open ones reset. */
    CUT,
    /** Cut and whole in turns: {@code onMillis} whole, {@code offMillis} cut. */
    FLAP,
    /** A black hole: connections are accepted, and nothing is said on them or on the open ones. */
    HALF_OPEN,
    /** Every piece of an answer comes {@code millis} later. */
    DELAY,
    /** A connection dies with {@code probability} when it is opened and at each piece that passes. */
    LOSS,
    /** Answers trickle with {@code bytesPerSecond}. */
    SLOW,
    /** A connection ends after {@code bytes} more bytes of answer, in the middle of whatever it is. */
    TRUNCATE,
    /** Requests are answered with status 500, with {@code probability}. */
    ERROR,
    /** Requests are answered with status 429 and {@code Retry-After: retryAfter}, with {@code probability}. */
    BUSY,
    /** Cameras send nonsense in place of pictures. */
    GARBAGE,
    /** The stream says every {@code every}-th change twice. */
    DUPLICATE,
    /** The stream swaps every {@code every}-th change with the one after it. */
    REORDER,
    /** The stream leaves out every {@code every}-th change. */
    GAP,
    /** At once: the change log starts a new life under another epoch. */
    EPOCH,
    /** At once: {@code count} changes. */
    BURST;

    /** The name used on the control port. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this name; null when there is none. */
    public static @Nullable FaultKind parse(String text) {
        for (FaultKind k : values()) {
            if (k.text().equals(text)) {
                return k;
            }
        }
        return switch (text) { // what people type
            case "500", "500s", "error-500" -> ERROR;
            case "429" -> BUSY;
            case "truncated", "truncated-event" -> TRUNCATE;
            case "slow-body" -> SLOW;
            case "epoch-change" -> EPOCH;
            default -> null;
        };
    }
}
