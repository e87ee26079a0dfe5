package vn.toancanh.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a procedure.
 *
 * @param number from 1
 * @param roles role ids that do it
 * @param target how soon it should be done, in words
 * @param offline what to do without a link, in words
 * @param next what follows, in words; null at the end
 */
public record SopStep(
        int number,
        LocalText text,
        List<String> roles,
        @Nullable LocalText target,
        @Nullable LocalText offline,
        @Nullable LocalText next) {
    public SopStep {
        roles = List.copyOf(roles);
    }
}
