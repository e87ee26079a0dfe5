package vn.toancanh.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.tour.TourStep;

/**
 * The tour of the field officer's laptop, in its two sizes: the day with a link, the link that breaks, the work that goes on, the
 * return, and the day when nothing is left to do. Tour thread.
 */
final class LaptopWalk {
    /** The laptop of the charter, and the small one that its effective size allows. */
    private static final int[][] SIZES = {{1366, 768}, {1024, 600}};

    /** So long after the cut every age on the screen has begun to run. */
    private static final Duration AGES_RUN = Duration.ofSeconds(8);

    private final Tour tour;
    private final TourStage stage;
    private final TourCity city;
    private final Path dir;

    LaptopWalk(Tour tour, TourStage stage, TourCity city, Path dir) {
        this.tour = tour;
        this.stage = stage;
        this.city = city;
        this.dir = dir;
    }

    void walk() throws IOException {
        for (int[] size : SIZES) {
            tour.size(size);
            tour.step(size[0] + "-sign-in", "who is on duty: the sign-in", () -> {}, stage::isSignInShown);
        }
        tour.size(SIZES[0]);
        tour.signIn();
        tour.photos();
        pages("");
        linkCut();
        stage.later(() -> stage.language(Language.EN));
        pages("english-");
        stage.later(() -> stage.language(Language.VI));
        Runnable home = tour.named("mine").run();
        tour.size(SIZES[0]);
        for (int[] size : SIZES) {
            tour.size(size);
            city.calm(); // each time: on a slow machine the next report is there before the next picture
            tour.step(
                    size[0] + "-empty",
                    "nothing is mine and nothing lies around: the page says so",
                    home,
                    () -> tour.state().shown().values().stream()
                            .noneMatch(c -> c.state().isOpen() && c.priority().digit() < 4));
        }
    }

    private void pages(String before) {
        for (int[] size : SIZES) {
            tour.size(size);
            int n = 0;
            for (TourStep s : tour.steps()) {
                tour.shot(String.format("%s%d-%02d-%s", before, size[0], ++n, s.name()), s);
            }
        }
    }

    private void linkCut() throws IOException {
        Runnable home = tour.steps().get(0).run();
        Runnable map = tour.named("map").run();
        tour.size(SIZES[0]);
        city.cut();
        Instant cut = Instant.now();
        tour.step(
                "link-cut",
                "the link is lost: every age runs, the work goes on",
                home,
                () -> tour.state().link().state() == LinkState.OFFLINE
                        && Instant.now().isAfter(cut.plus(AGES_RUN)));
        tour.step("link-cut-map", "the map of before, with its age", map, () -> true);
        tour.step(
                "offline-acts",
                "a note and a step without a link: saved here, marked, not called sent",
                stage::actOffline,
                () -> tour.state().unsent() >= 1);
        int before = tour.state().unsent();
        BooleanSupplier seen = tour.steps().get(0).ready();
        Path photo = dir.resolve("offline-acts.png");
        tour.step(
                "offline-photo",
                "a photo without a link: kept on this laptop",
                () -> stage.photo(photo),
                () -> tour.state().unsent() > before && seen.getAsBoolean());
        tour.shot("offline-outbox", tour.named("outbox"));
        tour.size(SIZES[1]);
        tour.step("small-offline", "the same on the small laptop", home, () -> true);
        tour.shot("small-offline-outbox", tour.named("outbox"));
        tour.size(SIZES[0]);
        city.heal();
        stage.ring().retryNow();
        tour.step(
                "reconnected",
                "the link is back: the outbox has drained and the marks are gone",
                home,
                () -> tour.state().link().state() == LinkState.ONLINE
                        && tour.state().unsent() == 0);
    }
}
