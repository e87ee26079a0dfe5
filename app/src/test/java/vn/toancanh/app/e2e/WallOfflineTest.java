package vn.toancanh.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wall on a real city that goes away: it keeps its scene and says how old it is, also after somebody pulled its plug. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WallOfflineTest {
    @TempDir
    Path dir;

    private CityProcess city;
    private Stations stations;

    @BeforeEach
    void open() throws Exception {
        city = new CityProcess(dir, "--pace", "still", "--clips", "../resources/clips");
        stations = new Stations(dir);
    }

    @AfterEach
    void close() {
        stations.close();
        city.close();
    }

    @Test
    void theSceneStaysThroughACutAndADeadMachineAndIsFreshAgainWithTheLink() throws Exception {
        city.report("cay-do", 1, "Cây to đổ ngang đường Lê Duẩn, chắn hết hai làn");
        ChildProcess wall = stations.wall(city.url());
        wall.ask("see-text #wall-worst Cây");
        stations.take("mot-man-hinh-camera", city.url());
        wall.ask("see .camera-cell .camera-name");
        String scene = wall.ask("text .wall-scene");

        city.cut();
        wall.ask("see-text .wall-link MẤT KẾT NỐI");
        wall.ask("see-text .wall-link trước"); // how long ago the last word came
        wall.ask("see-text #wall-worst Cây");
        assertThat(wall.ask("text .wall-scene")).isEqualTo(scene);
        wall.ask("see .camera-cell:lost");

        wall.kill();
        wall.close();
        wall = stations.start("wall", city.url());
        wall.ask("see-text .wall-link MẤT KẾT NỐI");
        wall.ask("see-text .wall-link trước");
        wall.ask("see-text #wall-worst Cây");
        assertThat(wall.ask("text .wall-scene")).isEqualTo(scene);

        city.heal();
        wall.ask("see-text .wall-link TRỰC TUYẾN");
        wall.ask("see-not .camera-cell:lost");
        city.report("ngap-duong", 1, "Nước ngập quá nửa bánh xe");
        wall.ask("see-text #wall-worst gập");
    }
}
