package vn.toancanh.app.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.image.WritableImage;
import vn.toancanh.core.port.Ring;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.tour.TourStep;

/** The console as the tour drives it. Everything but {@link #later} and {@link #ring} is for the JavaFX thread. */
public interface TourStage {
    void later(Runnable task);

    Ring ring();

    /** Steps of the station that is shown. */
    List<TourStep> steps();

    /** What is shown once: it takes more than a look. */
    List<TourStep> moments();

    /** Whether something of the page that fits this selector is in sight. */
    boolean isShown(String selector);

    /** Presses a button of the page. */
    void press(String selector);

    void size(int width, int height);

    boolean hasSize(int width, int height);

    void language(Language language);

    String languageTag();

    boolean isSignInShown();

    boolean isErrorShown();

    /** Whether it signs in by itself and shows what is taken to it: a wall. */
    boolean isUnattended();

    /** Address of the gateway, for a wall's supervisor at another desk. */
    String gateway();

    /** Whether the station's own page is there: somebody is signed in. */
    boolean isDeskShown();

    /** Role of the person who signs in. */
    String role();

    /** Whether it is the laptop: other sizes, other steps. */
    boolean isLaptop();

    /** Does two acts as the station's person does: the desk accepts the top waiting case and writes a note on it. */
    void actOffline();

    /** Hangs this picture on the case that is chosen. */
    void photo(Path file);

    /** Read from the screen. */
    Map<String, Object> counts();

    WritableImage picture();

    long firstPaintMillis();

    /** Ends the console with this exit status. */
    void end(int status);
}
