package vn.toancanh.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.testkit.Fault;

/**
 * The promise, from the keyboard to the city: what was ticked arrives once and in order, whatever happens to the link and to
 * the console between.
 */
class CutAndReturnTest {
    @TempDir
    Path dir;

    private CityProcess city;
    private Stations stations;
    private ChildProcess console;

    @BeforeEach
    void open() throws Exception {
        // Nothing happens by itself: no colleague is faster than the robot.
        city = new CityProcess(dir, "--pace", "still");
        stations = new Stations(dir);
        console = stations.signedIn("desk", city.url(), "thu-ha");
        console.ask("see .queue-row");
    }

    @AfterEach
    void close() {
        stations.close();
        city.close();
    }

    @Test
    void whatWasTickedArrivesOnceAndInOrderThroughACutAKillAndARestart() throws Exception {
        String id = city.report("cay-do", 1, "Cây to đổ ngang đường Lê Duẩn, chắn hết hai làn");
        console.ask("choose #queue-list " + id);
        console.ask("focus #queue-list");
        console.ask("press SPACE");
        await().atMost(Duration.ofSeconds(30)).until(() -> city.effects(id).contains("accept"));
        console.ask("press DIGIT1");
        console.ask("see #assign-list");
        console.ask("press ENTER");
        await().atMost(Duration.ofSeconds(30)).until(() -> city.effects(id).contains("dispatch"));

        city.cut();
        console.ask("see-text .link-bar MẤT KẾT NỐI");
        console.ask("press N");
        console.ask("focus #note");
        console.ask("type Da goi doi cay xanh");
        console.ask("press CONTROL+ENTER");
        console.ask("see-text #status-unsent 1");
        console.ask("copy-file " + stations.photo());
        console.ask("see #queue-list");
        console.ask("focus #queue-list");
        console.ask("press CONTROL+V");
        console.ask("see-text #status-unsent 2");

        console.kill();
        console.close();
        console = stations.start("desk", city.url());
        console.ask("see-text #status-unsent 2");
        console.ask("see-text .link-bar MẤT KẾT NỐI");
        console.ask("see .queue-row");

        city.heal();
        console.ask("see-text .link-bar TRỰC TUYẾN");
        await().atMost(Duration.ofSeconds(60)).until(() -> city.effects(id).size() >= 4);
        assertThat(city.effects(id)).containsExactly("accept", "dispatch", "note", "attach");
        assertThat(new HashSet<>(city.keys(id))).hasSize(4);
        console.ask("see-text #status-unsent 0");
    }

    /** The four numbers above the queue. */
    private long openByTheChips() {
        long sum = 0;
        for (int p = 1; p <= 4; p++) {
            sum += Long.parseLong(
                    console.ask("text #chip-p" + p + " .chip-number").replace(".", ""));
        }
        return sum;
    }

    @Test
    void aBurstLeavesWhoTypesAlone() throws Exception {
        console.ask("focus #queue-list");
        console.ask("press DOWN");
        console.ask("press DOWN");
        String selected = console.ask("text #detail .text-id");
        assertThat(selected).isNotEmpty();
        console.ask("press N");
        console.ask("focus #note");
        console.ask("type Nuoc dang len");
        long before = city.openCases();
        city.burst(10_000);
        console.ask("type , can them bom");
        // What the burst breaks on its way (an indicator over its threshold) opens an alert more.
        long after = city.openCases();
        assertThat(after).isGreaterThanOrEqualTo(before + 200);
        await().atMost(Duration.ofSeconds(60)).until(() -> openByTheChips() == after);
        assertThat(console.ask("typed #note")).isEqualTo("Nuoc dang len, can them bom");
        assertThat(console.ask("text #detail .text-id")).isEqualTo(selected);
    }

    @Test
    @Fault(72)
    void whatNobodyHandlesIsSaidOnceAndTheSeatGoesOn() throws Exception {
        String id = city.report("cay-do", 1, "Cây to đổ ngang đường Lê Duẩn, chắn hết hai làn");
        console.ask("choose #queue-list " + id);
        city.cut();
        console.ask("see-text .link-bar MẤT KẾT NỐI");
        console.ask("fire #act-accept");
        console.ask("see-text #status-unsent 1");
        for (String fault : List.of("throw stack", "throw memory", "throw handler", "throw-in-pulse")) {
            console.ask(fault);
        }
        console.ask("see-text .error-window TC-");
        console.ask("see-text .error-window Thêm 3 lỗi nữa"); // the others are counted, not shown
        console.ask("enter #note Van con lam tiep");
        console.ask("fire #note-send");
        console.ask("see-text #status-unsent 2");

        city.heal();
        await().atMost(Duration.ofSeconds(60)).until(() -> city.effects(id).size() >= 2);
        assertThat(city.effects(id)).containsExactly("accept", "note");
        console.ask("see-text #status-unsent 0");
    }
}
