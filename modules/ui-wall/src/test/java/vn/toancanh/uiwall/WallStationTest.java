package vn.toancanh.uiwall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;
import vn.toancanh.uikit.tour.Png;
import vn.toancanh.uikit.watch.Ticker;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;
import vn.toancanh.uitestkit.face.BlankCameras;
import vn.toancanh.uitestkit.face.BlankMap;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.RestWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** The wall at 1920x1080: all scenes of the pack, both languages; without a link; another scene by the city's word. */
@ExtendWith(FxExtension.class)
class WallStationTest {
    private final ManualClock clock = new ManualClock(CityFixture.NOW);
    private final FakeRing ring = new FakeRing(clock::instant);
    private final Ticker ticker = new Ticker(clock);
    private WallStation wall;

    private Scene open(Language language) {
        return open(language, WallOutput.whole(0), 1920, 1080);
    }

    private Scene open(Language language, WallOutput output, int width, int height) {
        Messages words = new Messages(WallStation.BUNDLE);
        words.languageProperty().set(language);
        Station station = Station.of(
                ring,
                FxBridge.sameThread(ring),
                words,
                new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                ticker,
                clock,
                null,
                Runnable::run);
        wall = new WallStation(station, use -> new BlankMap(), BlankCameras.maker(), "", output);
        Fx.show(wall.node(), width, height, Density.NORMAL);
        Scene scene = wall.node().getScene();
        Theme.add(scene, WallWindows.SHEET);
        wall.attach();
        Fx.layout(scene);
        return scene;
    }

    private static String texts(Scene scene) {
        StringBuilder out = new StringBuilder();
        for (var n : scene.getRoot().lookupAll(".label")) {
            if (n instanceof Label l && l.isVisible() && l.getText() != null) {
                out.append(l.getText()).append('\n');
            }
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "tong-quan, VI", "giao-thong, VI", "ngap-lut, VI", "khan-cap, VI",
        "tong-quan, EN", "giao-thong, EN", "ngap-lut, EN", "khan-cap, EN"
    })
    void each_scene_is_whole_and_readable(String id, Language language) throws Exception {
        CityFixture.busy(ring);
        ring.changes(CityFixture.onAir(id, "tong-quan", "Lê Quốc Bảo", 2));
        Scene scene = open(language);
        assertThat(problems(scene, id + "-" + language)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tong-quan, VI, 2, 1", "khan-cap, EN, 2, 1", "tong-quan, EN, 3, 2", "giao-thong, VI, 3, 2"})
    void each_panel_of_a_larger_wall_is_readable(String id, Language language, int columns, int rows) throws Exception {
        CityFixture.busy(ring);
        ring.changes(CityFixture.onAir(id, "tong-quan", "Lê Quốc Bảo", 2));
        for (int i = 0; i < columns * rows; i++) {
            WallOutput output = new WallOutput(i % columns, i / columns, columns, rows, 0);
            Scene scene = open(language, output, 1920, 1080);
            String name = String.format("%s-%s-%dx%d-%d", id, language, columns, rows, i);
            // A block that crosses two panels is cut by the window's edge; its other half is on the neighbour.
            assertThat(problems(scene, name)).noneMatch(p -> p.startsWith("cut to"));
            scene.getWindow().hide();
        }
    }

    @Test
    void what_does_not_fit_is_counted() {
        CityFixture.busy(ring);
        Scene scene = open(Language.VI);
        assertThat(scene.getRoot().lookupAll(".wall-more"))
                .filteredOn(n -> n.isVisible() && n instanceof Label)
                .extracting(n -> ((Label) n).getText())
                .isNotEmpty()
                .allMatch(t -> t.matches("\\+\\d+ nữa"));
    }

    private static List<String> problems(Scene scene, String name) throws Exception {
        String dir = System.getProperty("wall.pictures");
        if (dir != null) {
            Files.createDirectories(Path.of(dir));
            Png.write(Fx.picture(scene), Path.of(dir, name + ".png"));
        }
        List<String> out = new ArrayList<>(TruncationWalker.problems(scene));
        out.addAll(OverflowWalker.problems(scene));
        out.addAll(ContrastWalker.problems(scene));
        return out;
    }

    @Test
    void nothing_that_citizens_wrote_is_on_it() {
        CityFixture.busy(ring);
        Scene scene = open(Language.VI);
        assertThat(texts(scene)).contains("Tổng quan");
        ring.state().shown().values().forEach(c -> assertThat(texts(scene)).doesNotContain(c.title()));
    }

    @Test
    void nothing_is_laid_out_while_nothing_moves_but_the_clock() {
        CityFixture.busy(ring);
        Scene scene = open(Language.VI);
        ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW.minusSeconds(720), "refused");
        clock.advance(Duration.ofSeconds(630));
        ticker.tick();
        String before = texts(scene);
        assertThat(RestWalker.problems(scene, () -> {
                    clock.advance(Duration.ofSeconds(1));
                    ticker.tick();
                }))
                .isEmpty();
        assertThat(texts(scene)).isNotEqualTo(before);
    }

    @Test
    void without_a_link_the_scene_stays_with_its_age_and_a_new_one_comes_by_state() {
        CityFixture.busy(ring);
        Scene scene = open(Language.VI);
        ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW.minusSeconds(720), "refused");
        Fx.layout(scene);
        assertThat(texts(scene)).contains("MẤT KẾT NỐI", "Tổng quan · dữ liệu thử", "12 ph trước");
        ring.changes(CityFixture.onAir("khan-cap", "tong-quan", "Lê Quốc Bảo", 2));
        Fx.layout(scene);
        assertThat(texts(scene)).contains("Khẩn cấp").doesNotContain("Tổng quan");
        ring.changes(CityFixture.onAir("tong-quan", "khan-cap", "Lê Quốc Bảo", 3));
        Fx.layout(scene);
        assertThat(texts(scene)).contains("Tổng quan");
    }

    @Test
    void a_wall_that_starts_without_a_link_shows_what_the_cache_has_with_its_age() {
        CityFixture.busy(ring);
        ring.changes(CityFixture.onAir("khan-cap", "tong-quan", "Lê Quốc Bảo", 2));
        ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW.minusSeconds(720), "refused");
        Scene scene = open(Language.VI);
        assertThat(texts(scene)).contains("Khẩn cấp", "MẤT KẾT NỐI", "12 ph trước");
        assertThat(scene.getRoot().lookupAll(".wall-line")).isNotEmpty();
    }

    @Test
    void before_the_first_word_it_says_that_it_waits() {
        assertThat(texts(open(Language.VI))).contains("Chưa có cảnh nào");
    }
}
