package vn.toancanh.uiwall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.watch.Ticker;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;
import vn.toancanh.uitestkit.face.BlankCameras;
import vn.toancanh.uitestkit.face.BlankMap;

/** Screens that go and come back, on a list of screens that is not this machine's; and the wall's own sign-in. */
@ExtendWith(FxExtension.class)
class WallWindowsTest {
    private static final String JOINED = "tuong-ghep"; // six panels by three
    private final ManualClock clock = new ManualClock(CityFixture.NOW);
    private final FakeRing ring = new FakeRing(clock::instant);
    private final Ticker ticker = new Ticker(clock);
    private final ObservableList<Rectangle2D> screens = FXCollections.observableArrayList();
    private final Station station = station();
    private WallWindows windows;

    private Station station() {
        Messages words = new Messages(WallStation.BUNDLE);
        words.languageProperty().set(Language.VI);
        return Station.of(
                ring,
                FxBridge.sameThread(ring),
                words,
                new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                ticker,
                clock,
                null,
                Runnable::run);
    }

    private void open(String wallId, int count) {
        CityFixture.busy(ring);
        screens.setAll(panels(count));
        windows = new WallWindows(station, use -> new BlankMap(), BlankCameras.maker(), wallId, screens, stage -> {});
        windows.show();
    }

    private static List<Rectangle2D> panels(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> new Rectangle2D(i % 6 * 320.0, i / 6 * 180.0, 320, 180))
                .toList();
    }

    @AfterEach
    void close() {
        if (windows != null) {
            List<Stage> last = windows.stages();
            windows.close();
            assertThat(last).isNotEmpty().noneMatch(Stage::isShowing);
        }
    }

    private static String texts(Stage stage) {
        StringBuilder out = new StringBuilder();
        stage.getScene().getRoot().lookupAll(".label").forEach(n -> out.append(((Label) n).getText())
                .append('\n'));
        return out.toString();
    }

    @Test
    void a_lost_screen_brings_the_whole_scene_to_the_first_and_its_return_spreads_it() {
        open(JOINED, 18);
        assertThat(windows.stages()).hasSize(18).allMatch(Stage::isShowing);
        List<Stage> before = windows.stages();
        screens.remove(7);
        assertThat(windows.stages()).hasSize(1).allMatch(Stage::isShowing);
        assertThat(before).as("the old windows are gone").noneMatch(Stage::isShowing);
        assertThat(texts(windows.stages().get(0))).contains("Tổng quan", "Thiếu 1 màn hình");
        screens.setAll(panels(18));
        assertThat(windows.stages()).hasSize(18).allMatch(Stage::isShowing);
        assertThat(texts(windows.stages().get(0))).contains("Tổng quan").doesNotContain("Thiếu");
    }

    @Test
    void without_any_screen_the_window_stays_for_the_next_one() {
        open("", 1);
        Stage only = windows.stages().get(0);
        screens.clear();
        assertThat(windows.stages()).containsExactly(only);
        assertThat(only.isShowing()).isTrue();
        ring.changes(CityFixture.onAir("khan-cap", "tong-quan", "Lê Quốc Bảo", 2));
        screens.setAll(List.of(new Rectangle2D(0, 0, 640, 360)));
        assertThat(windows.stages()).hasSize(1);
        assertThat(texts(windows.stages().get(0))).contains("Khẩn cấp");
    }

    @Test
    void a_wall_signs_in_as_itself_and_tries_again_by_itself() {
        Person human = CityFixture.people().get(0);
        Person wall = new Person("tuong", "Tường", "wall", new LocalText("Tường", "Wall"), "dl-ioc", Person.WALL);
        ring.people(List.of(human, wall), CityFixture.session());
        ring.noPeople(new GatewayException(GatewayException.Kind.REFUSED, "no link"));
        try (WallSignIn signIn = new WallSignIn(station)) {
            signIn.start();
            assertThat(ring.state().session()).isNull();
            ring.people(List.of(human), CityFixture.session());
            tick(6);
            assertThat(ring.state().session())
                    .as("no person's account is taken")
                    .isNull();
            ring.people(List.of(human, wall), CityFixture.session());
            tick(1);
            assertThat(ring.state().session())
                    .as("it waits before it asks again")
                    .isNull();
            tick(6);
            assertThat(ring.state().session()).isNotNull();
        }
    }

    private void tick(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        ticker.tick();
    }
}
