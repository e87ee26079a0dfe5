package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.app.fixture.CoreConsole.patiently;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.app.fixture.CoreConsole;
import vn.toancanh.app.fixture.LiveCity;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.port.Subscription;

/**
 * The link, the stores and the ring against a real city whose door has faults: whatever the line does, afterwards the
 * console shows the city's cases, and each act is there exactly once and in order. One console lives through all of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkAgainstCityTest {
    private static final int CASES = 3;

    /** Faults that end the stream for sure. */
    private static final Set<String> BREAKS = Set.of("cut", "half-open", "truncate", "flap");

    private LiveCity city;
    private CoreConsole console;

    @BeforeAll
    void open(@TempDir Path dir) throws Exception {
        city = new LiveCity();
        console = new CoreConsole(dir, city.url()).signIn();
    }

    @AfterAll
    void close() {
        console.close();
        city.close();
    }

    /** The line is bad while both sides go on; it heals by itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'fault':'cut','seconds':2}",
                "{'fault':'half-open','seconds':5}",
                "{'fault':'delay','millis':400,'seconds':2}",
                "{'fault':'error','seconds':1.2}",
                "{'fault':'busy','retryAfter':1,'seconds':1.2}",
                "{'fault':'slow','bytesPerSecond':20000,'seconds':2}",
                "{'fault':'truncate','bytes':900,'seconds':2}",
                "{'fault':'duplicate','every':2,'seconds':2}",
                "{'fault':'reorder','every':3,'seconds':2}",
                "{'fault':'gap','every':3,'seconds':2}",
                "{'fault':'flap','onMillis':700,'offMillis':400,'seconds':2}",
                "{'fault':'loss','probability':0.15,'seed':3,'seconds':2}"
            })
    void healsAndNothingIsLostOrDoubled(String fault) throws Exception {
        List<String> ids = fresh();
        Set<LinkState> seen = ConcurrentHashMap.newKeySet();
        try (Subscription s =
                console.ring().subscribe(state -> seen.add(state.link().state()))) {
            city.fault(fault.replace('\'', '"'));
            worksDuring(ids);
            patiently().until(city::isHealthy);
            soundAgain(ids);
        }
        if (BREAKS.stream().anyMatch(fault::contains)) {
            assertThat(seen).as("the operator is told").containsAnyOf(LinkState.UNSTABLE, LinkState.OFFLINE);
        }
    }

    /** The city begins a new count of its changes: the console reads it anew and keeps its acts. */
    @Test
    void anotherEpochIsReadAnew() throws Exception {
        List<String> ids = fresh();
        String old = console.state().cursor().epoch();
        city.fault("{\"fault\":\"epoch\"}");
        worksDuring(ids);
        soundAgain(ids);
        assertThat(console.state().cursor().epoch()).isNotEqualTo(old);
    }

    /** Several at once, and an epoch in the middle of a cut. */
    @Test
    void aVeryBadDayHealsToo() throws Exception {
        List<String> ids = fresh();
        city.fault("{\"fault\":\"cut\",\"seconds\":2}");
        patiently().until(() -> !console.state().link().isUp());
        city.fault("{\"fault\":\"epoch\"}");
        city.fault("{\"fault\":\"loss\",\"probability\":0.1,\"seed\":5,\"seconds\":4}");
        city.fault("{\"fault\":\"error\",\"probability\":0.3,\"seed\":6,\"seconds\":4}");
        city.fault("{\"fault\":\"gap\",\"every\":4,\"seconds\":4}");
        worksDuring(ids);
        patiently().until(city::isHealthy);
        soundAgain(ids);
        console.awaitOnline();
    }

    /** Cases that were reported just now and are seen here. */
    private List<String> fresh() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            String id = city.report();
            ids.add(id);
            console.awaitCase(id);
        }
        return ids;
    }

    private void worksDuring(List<String> ids) throws Exception {
        city.burst(60);
        for (String id : ids) {
            console.ticked(id, new Act.Accept());
            console.ticked(id, new Act.AddNote("một"));
        }
        city.burst(60);
        for (String id : ids) {
            console.ticked(id, new Act.AddNote("hai"));
        }
    }

    private void soundAgain(List<String> ids) throws Exception {
        // Acts do not wait until the screen trusts a line again that has dropped many times: that takes its time by
        // design.
        patiently().until(() -> console.state().outbox().isEmpty());
        for (String id : ids) {
            assertThat(city.effects(id)).as("once and in order").containsExactly("accept", "note", "note");
            List<String> keys = city.keys(id);
            assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        }
        patiently().untilAsserted(() -> assertThat(console.open()).isEqualTo(CoreConsole.open(city.snapshot())));
        assertThat(console.state().tray()).isEmpty();
        assertThat(console.state().troubles()).isEmpty();
    }
}
