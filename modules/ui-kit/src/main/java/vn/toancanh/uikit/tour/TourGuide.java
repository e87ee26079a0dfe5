package vn.toancanh.uikit.tour;

import java.util.List;

/** What a room offers to the tour. */
public interface TourGuide {
    /** The steps in order; asked once, on the JavaFX thread, after the first paint. */
    List<TourStep> steps();
}
