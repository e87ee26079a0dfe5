package vn.toancanh.uivideo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.media.StreamStatus;
import vn.toancanh.uivideo.Sight.What;

class SightTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:32:07Z");
    private static final Camera CAMERA =
            new Camera("c1", "c1", null, new GeoPoint(12, 108), 0, 90, 150, false, "u", List.of());

    @Test
    void theCityHasLostItIsAnotherSentenceThanICannotReachIt() {
        StreamStatus refused = FakeMedia.status(Phase.BACKOFF, Reason.REFUSED, null, Duration.ofSeconds(40), 3);

        Sight lost = Sight.of(CAMERA, refused, health(Health.LOST, 192), NOW);
        Sight mine = Sight.of(CAMERA, refused, health(Health.OK, 1), NOW);

        assertThat(lost.what()).isEqualTo(What.LOST);
        assertThat(lost.span()).isEqualTo(Duration.ofSeconds(192));
        assertThat(mine.what()).isEqualTo(What.OUT_OF_REACH);
        assertThat(mine.span()).isEqualTo(Duration.ofSeconds(40));
        assertThat(mine.city()).isEqualTo(Health.OK);
    }

    @Test
    void aPictureThatIsSeenHereIsShownAndWhatTheCitySaysStandsBesideIt() {
        Sight s = Sight.of(CAMERA, FakeMedia.live(), health(Health.LOST, 60), NOW);

        assertThat(s.what()).isEqualTo(What.LIVE);
        assertThat(s.city()).isEqualTo(Health.LOST);
    }

    @Test
    void anOldPictureStaysForTenSecondsWhileItIsOpenedAnewAndThenGoes() {
        assertThat(opening(9).what()).isEqualTo(What.STALE);
        assertThat(opening(11).what()).isEqualTo(What.OUT_OF_REACH);
    }

    private static Sight opening(int age) {
        return Sight.of(
                CAMERA,
                FakeMedia.status(Phase.OPENING, Reason.STALLED, Duration.ofSeconds(age), Duration.ofSeconds(age), 1),
                null,
                NOW);
    }

    @Test
    void eachObstacleHasItsSentence() {
        assertThat(Sight.of(null, StreamStatus.IDLE, null, NOW).what()).isEqualTo(What.UNKNOWN);
        assertThat(why(Reason.UNAUTHORISED)).isEqualTo(What.LOCKED);
        assertThat(why(Reason.NO_DECODER)).isEqualTo(What.NO_DECODER);
        assertThat(why(Reason.NO_STREAM)).isEqualTo(What.NO_STREAM);
        assertThat(why(Reason.BAD_ADDRESS)).isEqualTo(What.NO_STREAM);
        assertThat(why(Reason.TIMEOUT)).isEqualTo(What.OUT_OF_REACH);
    }

    private static What why(Reason r) {
        return Sight.of(CAMERA, FakeMedia.status(Phase.BACKOFF, r, null, Duration.ZERO, 1), null, NOW)
                .what();
    }

    private static CameraHealth health(Health h, long ago) {
        return new CameraHealth("c1", h, NOW.minusSeconds(ago), NOW);
    }
}
