package vn.toancanh.app.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.media.Engine;
import vn.toancanh.media.FeedRequest.Use;
import vn.toancanh.media.LocalMedia;
import vn.toancanh.media.Phase;
import vn.toancanh.media.Reason;
import vn.toancanh.testkit.Fault;

/** The sixty cameras of the shipped pack, as the catalogue gives them: those that are well and those that are not. */
class CamerasOfTheCityTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final double FPS = 15;

    @TempDir
    Path profile;

    private LiveCity city;
    private CoreConsole console;
    private LocalMedia media;
    private final Map<String, Watching> watched = new HashMap<>();

    @BeforeEach
    void open() throws Exception {
        city = LiveCity.withCameras();
        console = new CoreConsole(profile, city.url()).signIn();
        media = LocalMedia.of(System::nanoTime, () -> 0.5);
    }

    @AfterEach
    void close() throws Exception {
        watched.values().forEach(Watching::close);
        media.close();
        console.close();
        city.close();
    }

    @Test
    @Fault(85)
    void fourAreLiveWhileOthersFreezeLagHideAndAreDead() {
        List<Watching> well = cells("cam-001", "cam-002", "cam-003", "cam-004");
        Watching freezes = cell("cam-012");
        Watching lags = cell("cam-009");
        Watching hides = cell("cam-024");
        Watching dead = cell("cam-007");

        until(() -> well.stream().allMatch(w -> w.different() >= 60));
        assertThat(well).allSatisfy(w -> {
            assertThat(w.status().phase()).isEqualTo(Phase.LIVE);
            assertThat(w.size()).isEqualTo(WIDTH + " x " + HEIGHT);
        });
        until(() -> hides.status().reason() == Reason.UNAUTHORISED);
        until(() -> dead.status().phase() == Phase.BACKOFF);
        assertThat(dead.status().reason()).isIn(Reason.REFUSED, Reason.TIMEOUT, Reason.NOT_FOUND, Reason.ENDED);
        assertThat(dead.taken()).isZero();
        assertThat(hides.taken()).isZero();
        // It shows pictures for five seconds, then one and the same for ever.
        until(() -> freezes.taken() > 0 && freezes.status().phase() == Phase.STALE);
        assertThat(freezes.status().age()).isGreaterThan(Duration.ofSeconds(2));
        // Pictures come in bursts, four seconds apart: each time it is behind, and says so.
        until(lags::wasSlow);
        assertThat(lags.different()).isGreaterThan(1);
        // What ails one cell is no other's: the well ones went on all the while.
        int before = well.stream().mapToInt(Watching::taken).max().orElseThrow();
        until(() -> well.stream().allMatch(w -> w.taken() >= before + 30));
        assertThat(well).allSatisfy(w -> assertThat(w.longestWithout()).isLessThan(Duration.ofSeconds(5)));
    }

    @Test
    void vlcShowsOneLargeAndSaysHowLateItIs() {
        Watching large = watch("cam-001", Use.FOCUS, 25, 1280, 720);
        until(() -> large.different() >= 20);
        assertThat(large.status().engine()).as("%s", large).isEqualTo(Engine.VLC);
        assertThat(large.status().phase()).isEqualTo(Phase.LIVE);
        assertThat(large.size()).isEqualTo("1280 x 720");
    }

    /** Two minutes of a whole page of sixteen, with the cameras gone and back in between. */
    @Test
    @Tag("long")
    @Tag("long-video")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void sixteenAreLiveForMinutesAndComeBackAfterACut() throws Exception {
        List<Watching> all = new ArrayList<>();
        for (Camera c : catalogue().cameras()) {
            if (all.size() < 16 && isWell(c.id())) {
                all.add(cell(c.id()));
            }
        }
        until(() -> all.stream().allMatch(w -> w.different() >= 15));
        int[] before = all.stream().mapToInt(Watching::taken).toArray();
        long begun = System.nanoTime();
        until(() -> System.nanoTime() - begun >= Duration.ofMinutes(1).toNanos());
        for (int i = 0; i < all.size(); i++) {
            Watching w = all.get(i);
            assertThat(w.taken() - before[i]).as("pictures of a minute, %s", w).isGreaterThan(12 * 60);
            assertThat(w.longestWithout()).as("%s", w).isLessThan(Duration.ofSeconds(3));
        }
        city.fault("{\"fault\":\"cut\"}");
        until(() -> all.stream().allMatch(w -> w.status().phase() != Phase.LIVE));
        city.heal();
        int[] then = all.stream().mapToInt(Watching::taken).toArray();
        until(() -> {
            for (int i = 0; i < then.length; i++) {
                if (all.get(i).taken() < then[i] + 30) {
                    return false;
                }
            }
            return true;
        });
        assertThat(all).allSatisfy(w -> assertThat(w.status().phase()).isEqualTo(Phase.LIVE));
    }

    private boolean isWell(String id) {
        return console.state().cameras().get(id).health() == CameraHealth.Health.OK;
    }

    private Catalogue catalogue() {
        return console.state().catalogue();
    }

    private List<Watching> cells(String... ids) {
        return Arrays.stream(ids).map(this::cell).toList();
    }

    private Watching cell(String id) {
        return watch(id, Use.CELL, FPS, WIDTH, HEIGHT);
    }

    private Watching watch(String id, Use use, double fps, int width, int height) {
        Camera camera = catalogue().camera(id).orElseThrow();
        Watching w = new Watching(media, camera, use, fps, width, height);
        watched.put(id, w);
        return w;
    }

    /** Looks at all of them, some sixty times a second as a screen does, until it is so. */
    private void until(BooleanSupplier so) {
        await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(15))
                .until(() -> {
                    watched.values().forEach(Watching::look);
                    return so.getAsBoolean();
                });
    }
}
