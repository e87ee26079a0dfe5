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

/**
 * The officer's day in a dead spot: works, loses the link, the laptop dies and comes up again without it, works on from the cache,
 * and everything reaches the city once and in order when the link is back.
 */
class FieldOfflineTest {
    private static final String OUTBOX = "#field-tab-outbox";

    @TempDir
    Path dir;

    private CityProcess city;
    private Stations stations;
    private ChildProcess console;

    @BeforeEach
    void open() throws Exception {
        city = new CityProcess(dir);
        stations = new Stations(dir);
        console = stations.signedIn("field", city.url(), "hbia");
    }

    @AfterEach
    void close() {
        stations.close();
        city.close();
    }

    private void note(String words) {
        console.ask("press N");
        console.ask("focus #field-words");
        console.ask("type " + words);
        console.ask("press CONTROL+ENTER");
        console.ask("see #field-note");
    }

    @Test
    void theOfficersDeedsSurviveACutAndADeadLaptopAndArriveOnceAndInOrder() throws Exception {
        console.ask("see .selected-line");
        String line = console.ask("id .selected-line");
        assertThat(line).startsWith("mine-");
        String id = line.substring("mine-".length());
        int before = city.effects(id).size();
        note("Da toi noi");
        await().atMost(Duration.ofSeconds(30)).until(() -> city.effects(id).size() == before + 1);

        city.cut();
        console.ask("see-text .link-bar MẤT KẾT NỐI");
        console.ask("see-text #field-lost Bạn cứ làm tiếp");
        note("Dang don dep");
        console.ask("see-text " + OUTBOX + " 1");
        console.ask("copy-file " + stations.photo());
        console.ask("press CONTROL+V");
        console.ask("see-text " + OUTBOX + " 2");

        console.kill();
        console.close();
        console = stations.start("field", city.url());
        console.ask("see-text .link-bar MẤT KẾT NỐI");
        console.ask("see-text " + OUTBOX + " 2");
        console.ask("see #" + line);
        console.ask("fire #" + line);
        assertThat(console.ask("text #field-case")).contains("Dang don dep").contains("anh.png");
        note("Van con lam tiep");
        console.ask("see-text " + OUTBOX + " 3");
        assertThat(city.effects(id)).hasSize(before + 1);

        city.heal();
        console.ask("see-text .link-bar TRỰC TUYẾN");
        console.ask("see-text " + OUTBOX + " 0");
        List<String> effects = city.effects(id);
        assertThat(effects.subList(before, effects.size())).containsExactly("note", "note", "attach", "note");
        assertThat(new HashSet<>(city.keys(id))).hasSameSizeAs(effects);
    }
}
