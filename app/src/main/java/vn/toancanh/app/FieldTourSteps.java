package vn.toancanh.app;

import java.util.List;
import java.util.Map;
import vn.toancanh.uifield.FieldStation;
import vn.toancanh.uifield.Tab;
import vn.toancanh.uikit.tour.TourStep;

/** What the tour shows of the laptop: one picture a tab. */
final class FieldTourSteps {
    private final FieldStation field;

    FieldTourSteps(FieldStation field) {
        this.field = field;
    }

    List<TourStep> all() {
        return List.of(
                step("mine", "my cases, the nearest first, with big buttons", Tab.MINE),
                step("map", "my cases on the map", Tab.MAP),
                step("contacts", "whom to call", Tab.CONTACTS),
                step("outbox", "what the city does not have yet", Tab.OUTBOX));
    }

    private TourStep step(String name, String shows, Tab tab) {
        return new TourStep(
                name,
                shows,
                () -> field.model().tabProperty().set(tab),
                () -> !field.context().station().state().shown().isEmpty(),
                Map::of);
    }
}
