package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** The write-ahead log of the cache stays within its limit, whoever reads meanwhile. */
class CacheLogTest {
    private static final long LIMIT = 4L << 20;
    private static final int CASES = 200;

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();

    private SqliteCache cache;
    private long batch;

    private void open() throws StoreException {
        cache = new SqliteCache(dir, clock, new Json(), Disk.REAL, LIMIT);
        cache.load();
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private void write() throws StoreException {
        batch++;
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            changes.add(new Change.CaseChanged(
                    City.at("c" + i, "Lần " + batch, batch, ManualClock.START, CaseState.CLOSED)));
        }
        cache.apply(new ChangeBatch(new Cursor("e", batch), changes), clock.instant());
    }

    private long log() {
        return dir.resolve("cache.db-wal").toFile().length();
    }

    @Test
    void aStormWithoutReadersStaysWithinTheLimit() throws Exception {
        open();
        for (int i = 0; i < 60; i++) {
            write();
            cache.search("lan " + batch, CaseScope.OPEN, 20);
            assertThat(log()).as("after batch %d", i).isLessThan(2 * LIMIT);
        }
    }

    /** As a backup would that reads the file for long: nobody can stop it, but when it is done the log is cut. */
    @Test
    void afterAStrangerThatReadForLongTheLogIsCut() throws Exception {
        open();
        write();
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("cache.db"));
                Statement s = c.createStatement()) {
            s.execute("BEGIN");
            try (ResultSet r = s.executeQuery("SELECT count(*) FROM case_row")) {
                assertThat(r.next()).isTrue();
            }
            while (log() < 3 * LIMIT) {
                write();
            }
        }
        write(); // folds all in
        write(); // begins anew
        assertThat(log()).isLessThanOrEqualTo(LIMIT);
    }
}
