package vn.toancanh.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import vn.toancanh.app.tour.TourStage;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.state.QueueOrder;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.tour.TourStep;

/** The desk as the tour drives it. */
final class StationTourStage implements TourStage {
    private final Stage stage;
    private final Seat seat;
    private final Ring ring;
    private final FxBridge bridge;
    private final Messages messages;
    private final FirstPaint paint;
    private final String gateway;
    private final IntConsumer quit;

    /** @param gateway its address */
    StationTourStage(
            Stage stage,
            Seat seat,
            Ring ring,
            FxBridge bridge,
            Messages messages,
            FirstPaint paint,
            String gateway,
            IntConsumer quit) {
        this.stage = stage;
        this.seat = seat;
        this.ring = ring;
        this.bridge = bridge;
        this.messages = messages;
        this.paint = paint;
        this.gateway = gateway;
        this.quit = quit;
    }

    @Override
    public void later(Runnable task) {
        bridge.later(task);
    }

    @Override
    public Ring ring() {
        return ring;
    }

    @Override
    public List<TourStep> steps() {
        return seat.steps();
    }

    @Override
    public List<TourStep> moments() {
        return seat.moments();
    }

    @Override
    public void press(String selector) {
        seat.root().lookupAll(selector).stream()
                .filter(n -> n instanceof ButtonBase && isInSight(n))
                .findFirst()
                .map(ButtonBase.class::cast)
                .orElseThrow(() -> new IllegalStateException("no button " + selector))
                .fire();
    }

    @Override
    public void size(int width, int height) {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
    }

    @Override
    public boolean hasSize(int width, int height) {
        Scene scene = stage.getScene();
        return scene.getWidth() == width && scene.getHeight() == height;
    }

    @Override
    public void language(Language language) {
        messages.languageProperty().set(language);
    }

    @Override
    public String languageTag() {
        return messages.language().tag();
    }

    @Override
    public boolean isSignInShown() {
        boolean people = seat.root().lookupAll(".button").stream()
                .anyMatch(n -> n.getId() != null && n.getId().startsWith("person-") && isInSight(n));
        return people || isErrorShown();
    }

    @Override
    public boolean isErrorShown() {
        return isShown(".sign-in-page") && isShown(".error-state");
    }

    @Override
    public boolean isUnattended() {
        return seat.isUnattended();
    }

    @Override
    public String gateway() {
        return gateway;
    }

    @Override
    public boolean isDeskShown() {
        return isShown(seat.page());
    }

    @Override
    public boolean isLaptop() {
        return seat.isLaptop();
    }

    @Override
    public void photo(Path file) {
        seat.photo(file);
    }

    @Override
    public void actOffline() {
        if (seat.isLaptop()) {
            seat.work(messages.text("app.tour.field-note"));
            return;
        }
        ring.state().shown().values().stream()
                .filter(Case::isUnattended)
                .filter(c -> c.alert() == null)
                .min(QueueOrder.NEEDS_ME_FIRST)
                .ifPresent(c -> {
                    ring.submit(c.id(), new Act.Accept());
                    ring.submit(c.id(), new Act.AddNote(messages.text("app.tour.note")));
                    seat.select(c.id());
                });
    }

    @Override
    public String role() {
        return seat.tourRole();
    }

    @Override
    public Map<String, Object> counts() {
        Map<String, Object> out = new HashMap<>(seat.counts());
        out.put("rows", shown(".queue-row"));
        out.put("priorityShapes", shown(".priority-shape"));
        out.put("caseLines", shown(".field-line"));
        out.put("pendingMarks", shown(".pending-mark"));
        return out;
    }

    @Override
    public WritableImage picture() {
        return stage.getScene().snapshot(null);
    }

    @Override
    public long firstPaintMillis() {
        return paint.millis();
    }

    @Override
    public void end(int status) {
        quit.accept(status);
    }

    @Override
    public boolean isShown(String selector) {
        return shown(selector) > 0;
    }

    private long shown(String selector) {
        return seat.root().lookupAll(selector).stream()
                .filter(StationTourStage::isInSight)
                .count();
    }

    private static boolean isInSight(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
