package vn.toancanh.uiwall;

import java.util.regex.Pattern;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.Category;
import vn.toancanh.uikit.station.Station;

/**
 * What a wall says about a case. Visitors read it, so nothing of what citizens wrote is on it: the category instead of the
 * title, and the ward instead of an address that somebody told about himself.
 */
final class WallWords {
    private static final Pattern NUMBER = Pattern.compile("(?:\\d[ .-]?){8,}");

    private final Station station;

    WallWords(Station station) {
        this.station = station;
    }

    String title(Case c, Catalogue catalogue) {
        return catalogue
                .category(c.categoryId())
                .map(Category::name)
                .map(station.words()::text)
                .orElseGet(() -> station.caseWords().kind(c));
    }

    String place(Case c, Catalogue catalogue) {
        boolean open = (c.kind() == CaseKind.INCIDENT || c.kind() == CaseKind.ALERT) && !c.sensitive();
        String address = c.place().address();
        return open && !address.isBlank() && !NUMBER.matcher(address).find()
                ? address
                : station.caseWords().ward(c.place().wardId(), catalogue);
    }
}
