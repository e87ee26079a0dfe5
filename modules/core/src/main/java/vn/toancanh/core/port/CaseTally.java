package vn.toancanh.core.port;

import java.util.Map;
import java.util.stream.Collectors;
import vn.toancanh.core.model.CaseState;

/**
 * How many cases a cache holds, by ward and state. Immutable.
 *
 * @param byWard counts by id of the ward; cases without one stand under the empty text
 */
public record CaseTally(Map<String, Map<CaseState, Long>> byWard) {
    public CaseTally {
        byWard = byWard.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
    }

    /** How many of this half are in the ward; 0 for a ward that is not known. */
    public long count(String wardId, CaseScope scope) {
        return byWard.getOrDefault(wardId, Map.of()).entrySet().stream()
                .filter(e -> e.getKey().isOpen() == (scope == CaseScope.OPEN))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
