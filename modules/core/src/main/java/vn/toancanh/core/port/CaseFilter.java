package vn.toancanh.core.port;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoBox;
import vn.toancanh.core.model.GeoPoint;

/**
 * Which cases a page is of. At most one of ward and box is set.
 *
 * @param wardId only those that the city has placed in this ward; null for all
 * @param box only those whose point is within, to within a metre; null for all, those without a point too
 */
public record CaseFilter(
        CaseScope scope, @Nullable String wardId, @Nullable GeoBox box) {
    /** @throws IllegalArgumentException with both a ward and a box */
    public CaseFilter {
        if (wardId != null && box != null) {
            throw new IllegalArgumentException("a ward or a box, not both");
        }
    }

    public static CaseFilter all(CaseScope scope) {
        return new CaseFilter(scope, null, null);
    }

    public static CaseFilter inWard(CaseScope scope, String wardId) {
        return new CaseFilter(scope, wardId, null);
    }

    public static CaseFilter within(CaseScope scope, GeoBox box) {
        return new CaseFilter(scope, null, box);
    }

    /** Whether the case is one of them. */
    public boolean matches(Case c) {
        GeoPoint at = c.place().point();
        return CaseScope.of(c) == scope
                && (wardId == null || wardId.equals(c.place().wardId()))
                && (box == null || at != null && box.contains(at));
    }
}
