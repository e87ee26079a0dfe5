package vn.toancanh.uidesk.place;

import java.util.ArrayList;
import java.util.List;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoBox;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CaseTally;
import vn.toancanh.uidesk.shell.DeskContext;

/**
 * Cases that are over, at the place of the chosen one: around its point or, where that is not known, in its ward. Read from
 * the cache page by page, off the JavaFX thread; an answer for another place is dropped. JavaFX thread only.
 */
final class PlaceHistory {
    /** How far "here" reaches, in metres. */
    static final int WITHIN_M = 150;

    private static final Found NOTHING = new Found(List.of(), false, false, false, 0, 0);

    private final DeskContext desk;
    private final int page;
    private final Runnable changed;
    private Case self;
    private Found found = NOTHING;
    private Long next;
    private int asked; // only the answer to the last question counts

    /**
     * @param page how many cases are read at once
     * @param changed called when there is more to show
     */
    PlaceHistory(DeskContext desk, int page, Runnable changed) {
        this.desk = desk;
        this.page = page;
        this.changed = changed;
    }

    /**
     * What is known by now.
     *
     * @param whole an answer has come
     * @param more there are more than these
     * @param failed the cache could not be read
     * @param openInWard how many open cases of this ward the cache holds
     * @param closedInWard how many that are over
     */
    record Found(List<Case> cases, boolean whole, boolean more, boolean failed, long openInWard, long closedInWard) {}

    private record Answer(CasePage rows, CaseTally tally) {}

    Found found() {
        return found;
    }

    boolean isAroundPoint() {
        return self != null && self.place().point() != null;
    }

    /** Asks anew where the case lies elsewhere than the one before. */
    void of(Case c) {
        boolean same = isAt(c);
        self = c;
        if (same) {
            return;
        }
        next = null;
        asked++;
        CaseFilter filter = filter(c.place());
        found = filter == null ? new Found(List.of(), true, false, false, 0, 0) : NOTHING;
        if (filter != null) {
            ask(filter);
        }
    }

    /** Reads the next page. */
    void more() {
        if (self != null && found.more()) {
            ask(filter(self.place()));
        }
    }

    private static CaseFilter filter(Place place) {
        GeoPoint at = place.point();
        if (at != null) {
            return CaseFilter.within(CaseScope.CLOSED, GeoBox.around(at, WITHIN_M));
        }
        return place.wardId() == null ? null : CaseFilter.inWard(CaseScope.CLOSED, place.wardId());
    }

    private void ask(CaseFilter filter) {
        int mine = ++asked;
        desk.bridge()
                .onFx(
                        desk.ring()
                                .page(filter, next, page)
                                .thenCombine(desk.ring().tally(), Answer::new),
                        answer -> {
                            if (mine == asked) {
                                take(answer);
                            }
                        },
                        failed -> {
                            if (mine == asked) {
                                found = new Found(found.cases(), true, false, true, 0, 0);
                                changed.run();
                            }
                        });
    }

    private boolean isAt(Case c) {
        return self != null && self.id().equals(c.id()) && self.place().equals(c.place());
    }

    private void take(Answer answer) {
        next = answer.rows().next();
        List<Case> all = new ArrayList<>(found.cases());
        answer.rows().cases().stream().filter(c -> !c.id().equals(self.id())).forEach(all::add);
        String ward = self.place().wardId();
        found = new Found(
                List.copyOf(all),
                true,
                next != null,
                false,
                ward == null ? 0 : answer.tally().count(ward, CaseScope.OPEN),
                ward == null ? 0 : answer.tally().count(ward, CaseScope.CLOSED));
        changed.run();
    }
}
