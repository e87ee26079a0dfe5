package vn.toancanh.uiwall;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Keeps a value until another one has lasted for a while, so that a wall does not jump. Not thread-safe. */
final class Steady<T> {
    private final Duration span;
    private T shown;
    private T wanted;
    private Instant since = Instant.MIN;

    Steady(Duration span) {
        this.span = span;
    }

    /** @return what is to be shown now */
    T want(T next, Instant now) {
        if (shown == null) {
            shown = next;
        }
        if (!Objects.equals(next, wanted)) {
            wanted = next;
            since = now;
        }
        if (!Objects.equals(shown, wanted) && !now.isBefore(since.plus(span))) {
            shown = wanted;
        }
        return shown;
    }
}
