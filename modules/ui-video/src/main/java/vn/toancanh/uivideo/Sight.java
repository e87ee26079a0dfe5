package vn.toancanh.uivideo;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.media.StreamStatus;
import vn.toancanh.uikit.face.CameraGrid.CellState;

/**
 * What is to be said of a camera, from what is seen here and what the city says. Both may be wrong, and they may differ: a
 * camera the city has lost is another matter than one that only this workstation cannot reach. Pure.
 *
 * @param what which sentence
 * @param span how old the picture is, or for how long there has been none; null when nobody knows
 * @param reason why there is none, as it is seen from here
 * @param city what the city says against or beside that; null when it adds nothing
 */
record Sight(
        What what,
        @Nullable Duration span,
        Reason reason,
        @Nullable Health city) {
    /** A picture that is not much older than this is still shown, dimmed, while the stream is opened anew. */
    static final Duration STILL_SHOWN = Duration.ofSeconds(10);

    /** The sentences. */
    enum What {
        /** A cell without a camera. */
        EMPTY(CellState.EMPTY),
        /** The stream is not asked for yet. */
        ON_DEMAND(CellState.EMPTY),
        OPENING(CellState.OPENING),
        LIVE(CellState.LIVE),
        SLOW(CellState.LIVE),
        /** No new picture comes. */
        STALE(CellState.STALE),
        /** The same picture comes again and again. */
        FROZEN(CellState.STALE),
        /** The catalogue has no such camera. */
        UNKNOWN(CellState.LOST),
        /** The catalogue has the camera, and no way to see it. */
        NO_STREAM(CellState.LOST),
        /** It wants a password. */
        LOCKED(CellState.LOST),
        /** The city has no picture either. */
        LOST(CellState.LOST),
        /** It is not reached from here. */
        OUT_OF_REACH(CellState.LOST),
        /** This workstation cannot decode video. */
        NO_DECODER(CellState.LOST);

        final CellState state;

        What(CellState state) {
            this.state = state;
        }

        /** Whether a picture stays in sight. */
        boolean hasPicture() {
            return state == CellState.LIVE || state == CellState.STALE;
        }
    }

    static Sight of(What what) {
        return new Sight(what, null, Reason.NONE, null);
    }

    /**
     * @param camera null if the catalogue has none of that id
     * @param health null if the city has said nothing
     */
    static Sight of(@Nullable Camera camera, StreamStatus s, @Nullable CameraHealth health, Instant now) {
        if (camera == null) {
            return of(What.UNKNOWN);
        }
        Health city = health == null || health.health() == Health.OK ? null : health.health();
        if (s.phase() == Phase.LIVE) {
            boolean said = s.slow() && city == Health.SLOW;
            return new Sight(s.slow() ? What.SLOW : What.LIVE, s.behind(), Reason.NONE, said ? null : city);
        }
        if (s.phase() == Phase.STALE) {
            boolean frozen = s.reason() == Reason.FROZEN;
            boolean said = frozen ? city == Health.FROZEN : city == Health.SLOW;
            return new Sight(frozen ? What.FROZEN : What.STALE, s.age(), s.reason(), said ? null : city);
        }
        Duration age = s.age();
        if (age != null && age.compareTo(STILL_SHOWN) < 0 && s.phase() != Phase.CLOSED) {
            return new Sight(What.STALE, age, s.reason(), city);
        }
        if (s.attempts() == 0 && (s.phase() == Phase.OPENING || s.phase() == Phase.IDLE)) {
            return new Sight(What.OPENING, s.without(), Reason.NONE, city == Health.LOST ? city : null);
        }
        return lost(s, health, now);
    }

    private static Sight lost(StreamStatus s, @Nullable CameraHealth health, Instant now) {
        Duration here = s.age() == null ? s.without() : s.age();
        switch (s.reason()) {
            case NO_STREAM:
            case BAD_ADDRESS:
                return new Sight(What.NO_STREAM, null, s.reason(), null);
            case NO_DECODER:
                return new Sight(What.NO_DECODER, null, s.reason(), null);
            case UNAUTHORISED:
                return new Sight(What.LOCKED, null, s.reason(), null);
            default:
                break;
        }
        if (health != null && health.health() == Health.LOST) {
            Instant last = health.lastFrameAt();
            Duration since = last == null ? here : Duration.between(last, now);
            return new Sight(What.LOST, since.isNegative() ? here : since, s.reason(), null);
        }
        return new Sight(What.OUT_OF_REACH, here, s.reason(), health == null ? null : health.health());
    }
}
