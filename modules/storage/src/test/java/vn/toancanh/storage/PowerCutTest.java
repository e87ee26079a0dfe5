package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.power.PowerCut;
import vn.toancanh.wire.Json;

/**
 * The power goes while both files are written, again and again on the same files. What was ticked is there afterwards, the
 * cursor of the cache stands where its rows do; and the same cuts find a store that syncs too little or writes its cursor first.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PowerCutTest {
    private static final int CUTS = 20;
    private static final int MOST_CUTS = 60;

    @TempDir
    Path dir;

    @TempDir
    Path work;

    private final Random random = new Random(20261127);
    private final Set<Long> ticked = new TreeSet<>();
    private PowerCut power;
    private int unsynced;

    @BeforeEach
    void compile() throws Exception {
        power = new PowerCut(dir, work);
    }

    @ParameterizedTest
    @EnumSource(PowerCut.Mode.class)
    @Fault(71)
    void nothingTickedIsLost(PowerCut.Mode mode) throws Exception {
        cuts(mode, CUTS);
    }

    @ParameterizedTest
    @EnumSource(PowerCut.Mode.class)
    @Tag("long")
    @Tag("long-power")
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void nothingTickedIsLostInFiveHundredCuts(PowerCut.Mode mode) throws Exception {
        cuts(mode, 500);
    }

    private void cuts(PowerCut.Mode mode, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            cut(mode, Db.Sync.FULL, "data-with-cursor");
            assertThat(lost()).as("ticked and gone after cut %d", i).isEmpty();
            assertThat(cacheIsTrue()).as("cursor and rows of cut %d", i).isTrue();
        }
        // Else the cuts prove nothing: there was always something to lose.
        assertThat(unsynced).isGreaterThan(count);
        assertThat(ticked).hasSizeGreaterThan(count);
    }

    @Test
    void anOutboxThatSyncsTooLittleIsFoundOut() throws Exception {
        boolean found = false;
        for (int i = 0; i < MOST_CUTS && !found; i++) {
            cut(PowerCut.Mode.DROPPED, Db.Sync.NORMAL, "data-with-cursor");
            found = !lost().isEmpty();
        }
        assertThat(found).isTrue();
    }

    @Test
    void aCursorThatIsWrittenBeforeItsDataIsFoundOut() throws Exception {
        boolean found = false;
        for (int i = 0; i < MOST_CUTS && !found; i++) {
            kill(Db.Sync.FULL, "cursor-first"); // the disk goes back to a moment between batches, a kill does not
            found = !cacheIsTrue();
        }
        assertThat(found).isTrue();
    }

    private void cut(PowerCut.Mode mode, Db.Sync sync, String order) throws Exception {
        kill(sync, order);
        unsynced += power.cut(mode, random);
    }

    /** One process, from its start to some moment of its work. */
    private void kill(Db.Sync sync, String order) throws Exception {
        Process p = power.watch(Children.builder(Children.WriteForEver.class, dir.toString(), sync.name(), order))
                .start();
        try {
            int wanted = 1 + random.nextInt(60);
            for (int i = 0; i < wanted; i++) {
                tick(Children.line(p));
            }
        } finally {
            p.toHandle().destroyForcibly(); // by its handle, which leaves us the pipe
            p.waitFor();
        }
        for (String line = Children.line(p); line.matches("\\d+"); line = Children.line(p)) {
            tick(line);
        }
    }

    private void tick(String line) {
        assertThat(line).as("the child appends").matches("\\d+");
        ticked.add(Long.parseLong(line));
    }

    /** What was ticked and is not there, or not as it was. */
    private Set<Long> lost() throws Exception {
        try (SqliteOutbox outbox = new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1)) {
            Set<Long> there = outbox.open().stream().map(OutboxEntry::n).collect(Collectors.toSet());
            Set<Long> lost = new TreeSet<>(ticked);
            lost.removeAll(there);
            assertThat(outbox.damaged()).isEmpty();
            return lost;
        }
    }

    /** Whether each case is of the batch that the cursor names; the file itself must be sound in any case. */
    private boolean cacheIsTrue() throws Exception {
        assertThat(Files.exists(dir.resolve("quarantine")))
                .as("something was broken")
                .isFalse();
        try (SqliteCache cache = new SqliteCache(dir, new ManualClock(), new Json())) {
            CityCache.Image image = cache.load();
            assertThat(integrity("cache.db")).isEqualTo("ok");
            assertThat(integrity("outbox.db")).isEqualTo("ok");
            return image.changes().stream()
                    .filter(Change.CaseChanged.class::isInstance)
                    .allMatch(c -> ((Change.CaseChanged) c).value().version()
                            == image.cursor().seq());
        }
    }

    private String integrity(String file) throws StoreException {
        try (Db db = Db.open(dir.resolve(file), CacheSchema.readerOptions(), Disk.REAL)) {
            return db.read("checking", d -> d.first("PRAGMA integrity_check", r -> r.getString(1)));
        }
    }
}
