package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** A backup or a virus scanner holds the files for a moment, or for longer. */
class LockedByOthersTest {
    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private final Json json = new Json();

    @Test
    @Fault(67)
    void anActWaitsForAMomentAndIsRefusedAfterLongerAndNothingIsHalf() throws Exception {
        try (SqliteOutbox outbox = new SqliteOutbox(dir, clock, json, id -> -1)) {
            outbox.append(City.note("c1", "before"));
            try (Stranger stranger = new Stranger(dir.resolve("outbox.db"))) {
                long began = System.nanoTime();
                assertThatThrownBy(() -> outbox.append(City.note("c1", "too long")))
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LOCKED));
                assertThat(Duration.ofNanos(System.nanoTime() - began))
                        .as("an operator waits no longer")
                        .isLessThan(Duration.ofSeconds(10));
                assertThatThrownBy(outbox::tryWriting).isInstanceOf(StoreException.class);
                assertThat(outbox.open()).as("reading goes on").hasSize(1);
                stranger.letGoSoon();
                outbox.append(City.note("c1", "after a moment"));
            }
            outbox.tryWriting();
            outbox.append(City.note("c1", "afterwards"));
        }
        try (SqliteOutbox outbox = new SqliteOutbox(dir, clock, json, id -> -1)) {
            assertThat(outbox.open())
                    .extracting(e -> ((Act.AddNote) e.command().act()).text())
                    .containsExactly("before", "after a moment", "afterwards");
        }
    }

    @Test
    @Fault(67)
    void whatTheCacheCouldNotTakeIsThereWhenItCan() throws Exception {
        try (SqliteCache cache = new SqliteCache(dir, clock, json)) {
            cache.load();
            cache.apply(new ChangeBatch(new Cursor("e", 1), List.of(City.changed("1", "Ngập", 1))), clock.instant());
            try (Stranger stranger = new Stranger(dir.resolve("cache.db"))) {
                assertThatThrownBy(() -> cache.apply(
                                new ChangeBatch(new Cursor("e", 2), List.of(City.changed("2", "Cháy", 1))),
                                clock.instant()))
                        .isInstanceOf(StoreException.class);
            }
            cache.apply(new ChangeBatch(new Cursor("e", 3), List.of(City.changed("3", "Đổ cây", 1))), clock.instant());
        }
        try (SqliteCache cache = new SqliteCache(dir, clock, json)) {
            assertThat(cache.load().changes()).hasSize(3);
            assertThat(cache.load().cursor()).isEqualTo(new Cursor("e", 3));
        }
        assertThat(dir.resolve("quarantine")).doesNotExist();
    }

    /** Another program that writes to our file and takes its time. */
    private static final class Stranger implements AutoCloseable {
        private final Connection connection;
        private final Statement statement;

        Stranger(Path file) throws Exception {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            statement = connection.createStatement();
            statement.execute("BEGIN IMMEDIATE");
        }

        /** Lets go while somebody waits already, most likely. */
        void letGoSoon() {
            Thread t = new Thread(() -> {
                try {
                    new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
                    statement.execute("ROLLBACK");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            t.setDaemon(true);
            t.start();
        }

        @Override
        public void close() throws Exception {
            statement.close();
            connection.close();
        }
    }
}
