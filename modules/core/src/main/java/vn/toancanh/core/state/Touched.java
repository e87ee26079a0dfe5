package vn.toancanh.core.state;

import java.util.Set;

/**
 * Which cases differ from the state before; a face that skips states takes the union.
 *
 * @param all everything may differ (snapshot, catalogue, start)
 */
public record Touched(boolean all, Set<String> caseIds) {
    public static final Touched NOTHING = new Touched(false, Set.of());
    public static final Touched EVERYTHING = new Touched(true, Set.of());

    public Touched {
        caseIds = Set.copyOf(caseIds);
    }

    public static Touched one(String caseId) {
        return new Touched(false, Set.of(caseId));
    }
}
