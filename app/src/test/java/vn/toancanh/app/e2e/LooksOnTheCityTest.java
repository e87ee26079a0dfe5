package vn.toancanh.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The walkers over the stations as they are used: real map, real cameras, a city with cases. Words that are cut, stand over the
 * edge or are faint, and controls that Tab misses or that say nothing, in both languages.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LooksOnTheCityTest {
    @TempDir
    Path dir;

    private CityProcess city;
    private Stations stations;

    private void open(String language) throws Exception {
        city = new CityProcess(dir, "--pace", "still", "--clips", "../resources/clips");
        city.report("cay-do", 1, "Cây to đổ ngang đường Lê Duẩn, chắn hết hai làn");
        city.report("ngap-duong", 2, "Nước ngập quá nửa bánh xe");
        stations = new Stations(dir, language);
    }

    @AfterEach
    void close() {
        stations.close();
        city.close();
    }

    @ParameterizedTest
    @CsvSource({"vi, 1366, 768", "en, 1920, 1080"})
    void theDeskIsWhole(String language, int width, int height) throws Exception {
        open(language);
        desk(width, height);
    }

    @ParameterizedTest
    @CsvSource({"en, 1366, 768", "vi, 1920, 1080", "vi, 2560, 1440", "en, 2560, 1440"})
    @Tag("long")
    @Tag("long-looks")
    void theDeskIsWholeAtTheOtherSizes(String language, int width, int height) throws Exception {
        open(language);
        desk(width, height);
    }

    private void desk(int width, int height) throws Exception {
        ChildProcess desk = stations.desk(city.url());
        desk.ask("size " + width + " " + height);
        desk.ask("focus #queue-list");
        desk.ask("press DOWN");
        whole(desk, "F2", 20);
        if (width < 1400) { // no room for details, map and cameras side by side
            desk.ask("fire #tab-place");
        }
        desk.ask("see .camera-cell");
        desk.ask("see .map");
        whole(desk, "map and cameras", 20);
        for (String key : new String[] {"F1", "F3"}) {
            desk.ask("press " + key);
            whole(desk, key, 5);
        }
        desk.ask("press F2");
        city.cut();
        desk.ask("see-text .link-bar " + (stations.isVietnamese() ? "MẤT KẾT NỐI" : "OFFLINE"));
        whole(desk, "F2 without a link", 20);
    }

    @Test
    void theLaptopIsWhole() throws Exception {
        open("vi");
        laptop(1366, 768);
    }

    @Test
    @Tag("long")
    @Tag("long-looks")
    void theLaptopIsWholeInEnglishOnASmallScreen() throws Exception {
        open("en");
        laptop(1024, 600);
    }

    private void laptop(int width, int height) throws Exception {
        ChildProcess field = stations.field(city.url());
        field.ask("size " + width + " " + height);
        whole(field, "cases", 5);
        for (String tab : new String[] {"map", "contacts", "outbox"}) {
            field.ask("fire #field-tab-" + tab);
            whole(field, tab, 2);
        }
    }

    @Test
    void theWallIsWhole() throws Exception {
        open("vi");
        wall();
    }

    @Test
    @Tag("long")
    @Tag("long-looks")
    void theWallIsWholeInEnglish() throws Exception {
        open("en");
        wall();
    }

    private void wall() throws Exception {
        ChildProcess wall = stations.wall(city.url());
        whole(wall, "the usual scene", 0);
        stations.take("mot-man-hinh-camera", city.url());
        wall.ask("see .camera-cell");
        whole(wall, "the scene with cameras", 0);
    }

    /** @param controls that Tab must reach at least */
    private static void whole(ChildProcess console, String where, int controls) {
        String[] said = console.ask("walk").split(" ", 3);
        assertThat(said.length > 2 ? said[2] : "").as(where).isEmpty();
        assertThat(Integer.parseInt(said[0])).as("texts of " + where).isGreaterThan(10);
        assertThat(Integer.parseInt(said[1])).as("controls of " + where).isGreaterThanOrEqualTo(controls);
    }
}
