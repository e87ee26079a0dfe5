package vn.toancanh.app.tour;

import java.io.IOException;
import java.util.List;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.state.QueueOrder;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.tour.TourStep;

/** What a desk meets now and then, and must not be ugly then: a burst, a conflict, paper, the supervisor's wall. */
final class RareMoments {
    private static final String BURST = "#queue-burst";

    /** One of them chatters. More alerts in ten minutes than one person can read. */
    private static final List<String> CAMERAS = List.of(
            "cam-021", "cam-021", "cam-021", "cam-021", "cam-001", "cam-002", "cam-003", "cam-004", "cam-005",
            "cam-006", "cam-007", "cam-008");

    private final Tour tour;
    private final TourStage stage;
    private final TourCity city;

    RareMoments(Tour tour, TourStage stage, TourCity city) {
        this.tour = tour;
        this.stage = stage;
        this.city = city;
    }

    void burst() throws IOException {
        TourStep main = tour.steps().get(0);
        city.reports(30);
        for (String c : CAMERAS) {
            city.alert(c);
        }
        tour.step(
                "burst-offered",
                "a burst: the queue offers to bundle what is alike; a source that chatters is one row already",
                main.run(),
                () -> stage.isShown(BURST));
        tour.step("burst", "the queue is bundled until the operator says so", () -> stage.press(BURST), () -> true);
        stage.later(() -> stage.language(Language.EN));
        tour.step("english-burst", "the same in English", () -> {}, () -> true);
        stage.later(() -> stage.language(Language.VI));
        tour.step("burst-over", "each case has its row again", () -> stage.press(BURST), () -> true);
        tour.shot("print", moment("print"));
    }

    private TourStep moment(String name) {
        return tour.onFx(stage::moments).stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Changes cases without a link that are ended in the city meanwhile. */
    void conflict(TourStep main) throws IOException {
        city.cut();
        tour.await("cut", () -> tour.state().link().state() == LinkState.OFFLINE);
        stage.later(() -> tour.state().shown().values().stream()
                .filter(c -> c.state().isOpen() && c.priority() != Priority.P1)
                .sorted(QueueOrder.NEEDS_ME_FIRST)
                .limit(2)
                .map(Case::id)
                .forEach(id -> stage.ring().submit(id, new Act.ChangePriority(Priority.P1))));
        tour.await("changed", () -> tour.state().unsent() >= 1);
        city.calm();
        city.heal();
        stage.ring().retryNow();
        tour.await("conflict", () -> !tour.state().tray().isEmpty());
        tour.shot("conflict", tour.named("outbox"));
        stage.later(() -> stage.language(Language.EN));
        tour.shot("english-conflict", tour.named("outbox"));
        stage.later(() -> stage.language(Language.VI));
        tour.await("online again", () -> tour.state().link().state() == LinkState.ONLINE);
        tour.onFx(() -> {
            main.run().run();
            return true;
        });
    }

    void supervisor() {
        stage.ring().signOut();
        tour.await("signed out", stage::isSignInShown);
        tour.signIn("tc");
        tour.shot("wall-scenes", moment("wall-scenes"));
        stage.later(() -> stage.language(Language.EN));
        tour.shot("english-wall-scenes", moment("wall-scenes"));
        stage.later(() -> stage.language(Language.VI));
    }
}
