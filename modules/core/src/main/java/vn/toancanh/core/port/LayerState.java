package vn.toancanh.core.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one layer.
 *
 * @param asOf when the city gave what is shown; null while nothing is
 */
public record LayerState(Kind kind, @Nullable Instant asOf) {
    /** Nothing is here and nothing has been tried. */
    public static final LayerState LOADING = new LayerState(Kind.LOADING, null);

    /** What a person can be told. The refusals stay until an answer that can be used has come. */
    public enum Kind {
        /** Nothing is here yet; it is asked for when that is possible. */
        LOADING,
        /** The version of which the city speaks is here. */
        HERE,
        /** Another version than the one of which the city speaks is here. */
        OLD,
        /** The city has no such layer. */
        NONE,
        /** The answer cannot be read as a layer. */
        BROKEN,
        /** A page came instead of a layer. */
        PAGE,
        /** The answer is larger than any layer may be. */
        TOO_LARGE,
        /** The city does not give it. */
        DENIED;

        /** Whether the last answer could not be used. */
        public boolean isRefused() {
            return this == BROKEN || this == PAGE || this == TOO_LARGE || this == DENIED;
        }
    }
}
