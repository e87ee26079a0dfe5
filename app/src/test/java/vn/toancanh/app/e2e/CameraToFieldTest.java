package vn.toancanh.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.testkit.net.FaultProxy;

/** One event on its whole way over three stations: seen by a camera, led by the supervisor, ended by an officer without a link. */
class CameraToFieldTest {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    /** Looks for smoke at the market, next to the officer's ward. */
    private static final String CAMERA = "cam-021";

    private static final String PLACE = "Chợ trung tâm";

    @TempDir
    Path dir;

    private CityProcess city;
    private FaultProxy officersLink;
    private Stations stations;

    @BeforeEach
    void open() throws Exception {
        city = new CityProcess(dir, "--pace", "still");
        officersLink = FaultProxy.to(city.port());
        stations = new Stations(dir);
    }

    @AfterEach
    void close() throws Exception {
        stations.close();
        officersLink.close();
        city.close();
    }

    @Test
    void anAlertOfACameraIsEndedByAnOfficerWithoutALink() throws Exception {
        ChildProcess desk = stations.desk(city.url());
        ChildProcess wall = stations.wall(city.url());
        ChildProcess field = stations.field(officersLink.url());

        String id = city.camera(CAMERA);
        desk.ask("choose #queue-list " + id);
        desk.ask("see-text #detail " + PLACE);
        // Smoke at the market at noon: the supervisor lets it stand above the others, on the wall too.
        desk.ask("fire #act-p1");
        await().atMost(Duration.ofSeconds(30)).until(() -> city.effects(id).contains("change-priority"));
        wall.ask("see-text #wall-worst " + PLACE);

        desk.ask("front");
        desk.ask("press F11");
        desk.ask("see #wall-sheet");
        desk.ask("fire #scene-khan-cap");
        wall.ask("see-text #wall-strip Khẩn cấp");
        // The scene follows the case that the supervisor took it for, not the city's worst.
        wall.ask("see-text #wall CAM 021");

        desk.ask("fire #act-acknowledge");
        await().atMost(Duration.ofSeconds(30)).until(() -> city.effects(id).contains("acknowledge"));
        desk.ask("see #act-accept");
        desk.ask("fire #act-accept");
        await().atMost(Duration.ofSeconds(30)).until(() -> city.effects(id).contains("accept"));
        desk.ask("fire #act-assign");
        desk.ask("see #assign-list");
        desk.ask("enter #assign-search Công an phường Tân Lập");
        desk.ask("focus #assign-search");
        desk.ask("press ENTER");
        await().atMost(Duration.ofSeconds(30)).until(() -> city.effects(id).contains("assign"));

        field.ask("see #mine-" + id);
        field.ask("fire #mine-" + id);
        officersLink.refuse(true);
        officersLink.cutAll();
        field.ask("see-text .link-bar MẤT KẾT NỐI");
        field.ask("fire #field-note");
        field.ask("enter #field-words Da toi cho, chi la khoi bep");
        field.ask("fire #field-save");
        field.ask("see-text .link-bar Chưa gửi: 1");
        Path photo = Files.write(dir.resolve("anh.png"), PIXEL);
        field.ask("copy-file " + photo);
        field.ask("front");
        field.ask("press CONTROL+V");
        field.ask("see-text .link-bar Chưa gửi: 2");
        field.ask("fire #field-done");
        field.ask("enter #field-words Khong co chay, da nhac nho");
        field.ask("fire #field-save");
        field.ask("see-text .link-bar Chưa gửi: 3");

        field.kill();
        field = stations.start("field", officersLink.url());
        field.ask("see-text .link-bar Chưa gửi: 3");
        assertThat(city.effects(id))
                .as("nothing came through a link that is cut")
                .hasSize(4);

        officersLink.refuse(false);
        await().atMost(Duration.ofSeconds(60)).until(() -> city.effects(id).size() >= 7);
        assertThat(city.effects(id))
                .containsExactly("change-priority", "acknowledge", "accept", "assign", "note", "attach", "resolve");
        assertThat(new HashSet<>(city.keys(id))).hasSize(7);
        desk.ask("see-text #detail Da toi cho, chi la khoi bep");
        desk.ask("see-text #detail Khong co chay, da nhac nho");
        field.ask("see-text .link-bar TRỰC TUYẾN");
    }
}
