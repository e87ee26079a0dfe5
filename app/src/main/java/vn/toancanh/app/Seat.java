package vn.toancanh.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.tour.TourStep;

/** A station as the window around it sees it. JavaFX thread. */
interface Seat {
    /** The one node of the station. */
    Parent root();

    void attach();

    /** Whether it opens windows of its own, so that the console's one stays shut. */
    default boolean hasOwnWindows() {
        return false;
    }

    /** Whether it signs in by itself, and nobody sits at it. */
    default boolean isUnattended() {
        return false;
    }

    void detach();

    /** How large its letters are, for the error window. */
    Supplier<Density> density();

    /** What the tour shows of it, in order. */
    List<TourStep> steps();

    /** What the tour shows once: it takes more than a look. */
    default List<TourStep> moments() {
        return List.of();
    }

    /** Brings a case into sight, before the tour's pictures without a link. */
    void select(String caseId);

    /** Whether it is the field officer's laptop, which the tour walks in another way. */
    default boolean isLaptop() {
        return false;
    }

    /** The laptop's tour: a note with these words on the nearest case of the officer, and its next step. */
    default void work(String note) {}

    /** The tour: this picture on the chosen case. */
    default void photo(Path file) {}

    /** Read from the screen, for the tour. */
    Map<String, Object> counts();

    /** A style class of the station's own page, which is there once somebody is signed in. */
    String page();

    /** Role of the person who signs in on the tour, as in the pack's roles. */
    String tourRole();
}
