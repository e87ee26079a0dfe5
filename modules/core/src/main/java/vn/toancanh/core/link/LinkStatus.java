package vn.toancanh.core.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.time.CityTime;

/**
 * The link as shown on all stations.
 *
 * @param since when this state began, by the console's clock
 * @param lastWord when the city was last heard, by the console's clock; null if never
 * @param reason stable code of the last failure for the operator's sentence, e.g. {@code refused}; null when none
 * @param time how well the city's time is known
 */
public record LinkStatus(
        LinkState state,
        Instant since,
        @Nullable Instant lastWord,
        @Nullable String reason,
        CityTime time) {
    /** With a time that gives no cause for doubt. */
    public LinkStatus(LinkState state, Instant since, @Nullable Instant lastWord, @Nullable String reason) {
        this(state, since, lastWord, reason, CityTime.PLAIN);
    }

    /** Whether requests are worth sending. */
    public boolean isUp() {
        return state == LinkState.ONLINE || state == LinkState.SYNCING;
    }

    public LinkStatus with(CityTime known) {
        return new LinkStatus(state, since, lastWord, reason, known);
    }
}
