package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** Ten thousand acts that wait, on their way from one version of the console to another and back. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UpgradeTest {
    private static final int WAITING = 10_000;

    /** More statements than all migrations together have. */
    private static final int MOST = 60;

    @TempDir
    Path dir;

    @Test
    @Fault({71, 79})
    void noStatementOfAMigrationLosesAnActWhenTheConsoleDiesThere() throws Exception {
        fill();
        // As the first version left it.
        sql("DROP TABLE base", "ALTER TABLE outbox DROP COLUMN seal", "PRAGMA user_version=1");
        byte[] first = Files.readAllBytes(dir.resolve("outbox.db"));
        int deaths = 0;
        for (int n = 1; n < MOST; n++) {
            Process p = Children.start(Children.StartAndDie.class, dir.toString(), String.valueOf(n));
            int status = p.waitFor();
            if (status == 0) {
                break; // nothing is left to be done at the start
            }
            assertThat(status).as("how it died at %d", n).isEqualTo(77);
            deaths++;
            assertThat(waiting()).as("after dying at %d", n).hasSize(WAITING);
            // Seen and upgraded by this look; the next one is to die a step later in the same upgrade.
            Files.write(dir.resolve("outbox.db"), first);
            Files.deleteIfExists(dir.resolve("cache.db"));
            Files.deleteIfExists(dir.resolve("cache.db-wal"));
            Files.deleteIfExists(dir.resolve("cache.db-shm"));
        }
        assertThat(deaths).as("statements that it died at").isGreaterThan(10);
        assertThat(waiting()).hasSize(WAITING);
        try (SqliteCache cache = new SqliteCache(dir, new ManualClock(), new Json())) {
            assertThat(cache.load().changes()).isEmpty();
        }
    }

    @Test
    @Fault(79)
    void anOlderConsoleReadsThemAndChangesNothing() throws Exception {
        fill();
        sql("PRAGMA user_version=99");
        byte[] before = Files.readAllBytes(dir.resolve("outbox.db"));
        try (SqliteOutbox outbox = new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1)) {
            assertThat(outbox.open()).hasSize(WAITING);
            assertThatThrownBy(() -> outbox.append(City.note("c1", "one more")))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.READ_ONLY));
            assertThat(outbox.open()).hasSize(WAITING);
        }
        assertThat(Files.readAllBytes(dir.resolve("outbox.db"))).isEqualTo(before);
    }

    /** Written without waiting for the disk each time: what is proved here is not that. */
    private void fill() throws Exception {
        try (SqliteOutbox outbox =
                new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1, Db.Sync.NORMAL, Disk.REAL)) {
            for (int i = 0; i < WAITING; i++) {
                outbox.append(City.note("c" + i % 100, "act " + i));
            }
        }
    }

    private List<OutboxEntry> waiting() throws Exception {
        try (SqliteOutbox outbox = new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1)) {
            List<OutboxEntry> all = outbox.open();
            assertThat(outbox.damaged()).isEmpty();
            assertThat(all).allMatch(e -> e.state() == DeliveryState.PENDING);
            return all;
        }
    }

    private void sql(String... statements) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("outbox.db"));
                Statement s = c.createStatement()) {
            for (String sql : statements) {
                s.execute(sql);
            }
        }
    }
}
