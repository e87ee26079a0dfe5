package vn.toancanh.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import vn.toancanh.app.tour.TourPhotos;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uifield.FieldStation;
import vn.toancanh.uifield.Here;
import vn.toancanh.uifield.MyCases;
import vn.toancanh.uifield.Tab;
import vn.toancanh.uikit.tour.TourStep;

/** What the tour shows of the laptop, and what its officer does there. JavaFX thread. */
final class FieldTourSteps {
    private final FieldStation field;

    FieldTourSteps(FieldStation field) {
        this.field = field;
    }

    List<TourStep> all() {
        return List.of(
                step("mine", "F1: my cases, the nearest first, the first one open with its big buttons", () -> {
                    tab(Tab.MINE);
                    choose(0);
                }),
                step("case", "another case of mine", () -> {
                    tab(Tab.MINE);
                    choose(1);
                }),
                new TourStep(
                        "photos",
                        "the photos of a case, one at a time, on targets that a wet finger hits",
                        () -> {
                            tab(Tab.MINE);
                            TourPhotos.caseWithPhotos(state())
                                    .ifPresent(c ->
                                            field.model().selectedProperty().set(c.id()));
                            field.openPhotos();
                        },
                        () -> TourPhotos.isLargeShown(field.root()),
                        () -> Map.of("mine", mine().size())),
                step("map", "F2: my cases on the map", () -> tab(Tab.MAP)),
                step("contacts", "F3: whom to call", () -> tab(Tab.CONTACTS)),
                step("outbox", "F4: what the city does not have yet", () -> tab(Tab.OUTBOX)));
    }

    /** A note on the nearest of my cases, and its next step checked off. */
    void work(String note) {
        tab(Tab.MINE);
        choose(0);
        Case c = field.context().selected();
        if (c == null) {
            return;
        }
        ring().submit(c.id(), new Act.AddNote(note));
        if (c.sop() != null) {
            state().catalogue().sop(c.sop().sopId()).ifPresent(sop -> sop.steps().stream()
                    .filter(x -> !c.sop().isChecked(x.number()))
                    .findFirst()
                    .ifPresent(x -> ring().submit(c.id(), new Act.CheckStep(x.number()))));
        }
    }

    /** This picture on the chosen case. */
    void photo(Path file) {
        Case c = field.context().selected();
        Path name = file.getFileName();
        if (c != null && name != null) {
            ring().attach(c.id(), file, name.toString());
        }
    }

    private void tab(Tab tab) {
        field.closeOverlays();
        field.model().tabProperty().set(tab);
    }

    private void choose(int at) {
        List<MyCases.Mine> mine = mine();
        if (!mine.isEmpty()) {
            field.model()
                    .selectedProperty()
                    .set(mine.get(Math.min(at, mine.size() - 1)).value().id());
        }
    }

    private List<MyCases.Mine> mine() {
        Session me = state().session();
        Here here = field.context().here().orElse(null);
        return me == null ? List.of() : MyCases.of(state(), me.actor(), here == null ? null : here.point());
    }

    private Ring ring() {
        return field.context().station().ring();
    }

    private CityState state() {
        return field.context().station().state();
    }

    private TourStep step(String name, String shows, Runnable go) {
        BooleanSupplier ready = () -> !mine().isEmpty() && TourPhotos.areSmallShown(field.root());
        return new TourStep(name, shows, go, ready, () -> Map.of("mine", mine().size()));
    }
}
