package vn.toancanh.uivideo;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Kind;
import vn.toancanh.core.model.CameraStream.Transport;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.media.Media;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.watch.Ticker;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;

/** The small city with streams, and a station to stand on. JavaFX thread. */
final class VideoHarness {
    static final List<String> SIX = List.of("c014", "c022", "c031", "c047", "c052", "c066");

    final ManualClock clock = new ManualClock(CityFixture.NOW);
    final FakeRing ring = new FakeRing(clock::instant);
    final Messages words = new Messages("uivideo");
    final FakeMedia media = new FakeMedia();
    final Ticker ticker = new Ticker(clock);
    final Station station;
    final VideoMaker maker;

    VideoHarness() {
        this(null, "rtsp://{gateway}:8554/");
    }

    /** @param real decoders, or null for states by word of the test */
    VideoHarness(Media real, String base) {
        CityFixture.busy(ring);
        ring.step(s -> CityReducer.catalogue(s, withStreams(s.catalogue(), base)));
        Map<String, String> settings = new HashMap<>();
        station = Station.of(
                ring,
                FxBridge.sameThread(ring),
                words,
                new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                ticker,
                clock,
                store(settings),
                Runnable::run);
        maker = new VideoMaker(station, real == null ? media : real, () -> "10.1.1.9");
    }

    /** Every state that a cell can have, over the six cameras and beyond. */
    void allStates() {
        media.states.put("c022", FakeMedia.status(Phase.OPENING, Reason.NONE, null, Duration.ofSeconds(1), 0));
        media.states.put("c031", FakeMedia.status(Phase.BACKOFF, Reason.REFUSED, null, Duration.ofSeconds(44), 4));
        media.states.put(
                "c052", FakeMedia.status(Phase.STALE, Reason.STALLED, Duration.ofSeconds(8), Duration.ofSeconds(8), 0));
        media.states.put("c066", FakeMedia.status(Phase.BACKOFF, Reason.TIMEOUT, null, Duration.ofSeconds(75), 5));
        media.states.put("c070", FakeMedia.status(Phase.BACKOFF, Reason.UNAUTHORISED, null, Duration.ofSeconds(9), 2));
        media.states.put("c081", FakeMedia.status(Phase.BACKOFF, Reason.NO_DECODER, null, Duration.ofSeconds(9), 1));
    }

    private static Catalogue withStreams(Catalogue c, String base) {
        List<Camera> cameras = new ArrayList<>();
        for (Camera cam : c.cameras()) {
            cameras.add(new Camera(
                    cam.id(),
                    cam.name(),
                    cam.wardId(),
                    cam.point(),
                    cam.azimuth(),
                    cam.fov(),
                    cam.range(),
                    cam.ptz(),
                    cam.ownerUnitId(),
                    List.of(
                            new CameraStream(Kind.MAIN, Transport.RTSP, base + "live?main-" + cam.id(), 1280, 720, 25),
                            new CameraStream(Kind.SUB, Transport.RTSP, base + "live?" + cam.id(), 640, 360, 15))));
        }
        return new Catalogue(
                c.id(),
                c.version(),
                c.cityName(),
                c.centreName(),
                c.demoNotice(),
                c.centre(),
                c.services(),
                c.categories(),
                c.units(),
                c.wards(),
                c.sops(),
                cameras,
                c.indicators(),
                c.channels(),
                c.scenes(),
                c.layers(),
                c.walls(),
                c.roles());
    }

    private static SettingsStore store(Map<String, String> settings) {
        return new SettingsStore() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(settings.get(key));
            }

            @Override
            public void put(String key, String value) {
                settings.put(key, value);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
