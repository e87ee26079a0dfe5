package vn.toancanh.core.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the city sent and this console could not use: left out, each thing counted once, since the last whole snapshot.
 *
 * @param last when the latest of them came, by the console's clock; null when there is none
 */
public record LeftOut(int count, @Nullable Instant last) {
    public static final LeftOut NONE = new LeftOut(0, null);
}
