package vn.toancanh.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.toancanh.wire.Json;

/** Writes {@code tour.json}: what was reached, and what was not. Tour thread only. */
final class TourLog {
    /**
     * One picture.
     *
     * @param link the link's state as shown, e.g. ONLINE
     * @param counts read from the screen
     */
    record Shot(
            String name,
            String file,
            String shows,
            int width,
            int height,
            String language,
            String link,
            Map<String, Object> counts) {}

    /** A step that was not reached, and why. */
    record Miss(String name, String why) {}

    private record Tour(long firstPaintMillis, String java, String javafx, List<Shot> shots, List<Miss> missed) {}

    private final List<Shot> shots = new ArrayList<>();
    private final List<Miss> missed = new ArrayList<>();

    void add(Shot shot) {
        shots.add(shot);
    }

    void miss(String name, String why) {
        missed.add(new Miss(name, why));
    }

    boolean isComplete() {
        return missed.isEmpty() && !shots.isEmpty();
    }

    List<Miss> missed() {
        return missed;
    }

    void write(Path dir, long firstPaintMillis) throws IOException {
        Tour tour = new Tour(
                firstPaintMillis,
                System.getProperty("java.version", ""),
                System.getProperty("javafx.version", ""),
                shots,
                missed);
        Files.write(dir.resolve("tour.json"), new Json().bytes(tour));
    }
}
