package vn.toancanh.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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
    /** One grey pixel, 67 bytes. */
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    private static final String OFFICER = "#person-hbia";
    private static final String OUTBOX = "#field-tab-outbox";

    @TempDir
    Path dir;

    private CityProcess city;
    private ChildProcess console;

    @BeforeEach
    void open() throws Exception {
        city = new CityProcess(dir);
        console = start();
    }

    @AfterEach
    void close() {
        console.close();
        city.close();
    }

    private ChildProcess start() throws Exception {
        ChildProcess c = new ChildProcess(
                "console",
                dir.resolve("console.log"),
                ConsoleUnderTest.class.getName(),
                List.of(
                        "--station",
                        "field",
                        "--gateway",
                        city.url(),
                        "--profile",
                        dir.resolve("profile").toString(),
                        "--lang",
                        "vi"));
        c.ask("see #field-root");
        return c;
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
        console.ask("see " + OFFICER);
        console.ask("fire " + OFFICER);
        console.ask("see-text .link-bar TRỰC TUYẾN");
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
        Path photo = Files.write(dir.resolve("anh.png"), PIXEL);
        console.ask("copy-file " + photo);
        console.ask("press CONTROL+V");
        console.ask("see-text " + OUTBOX + " 2");

        console.kill();
        console.close();
        console = start();
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
