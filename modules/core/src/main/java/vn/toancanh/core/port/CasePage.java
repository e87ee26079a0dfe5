package vn.toancanh.core.port;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;

/**
 * Some cases in the order of their {@link CaseScope}.
 *
 * @param next stands for the last of them: what is asked for after it follows without gap or repetition, whatever has come
 *     in meanwhile; null when these were the last
 */
public record CasePage(List<Case> cases, @Nullable Long next) {
    public CasePage {
        cases = List.copyOf(cases);
    }
}
