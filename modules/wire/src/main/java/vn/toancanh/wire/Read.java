package vn.toancanh.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message read as far as it could be.
 *
 * @param skipped entries left out because they could not be used
 * @param firstReason why the first of them could not, null when none was skipped
 * @param places of those in the city's log, as far as they name one; a thousand at most
 */
public record Read<T>(T message, int skipped, @Nullable String firstReason, List<Long> places) {
    public Read(T message, int skipped, @Nullable String firstReason) {
        this(message, skipped, firstReason, List.of());
    }
}
