package vn.toancanh.uiwall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
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
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** The wall at 1920x1080: all scenes of the pack, both languages; without a link; another scene by the city's word. */
@ExtendWith(FxExtension.class)
class WallStationTest {
    private final ManualClock clock = new ManualClock(CityFixture.NOW);
    private final FakeRing ring = new FakeRing(clock::instant);
    private final Ticker ticker = new Ticker(clock);
    private WallStation wall;

    private Scene open(Language language) {
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
        wall = new WallStation(station, use -> new NoMap(), new NoCameras(), "", WallOutput.whole(0));
        Fx.show(wall.node(), 1920, 1080, Density.NORMAL);
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
        String dir = System.getProperty("wall.pictures");
        if (dir != null) {
            Files.createDirectories(Path.of(dir));
            Png.write(Fx.picture(scene), Path.of(dir, id + "-" + language + ".png"));
        }
        List<String> out = new ArrayList<>(TruncationWalker.problems(scene));
        out.addAll(OverflowWalker.problems(scene));
        out.addAll(ContrastWalker.problems(scene));
        assertThat(out).isEmpty();
    }

    @Test
    void nothing_that_citizens_wrote_is_on_it() {
        CityFixture.busy(ring);
        Scene scene = open(Language.VI);
        assertThat(texts(scene)).contains("Tổng quan");
        ring.state().shown().values().forEach(c -> assertThat(texts(scene)).doesNotContain(c.title()));
    }

    @Test
    void without_a_link_the_scene_stays_with_its_age_and_a_new_one_comes_by_state() {
        CityFixture.busy(ring);
        Scene scene = open(Language.VI);
        ring.link(LinkState.OFFLINE, CityFixture.NOW, CityFixture.NOW.minusSeconds(720), "refused");
        Fx.layout(scene);
        assertThat(texts(scene)).contains("MẤT KẾT NỐI", "Tổng quan", "12 ph trước");
        ring.changes(CityFixture.onAir("khan-cap", "tong-quan", "Lê Quốc Bảo", 2));
        Fx.layout(scene);
        assertThat(texts(scene)).contains("Khẩn cấp").doesNotContain("Tổng quan");
        ring.changes(CityFixture.onAir("tong-quan", "khan-cap", "Lê Quốc Bảo", 3));
        Fx.layout(scene);
        assertThat(texts(scene)).contains("Tổng quan");
    }

    @Test
    void before_the_first_word_it_says_that_it_waits() {
        assertThat(texts(open(Language.VI))).contains("Chưa có cảnh nào");
    }

    private static final class NoMap extends MapFace {
        private final StackPane root = new StackPane();
        private final StringProperty selected = new SimpleStringProperty();

        @Override
        public Parent node() {
            return root;
        }

        @Override
        protected void onAttach(Pins pins) {}

        @Override
        public StringProperty selectedCaseProperty() {
            return selected;
        }

        @Override
        public void layers(Set<MapLayer> layers) {}

        @Override
        public void setOnCamera(Consumer<String> handler) {}

        @Override
        public void show(GeoPoint at, int zoom) {}

        @Override
        public void showAll() {}
    }

    private static final class NoCameras implements CameraGrid.Maker {
        @Override
        public CameraGrid grid(CameraGrid.Use use) {
            return new Cells();
        }

        @Override
        public CameraGrid focus() {
            return new Cells();
        }
    }

    private static final class Cells extends CameraGrid {
        private final StackPane root = new StackPane();
        private List<String> ids = List.of();

        @Override
        public Parent node() {
            return root;
        }

        @Override
        protected void onAttach(Pins pins) {}

        @Override
        public void cells(int columns, int rows) {}

        @Override
        public void show(List<String> cameraIds) {
            ids = cameraIds;
        }

        @Override
        public List<String> shown() {
            return ids;
        }

        @Override
        public CellState state(String cameraId) {
            return CellState.EMPTY;
        }

        @Override
        public void setOnOpen(Consumer<String> handler) {}

        @Override
        public void textSize(double px) {}
    }
}
