package vn.toancanh.core.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The link as shown on all stations.
 *
 * @param since when this state began, by the console's clock
 * @param lastWord when the city was last heard, by the console's clock; null if never
 * @param reason stable code of the last failure for the operator's sentence, e.g. {@code refused}; null when none
 */
public record LinkStatus(
        LinkState state,
        Instant since,
        @Nullable Instant lastWord,
        @Nullable String reason) {
    /** Whether requests are worth sending. */
    public boolean isUp() {
        return state == LinkState.ONLINE || state == LinkState.SYNCING;
    }
}
