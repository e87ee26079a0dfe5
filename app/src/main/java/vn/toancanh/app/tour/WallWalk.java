package vn.toancanh.app.tour;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.tour.TourStep;

/**
 * The tour of the display wall: nobody signs in at it and nobody acts; a supervisor's desk gives it its scenes through the gateway.
 * Tour thread.
 */
final class WallWalk {
    private final Tour tour;
    private final TourStage stage;
    private final TourCity city;

    WallWalk(Tour tour, TourStage stage, TourCity city) {
        this.tour = tour;
        this.stage = stage;
        this.city = city;
    }

    void walk() throws IOException {
        tour.size(Tour.SIZES[0]);
        tour.await(
                "signed in",
                () -> stage.isDeskShown()
                        && tour.state().session() != null
                        && !tour.state().shown().isEmpty());
        tour.await("painted", () -> stage.isShown("#wall-worst"));
        tour.onFx(stage::picture); // the very first one comes without the colours of the sheet
        TourDesk desk = new TourDesk(stage.gateway());
        scenes(desk, "1920");
        List<TourStep> steps = tour.steps();
        if (!steps.isEmpty()) {
            city.cut();
            Instant cut = Instant.now();
            tour.step(
                    "link-cut",
                    "the link is lost: the scene stays, every age runs",
                    () -> {},
                    () -> tour.state().link().state() == LinkState.OFFLINE
                            && Instant.now().isAfter(cut.plusSeconds(8)));
            city.heal();
            stage.ring().retryNow();
            tour.step(
                    "reconnected",
                    "the link is back: the same scene, alive",
                    () -> {},
                    () -> tour.state().link().state() == LinkState.ONLINE);
        }
        stage.later(() -> stage.language(Language.EN));
        scenes(desk, "english");
        stage.later(() -> stage.language(Language.VI));
        for (int i = 1; i < Tour.SIZES.length; i++) {
            tour.size(Tour.SIZES[i]);
            scenes(desk, String.valueOf(Tour.SIZES[i][0]));
        }
    }

    /** Has each scene taken by a supervisor; the wall's own step waits until it is there. */
    private void scenes(TourDesk desk, String prefix) {
        List<TourStep> all = tour.steps();
        if (all.isEmpty()) {
            tour.log.miss(prefix, "the pack has no scene");
        }
        int n = 0;
        for (TourStep s : all) {
            String name = String.format("%s-%02d-%s", prefix, ++n, s.name());
            try {
                Map<String, Object> take = tour.onFx(() -> s.counts().get());
                String wall = String.valueOf(take.get("wall"));
                var is = tour.state().walls().get(wall);
                desk.take(wall, String.valueOf(take.get("scene")), is == null ? 0 : is.version());
            } catch (IOException e) {
                tour.log.miss(name, String.valueOf(e.getMessage()));
                continue;
            }
            tour.shot(name, s);
        }
    }
}
