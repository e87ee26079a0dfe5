package vn.toancanh.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.testkit.net.FaultProxy;

/**
 * The three stations at one case: a camera raises an alert, desk and wall show it, the supervisor takes the scene to the wall and
 * sends somebody, who ends it without a link; when his link returns the desk sees it, and nothing was done twice.
 */
class CameraToFieldTest {
    private static final Duration SOON = Duration.ofSeconds(60);

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
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whatACameraSeesIsEndedByAnOfficerWithoutALink() throws Exception {
        ChildProcess desk = stations.desk(city.url());
        ChildProcess wall = stations.wall(city.url());
        ChildProcess field = stations.field(officersLink.url());

        String id = city.camera("cam-021");
        desk.ask("choose #queue-list " + id);
        desk.ask("see-text #detail CAM 021");
        desk.ask("fire #act-p1");
        effect(id, "change-priority");
        wall.ask("see-text #wall-worst Chợ trung tâm");

        desk.ask("key #queue-list F11");
        desk.ask("see #scene-khan-cap");
        desk.ask("fire #scene-khan-cap");
        wall.ask("see-text #wall-strip Khẩn cấp");

        desk.ask("key #queue-list ESCAPE");
        desk.ask("choose #queue-list " + id);
        desk.ask("fire #act-acknowledge");
        effect(id, "acknowledge");
        desk.ask("see #act-accept");
        desk.ask("fire #act-accept");
        effect(id, "accept");
        desk.ask("fire #act-assign");
        desk.ask("see #assign-search");
        desk.ask("enter #assign-search Công an phường Tân Lập");
        desk.ask("key #assign-search ENTER");
        effect(id, "assign");

        field.ask("see #mine-" + id);
        field.ask("fire #mine-" + id);
        officersLink.refuse(true);
        field.ask("see-text .link-bar MẤT KẾT NỐI");
        field.ask("key #field-root N");
        field.ask("see #field-words");
        field.ask("enter #field-words Da giai tan dam dong");
        field.ask("key #field-words CONTROL+ENTER");
        field.ask("see-text #field-tab-outbox 1");
        field.ask("copy-file " + stations.photo());
        field.ask("key #field-case CONTROL+V");
        field.ask("see-text #field-tab-outbox 2");
        field.ask("fire #field-done");
        field.ask("see #field-words");
        field.ask("enter #field-words Da on, khong con ai tu tap");
        field.ask("key #field-words CONTROL+ENTER");
        field.ask("see-text #field-tab-outbox 3");

        field.kill();
        field.close();
        field = stations.start("field", officersLink.url());
        field.ask("see-text #field-tab-outbox 3");
        assertThat(city.effects(id)).doesNotContain("note", "attach", "resolve");

        officersLink.refuse(false);
        field.ask("see-text .link-bar TRỰC TUYẾN");
        effect(id, "resolve");
        assertThat(city.effects(id))
                .containsExactly("change-priority", "acknowledge", "accept", "assign", "note", "attach", "resolve");
        assertThat(new HashSet<>(city.keys(id))).hasSize(7);
        desk.ask("see-text #detail Da giai tan dam dong");
        desk.ask("see-text #detail anh.png");
    }

    private void effect(String id, String act) {
        await().atMost(SOON).untilAsserted(() -> assertThat(city.effects(id)).endsWith(act));
    }
}
