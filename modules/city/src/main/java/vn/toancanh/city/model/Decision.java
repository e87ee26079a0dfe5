package vn.toancanh.city.model;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;

/**
 * What the city decided about a command.
 *
 * @param status HTTP status of the answer
 * @param code {@code applied}, {@code no-change}, or the code of the problem
 * @param current the case as it was right after the decision; null where there is none or it tells nothing
 * @param replayed whether the decision had been made under this key before
 */
public record Decision(int status, String code, @Nullable Case current, boolean replayed) {
    static Decision of(int status, String code, @Nullable Case current) {
        return new Decision(status, code, current, false);
    }

    /** Whether the city did it, or it was so already. */
    public boolean isDone() {
        return status == 200;
    }
}
