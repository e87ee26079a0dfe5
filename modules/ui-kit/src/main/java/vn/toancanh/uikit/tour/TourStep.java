package vn.toancanh.uikit.tour;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One step of the tour. The runner calls {@link #run} on the JavaFX thread, waits until {@link #ready} holds (asked there, once
 * a pulse), takes the picture and reads {@link #counts}.
 *
 * @param name of the picture file, without ending: lower case, digits and hyphens
 * @param shows what is seen, one English sentence for tour.json
 * @param run brings the screen there
 * @param ready whether the screen is there
 * @param counts read from the screen, not from the state, e.g. rows
 */
public record TourStep(
        String name, String shows, Runnable run, BooleanSupplier ready, Supplier<Map<String, Object>> counts) {
    /** @throws IllegalArgumentException if the name does not fit a file */
    public TourStep {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("the name of a tour step is a file name: " + name);
        }
    }

    /** A step that is ready at once and counts nothing. */
    public static TourStep of(String name, String shows, Runnable run) {
        return new TourStep(name, shows, run, () -> true, Map::of);
    }
}
