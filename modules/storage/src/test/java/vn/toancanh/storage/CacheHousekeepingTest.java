package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** The cache stays within its budget and is read through off the way of everybody. */
class CacheHousekeepingTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private SqliteCache cache;
    private long seq;

    private SqliteCache open() throws Exception {
        close();
        cache = new SqliteCache(dir, clock, new Json());
        cache.load();
        return cache;
    }

    @AfterEach
    void close() {
        if (cache != null) {
            cache.close();
        }
    }

    private void put(Case... cases) throws Exception {
        List<Change> changes = new ArrayList<>();
        for (Case c : cases) {
            changes.add(new Change.CaseChanged(c));
        }
        cache.apply(new ChangeBatch(new Cursor("e", ++seq), changes), clock.instant());
    }

    private Case over(String id, int daysAgo) {
        return City.at(id, "Xong " + id, 1, ManualClock.START.minus(Duration.ofDays(daysAgo)), CaseState.CLOSED);
    }

    private Case waiting(String id, int daysAgo) {
        return City.at(id, "Xong " + id, 1, ManualClock.START.minus(Duration.ofDays(daysAgo)), CaseState.NEW);
    }

    private List<String> ids() throws Exception {
        List<String> out = new ArrayList<>();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("cache.db"));
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("SELECT id FROM case_row ORDER BY id")) {
            while (r.next()) {
                out.add(r.getString(1));
            }
        }
        return out;
    }

    @Test
    void whatIsOverForLongGoesAndWhatIsNeededStays() throws Exception {
        open();
        put(over("old", 91), over("kept", 200), over("young", 89), waiting("open", 400));
        assertThat(cache.search("xong old", CaseScope.CLOSED, 10)).hasSize(1);

        assertThat(cache.evict(NO_LIMIT, c -> c.id().equals("kept"))).isEqualTo(1);
        assertThat(ids()).containsExactly("kept", "open", "young");
        assertThat(cache.search("xong old", CaseScope.CLOSED, 10)).isEmpty();
        assertThat(cache.search("xong", CaseScope.CLOSED, 10)).hasSize(2);
        assertThat(cache.search("xong", CaseScope.OPEN, 10)).hasSize(1);
        assertThat(cache.evict(NO_LIMIT, c -> c.id().equals("kept"))).isZero();
    }

    @Test
    void anOlderWordBringsNoDeletedCaseBackAfterTheTidying() throws Exception {
        open();
        put(over("gone", 200));
        cache.apply(
                new ChangeBatch(
                        new Cursor("e", ++seq),
                        List.of(new Change.CaseRemoved("gone", 5), new Change.CaseRemoved("never-seen", 5))),
                clock.instant());
        cache.evict(NO_LIMIT, c -> false);
        put(over("gone", 1), over("never-seen", 1)); // of version 1
        assertThat(cache.load().changes()).isEmpty();
        assertThat(cache.search("xong", CaseScope.CLOSED, 10)).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeLosesTheOldestUntilItFits() throws Exception {
        open();
        put(IntStream.range(0, 3_000)
                .mapToObj(i -> over(String.format("c%04d", i), 80 - i / 50))
                .toArray(Case[]::new));
        put(waiting("open", 500));
        long all = size();
        long budget = all / 2;
        int gone = cache.evict(budget, c -> c.id().equals("c0003"));
        assertThat(size()).isBetween(budget * 85 / 100, budget * 105 / 100);
        assertThat(gone).isBetween(1_000, 2_200);
        List<String> left = ids();
        assertThat(left).contains("open", "c0003", "c2999").doesNotContain("c0000", "c0500");
        assertThat(left).hasSize(3_001 - gone);
    }

    private long size() throws Exception {
        try (Db d = Db.open(dir.resolve("cache.db"), CacheSchema.readerOptions(), Disk.REAL)) {
            return d.read("measuring", CacheHousekeeping::bytes);
        }
    }

    @Test
    @Fault(68)
    void afterABadEndTheFileIsReadThroughAndSetAsideIfItIsNotSound() throws Exception {
        open();
        put(IntStream.range(0, 2_000).mapToObj(i -> over("c" + i, 80 - i / 50)).toArray(Case[]::new));
        cache.check();
        cache.close();
        spoil();

        open(); // a good end and a check yesterday: nothing is read through
        cache.check();
        assertThat(dir.resolve("quarantine")).doesNotExist();

        badEnd();
        open();
        cache.check();
        put(waiting("next", 0));
        assertThat(dir.resolve("quarantine")).isDirectoryContaining("glob:**cache.db");
        assertThat(ids()).containsExactly("next");
    }

    @Test
    @Fault(68)
    void onceAWeekItIsReadThroughAnyway() throws Exception {
        open();
        put(IntStream.range(0, 2_000).mapToObj(i -> over("c" + i, 80 - i / 50)).toArray(Case[]::new));
        cache.check();
        cache.close();
        spoil();
        clock.advance(Duration.ofDays(6));
        open();
        cache.check();
        put(waiting("next", 0));
        assertThat(dir.resolve("quarantine")).doesNotExist();
        clock.advance(Duration.ofDays(1));
        cache.check();
        put(waiting("after", 0));
        assertThat(dir.resolve("quarantine")).isDirectoryContaining("glob:**cache.db");
    }

    /** The page with the oldest of what is over is gone; no start looks there. */
    private void spoil() throws Exception {
        Path file = dir.resolve("cache.db");
        long page;
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(
                        "SELECT pageno FROM dbstat WHERE name='case_over' AND pagetype='leaf' LIMIT 1")) {
            page = r.next() ? r.getLong(1) : 0;
        }
        assertThat(page).isPositive();
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            f.seek((page - 1) * 4_096);
            f.write(new byte[4_096]);
        }
    }

    private void badEnd() throws Exception {
        close();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("cache.db"));
                Statement s = c.createStatement()) {
            s.execute("DELETE FROM meta WHERE key='well-closed'");
        }
        assertThat(Files.exists(dir.resolve("cache.db"))).isTrue();
    }
}
