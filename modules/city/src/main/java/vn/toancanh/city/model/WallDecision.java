package vn.toancanh.city.model;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.WallState;

/**
 * What the city decided about a take.
 *
 * @param status HTTP status of the answer
 * @param code {@code applied}, {@code no-change}, or the code of the problem
 * @param wall as it was right after the decision; null where there is none
 * @param replayed whether the decision had been made under this key before
 */
public record WallDecision(
        int status, String code, @Nullable WallState wall, boolean replayed) {
    static WallDecision of(int status, String code, @Nullable WallState wall) {
        return new WallDecision(status, code, wall, false);
    }
}
