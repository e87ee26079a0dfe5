package vn.toancanh.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.net.FaultProxy;
import vn.toancanh.testkit.net.Line;
import vn.toancanh.testkit.net.Way;

/**
 * Unstable is not cut: under a link that comes and goes each second, then under one that is slow and loses connections, the three
 * stations go on showing what the city says, the bar stays calm, the ground stays whole, and each act is done once.
 */
class UnstableLinkTest {
    private static final Duration HALF = Duration.ofMillis(500);
    private static final int CALM_SECONDS = 15;

    @TempDir
    Path dir;

    private CityProcess city;
    private FaultProxy link;
    private Stations stations;

    @BeforeEach
    void open() throws Exception {
        city = new CityProcess(dir, "--pace", "still");
        link = FaultProxy.to(city.port());
        stations = new Stations(dir);
    }

    @AfterEach
    void close() throws Exception {
        stations.close();
        link.close();
        city.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @Fault({57, 58})
    void halfAMinute() throws Exception {
        live(Duration.ofSeconds(15));
    }

    @Test
    @Tag("long")
    @Tag("long-unstable")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void tenMinutes() throws Exception {
        live(Duration.ofMinutes(5));
    }

    /** @param span of each of the two kinds of trouble */
    private void live(Duration span) throws Exception {
        ChildProcess desk = stations.desk(link.url());
        Map<String, ChildProcess> watched = new TreeMap<>();
        watched.put("desk", desk);
        watched.put("wall", stations.wall(link.url()));
        watched.put("field", stations.field(link.url()));
        watched.get("field").ask("fire #field-tab-map");
        List<String> cases = new ArrayList<>();
        watched.get("desk").ask("watch .link-bar .state");
        watched.get("field").ask("watch .link-bar .state");
        watched.get("wall").ask("watch .wall-link");
        long begun = System.nanoTime();
        try (AutoCloseable flapping = link.flap(HALF, HALF)) {
            work(desk, watched.get("wall"), span, cases);
        }
        link.lines(7, dice -> dice.nextInt(100) == 0 ? Line.RESET : new Line(late(), late(), false));
        work(desk, watched.get("wall"), span, cases);
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        for (Map.Entry<String, ChildProcess> w : watched.entrySet()) {
            String said = w.getValue().ask("watched");
            String[] seen = said.split(" ");
            assertThat(Integer.parseInt(seen[0]))
                    .as("changes of the bar of the %s in %d s", w.getKey(), seconds)
                    .isLessThanOrEqualTo((int) (seconds / CALM_SECONDS) + 1);
            assertThat(Integer.parseInt(seen[1]))
                    .as("looks at the %s", w.getKey())
                    .isGreaterThan(20);
            assertThat(Integer.parseInt(seen[2]))
                    .as("pixels without ground at the %s", w.getKey())
                    .isZero();
        }
        link.line(Line.PASS);
        link.cutAll();
        for (String id : cases) {
            await().atMost(Duration.ofSeconds(60)).until(() -> city.effects(id).size() >= 2);
            assertThat(city.effects(id)).containsExactly("accept", "note");
            assertThat(new HashSet<>(city.keys(id))).hasSize(2);
        }
    }

    /** Cases come, are seen on desk and wall, taken and written to, until the time is over. */
    private void work(ChildProcess desk, ChildProcess wall, Duration span, List<String> cases) throws Exception {
        long end = System.nanoTime() + span.toNanos();
        while (System.nanoTime() < end) {
            int n = cases.size() + 1;
            String id = city.report("cay-do", 1, "Cây to đổ ngang đường số " + n);
            cases.add(id);
            desk.ask("choose #queue-list " + id);
            desk.ask("see-text #detail đường số " + n);
            wall.ask("see-text #wall-worst Cây");
            desk.ask("fire #act-accept");
            desk.ask("enter #note Da goi doi cay xanh " + n);
            desk.ask("fire #note-send");
        }
    }

    /** 300 ms there and back. */
    private static Way late() {
        return Way.late(Duration.ofMillis(150));
    }
}
