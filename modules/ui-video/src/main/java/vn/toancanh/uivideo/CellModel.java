package vn.toancanh.uivideo;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.media.Feed;
import vn.toancanh.media.FeedRequest;
import vn.toancanh.media.Media;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Phase;
import vn.toancanh.media.StreamStatus;

/** A cell with its camera and its stream. JavaFX thread. */
final class CellModel {
    /** A size must stay for this many looks before pictures are decoded for it: dragging a border is not fifty sizes. */
    private static final int SETTLED = 1;

    private final Media media;
    private final Supplier<String> gatewayHost;
    private final CellWords words;
    private final GridView.Kind kind;
    private final CameraCell cell = new CameraCell();
    private @Nullable String id;
    private @Nullable Camera camera;
    private @Nullable CameraHealth health;
    private @Nullable Feed feed;
    private List<CameraStream> streams = List.of();
    private boolean demanded;
    private int width;
    private int height;
    private int nextWidth;
    private int nextHeight;
    private int settled;

    CellModel(Media media, Supplier<String> gatewayHost, CellWords words, GridView.Kind kind) {
        this.media = media;
        this.gatewayHost = gatewayHost;
        this.words = words;
        this.kind = kind;
    }

    CameraCell cell() {
        return cell;
    }

    @Nullable
    String id() {
        return id;
    }

    /** @param newId null for an empty cell */
    void camera(@Nullable String newId, @Nullable Camera newCamera, @Nullable CameraHealth newHealth) {
        boolean other = !Objects.equals(id, newId);
        boolean elsewhere =
                newCamera != null && camera != null && !newCamera.streams().equals(camera.streams());
        if (other || elsewhere || newCamera == null) {
            stop();
        }
        if (other) {
            demanded = false;
        }
        id = newId;
        camera = newCamera;
        health = newHealth;
        cell.setFocusTraversable(newId != null && kind.hands);
    }

    /** Whether it waits to be asked for. */
    boolean isOnDemand() {
        return kind.onDemand && !demanded && camera != null;
    }

    void demand() {
        demanded = true;
    }

    /** What is to be said of it now. */
    Sight sight(Instant now) {
        if (id == null) {
            return Sight.of(Sight.What.EMPTY);
        }
        if (isOnDemand()) {
            return Sight.of(Sight.What.ON_DEMAND);
        }
        Sight s = Sight.of(camera, feed == null ? StreamStatus.IDLE : feed.status(), health, now);
        // A stream that others see is live before this cell has got a picture of its own.
        boolean nothingYet = s.what().hasPicture() && cell.screen().isBlank();
        return nothingYet ? new Sight(Sight.What.OPENING, null, s.reason(), null) : s;
    }

    /**
     * Follows the state; once in a while.
     *
     * @param why it is offered, or empty
     */
    void look(Instant now, boolean inSight, String why) {
        if (inSight && id != null && camera != null && !isOnDemand()) {
            begin();
            measure();
        } else {
            stop();
        }
        Sight s = sight(now);
        String camId = id == null ? "" : id;
        String name = id == null ? "" : camera == null ? camId : camera.name();
        String note = feed == null || !s.what().hasPicture()
                ? ""
                : words.note(feed.status().note());
        cell.say(
                s,
                name,
                words.title(s, camId),
                words.detail(s),
                words.badge(s),
                words.city(s),
                note,
                why,
                id == null ? "" : words.spoken(name, s, camId, why));
    }

    /** Whether a picture may come with the next pulse. */
    boolean mayMove() {
        if (feed == null) {
            return false;
        }
        Phase p = feed.status().phase();
        return p != Phase.BACKOFF && p != Phase.CLOSED;
    }

    /** Each pulse: gives back what is drawn no more. */
    void release() {
        if (feed != null) {
            cell.screen().release(feed);
        }
    }

    void paint() {
        if (feed != null) {
            cell.screen().paint(feed);
        }
    }

    void stop() {
        if (feed != null) {
            cell.screen().clear(feed);
            feed.close();
            feed = null;
            width = 0;
            height = 0;
        }
    }

    private void begin() {
        String host = gatewayHost.get();
        List<CameraStream> now = camera.streams().stream()
                .map(s -> new CameraStream(s.kind(), s.transport(), s.at(host), s.width(), s.height(), s.fps()))
                .toList();
        if (feed != null && !now.equals(streams)) {
            stop();
        }
        if (feed == null) {
            streams = now;
            feed = media.open(new FeedRequest(camera.id(), now, kind.use, Mode.FULL, kind.fps));
        }
    }

    /** Asks for pictures of exactly as many pixels as the cell has on this screen. */
    private void measure() {
        Window window = cell.getScene() == null ? null : cell.getScene().getWindow();
        double sx = window == null ? 1 : window.getOutputScaleX();
        double sy = window == null ? 1 : window.getOutputScaleY();
        int w = (int) Math.round((cell.getWidth() - cell.snappedLeftInset() - cell.snappedRightInset()) * sx);
        int h = (int) Math.round((cell.getHeight() - cell.snappedTopInset() - cell.snappedBottomInset()) * sy);
        cell.screen().scale(sx, sy);
        if (w != nextWidth || h != nextHeight) {
            nextWidth = w;
            nextHeight = h;
            settled = 0;
        }
        boolean first = width == 0;
        if ((w != width || h != height) && w > 0 && h > 0 && (first || settled++ >= SETTLED)) {
            width = w;
            height = h;
            feed.size(w, h);
        }
    }
}
