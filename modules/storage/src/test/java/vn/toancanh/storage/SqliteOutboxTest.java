package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.CommandCodec;
import vn.toancanh.wire.Json;

class SqliteOutboxTest {
    private static final Actor BY = new Actor("minh", "Lê Minh", "supervisor", "ioc");

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private final Json json = new Json();
    private final FaultyDisk disk = new FaultyDisk();
    private final Map<String, Long> confirmed = new HashMap<>();
    private SqliteOutbox outbox;

    private SqliteOutbox open() {
        close();
        outbox = new SqliteOutbox(dir, clock, json, id -> confirmed.getOrDefault(id, -1L), Db.Sync.FULL, disk);
        return outbox;
    }

    @AfterEach
    void close() {
        if (outbox != null) {
            outbox.close();
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

    @Test
    void whatWasAppendedIsThereAfterARestartInOrder() throws Exception {
        Command first = City.note("c1", "Đã gọi tổ trưởng dân phố");
        Command second = City.note("c2", "Chờ đội thoát nước");
        OutboxEntry one = open().append(first);
        OutboxEntry two = outbox.append(second);

        assertThat(two.n()).isGreaterThan(one.n());
        assertThat(open().open()).containsExactly(one, two);
        assertThat(outbox.payload(one.n())).isEqualTo(new CommandCodec(json).freeze(first));
    }

    @Test
    void everyPartOfAnEntrySurvives() throws Exception {
        OutboxEntry entry = open().append(City.note("c1", "x"));
        Case city = City.incident("c1", "Ngập", 7);
        OutboxEntry later = entry.sending().retryAt(clock.instant().plusSeconds(5), new Problem("busy", 503, "Bận"));
        outbox.update(later);
        assertThat(open().open()).containsExactly(later);

        OutboxEntry conflict =
                entry.ended(DeliveryState.CONFLICT, new Problem("already-accepted", 409, "Đã có người nhận"), city);
        outbox.update(conflict);
        assertThat(open().open()).containsExactly(conflict);
    }

    @Test
    void anEntryThatWasBeingSentIsPendingAgain() throws Exception {
        OutboxEntry entry = open().append(City.note("c1", "x"));
        outbox.update(entry.sending());

        assertThat(open().open()).singleElement().satisfies(e -> {
            assertThat(e.state()).isEqualTo(DeliveryState.PENDING);
            assertThat(e.attempts()).isEqualTo(1);
        });
    }

    @Test
    void placesAreNeverReused() throws Exception {
        OutboxEntry entry = open().append(City.note("c1", "x"));
        outbox.discard(entry.ended(DeliveryState.DISCARDED, null, null), BY);
        clock.advance(OutboxFile.KEEP.plusDays(2));
        assertThat(open().open()).isEmpty();

        assertThat(outbox.append(City.note("c1", "y")).n()).isGreaterThan(entry.n());
    }

    @Test
    void endedEntriesStayThirtyDaysAndOpenOnesForEver() throws Exception {
        OutboxEntry dropped = open().append(City.note("c1", "dropped"));
        OutboxEntry home = outbox.append(City.note("c2", "home"));
        OutboxEntry away = outbox.append(City.note("c3", "away"));
        OutboxEntry tray = outbox.append(City.note("c4", "tray"));
        outbox.discard(dropped.ended(DeliveryState.DISCARDED, null, null), BY);
        outbox.update(home.acked(5));
        outbox.update(away.acked(5));
        outbox.update(tray.ended(DeliveryState.REJECTED, new Problem("no-right", 403, ""), null));
        confirmed.put("c2", 5L);
        confirmed.put("c3", 4L);

        assertThat(open().open()).extracting(OutboxEntry::n).containsExactly(away.n(), tray.n());
        assertThat(outbox.payload(home.n())).isNotEmpty();

        clock.advance(OutboxFile.KEEP.minusDays(1));
        open().open();
        assertThat(outbox.payload(home.n())).isNotEmpty();

        clock.advance(Duration.ofDays(2));
        assertThat(open().open()).extracting(OutboxEntry::n).containsExactly(away.n(), tray.n());
        assertThatThrownBy(() -> outbox.payload(home.n())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> outbox.payload(dropped.n())).isInstanceOf(StoreException.class);
    }

    @Test
    void replacingEndsTheOldAndKeepsTheNewInOneStep() throws Exception {
        OutboxEntry old = open().append(City.note("c1", "old"));
        outbox.update(old.ended(DeliveryState.CONFLICT, new Problem("x", 409, ""), null));
        Command edited = City.note("c1", "new");
        OutboxEntry neu = outbox.replace(old, edited);

        assertThat(open().open()).containsExactly(neu);
        assertThatThrownBy(() -> outbox.replace(old, City.note("c1", "twice"))).isInstanceOf(StoreException.class);
        assertThat(outbox.open()).containsExactly(neu);
    }

    @Test
    void replacingFailsAsAWholeAtEveryStep() throws Exception {
        OutboxEntry old = open().append(City.note("c1", "old"));
        int failures = 0;
        for (int n = 1; ; n++) {
            disk.breakAfter(n, StoreException.Kind.FULL);
            try {
                outbox.replace(old, City.note("c1", "new " + n));
                break;
            } catch (StoreException e) {
                failures++;
                disk.repair();
                assertThat(open().open()).containsExactly(old);
            }
        }
        disk.repair();
        assertThat(failures).isEqualTo(6); // update and its seal, insert and its seal, audit, commit
        assertThat(open().open()).hasSize(1).doesNotContain(old);
        assertThat(outbox.firstBrokenAuditLine()).isZero();
    }

    @Test
    @Fault(84)
    void discardAndReplaceAreAuditedAndTamperingIsFound() throws Exception {
        OutboxEntry a = open().append(City.note("c1", "a"));
        OutboxEntry b = outbox.append(City.note("c1", "b"));
        Problem why = new Problem("discarded", 0, "Đã có đội khác");
        outbox.discard(a.ended(DeliveryState.DISCARDED, why, null), BY);
        outbox.replace(b, City.note("c1", "c"));
        assertThat(outbox.firstBrokenAuditLine()).isZero();

        close();
        sql("UPDATE audit SET ref=replace(ref, 'đội khác', 'lệnh') WHERE i=1");
        assertThat(open().firstBrokenAuditLine()).as("the reason is sealed").isEqualTo(1);
        close();
        sql("UPDATE audit SET ref=replace(ref, 'lệnh', 'đội khác') WHERE i=1");
        sql("UPDATE audit SET actor='lan' WHERE i=1");
        assertThat(open().firstBrokenAuditLine()).isEqualTo(1);
        close();
        sql("UPDATE audit SET actor='minh' WHERE i=1");
        assertThat(open().firstBrokenAuditLine()).isZero();
        close();
        Files.copy(dir.resolve("outbox.db"), dir.resolve("whole.db"));
        sql("DELETE FROM audit WHERE i=1");
        assertThat(open().firstBrokenAuditLine()).isEqualTo(1);
        close();
        Files.copy(dir.resolve("whole.db"), dir.resolve("outbox.db"), StandardCopyOption.REPLACE_EXISTING);
        sql("UPDATE audit SET i=i+2");
        sql("UPDATE audit SET i=5-i"); // the two have changed places
        assertThat(open().firstBrokenAuditLine()).isEqualTo(1);
        close();
        Files.copy(dir.resolve("whole.db"), dir.resolve("outbox.db"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(open().firstBrokenAuditLine()).isZero();
        close();
        sql("DELETE FROM audit WHERE i=2");
        assertThat(open().firstBrokenAuditLine()).as("the end was cut off").isEqualTo(2);
    }

    @Test
    @Fault(84)
    void anAuditThatIsReplacedByAnOlderOneIsFound() throws Exception {
        OutboxEntry a = open().append(City.note("c1", "a"));
        OutboxEntry b = outbox.append(City.note("c1", "b"));
        outbox.discard(a.ended(DeliveryState.DISCARDED, null, null), BY);
        close();
        Files.copy(dir.resolve("outbox.db"), dir.resolve("older.db"));
        open().discard(b.ended(DeliveryState.DISCARDED, null, null), BY);
        assertThat(outbox.firstBrokenAuditLine()).isZero();
        close();
        Files.copy(dir.resolve("older.db"), dir.resolve("outbox.db"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(open().open()).as("what was given up stays given up").isEmpty();
        assertThat(outbox.firstBrokenAuditLine()).isEqualTo(2);
    }

    @Test
    void anEndedEntryCannotBeRevived() throws Exception {
        OutboxEntry entry = open().append(City.note("c1", "x"));
        outbox.discard(entry.ended(DeliveryState.DISCARDED, null, null), BY);
        assertThatThrownBy(() -> outbox.update(entry.sending())).isInstanceOf(StoreException.class);
        assertThat(outbox.open()).isEmpty();
    }

    @Test
    void noEntryIsGivenUpWithoutTheAudit() throws Exception {
        OutboxEntry entry = open().append(City.note("c1", "x"));
        OutboxEntry gone = entry.ended(DeliveryState.DISCARDED, null, null);
        assertThatThrownBy(() -> outbox.update(gone)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> outbox.discard(entry, BY)).isInstanceOf(IllegalArgumentException.class);
        for (int n = 1; n <= 4; n++) { // update, seal, audit, commit
            disk.breakAfter(n, StoreException.Kind.FULL);
            assertThatThrownBy(() -> outbox.discard(gone, BY)).isInstanceOf(StoreException.class);
            disk.repair();
            assertThat(outbox.open()).containsExactly(entry);
        }
        outbox.discard(gone, BY);
        assertThat(open().open()).isEmpty();
    }

    @Test
    void aChangedPayloadIsFoundAndDoesNotHoldUpTheOthers() throws Exception {
        OutboxEntry bad = open().append(City.note("c1", "gửi một xe"));
        OutboxEntry good = outbox.append(City.note("c1", "y"));
        close();
        Files.delete(dir.resolve("outbox.log")); // from which it would come back
        sql("UPDATE outbox SET payload=CAST(replace(CAST(payload AS TEXT), 'một', 'hai') AS BLOB) WHERE n=" + bad.n());

        assertThat(open().open()).containsExactly(good);
        assertThat(outbox.damaged()).containsExactly(bad.n());
        assertThatThrownBy(() -> outbox.payload(bad.n()))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT));
    }

    @Test
    @Fault({65, 66})
    void aFailedAppendIsRefusedAndLosesNothing() throws Exception {
        OutboxEntry before = open().append(City.note("c1", "before"));
        for (Disk.Step step : List.of(Disk.Step.WRITE, Disk.Step.COMMIT)) {
            for (StoreException.Kind kind :
                    List.of(StoreException.Kind.FULL, StoreException.Kind.OTHER, StoreException.Kind.READ_ONLY)) {
                disk.breakAt(step, kind);
                assertThatThrownBy(() -> outbox.append(City.note("c1", "refused")))
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
                disk.repair();
                assertThat(outbox.open()).containsExactly(before);
            }
        }
        OutboxEntry after = outbox.append(City.note("c1", "after"));
        assertThat(open().open()).containsExactly(before, after);
    }

    /** Real SQLITE_FULL, by a limit on pages: after it a statement of the driver is dead and must be made anew. */
    @Test
    @Fault(65)
    void aDiskThatWasFullWorksAgainWithoutARestart() throws Exception {
        List<OutboxEntry> kept = new ArrayList<>();
        kept.add(open().append(City.note("c1", "first")));
        outbox.pragma("PRAGMA max_page_count=1");
        String large = "x".repeat(3_900);
        StoreException refusal = null;
        for (int i = 0; i < 50 && refusal == null; i++) {
            try {
                kept.add(outbox.append(City.note("c1", large)));
            } catch (StoreException e) {
                refusal = e;
            }
        }
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(StoreException.Kind.FULL);
        assertThatThrownBy(() -> outbox.append(City.note("c1", large))).isInstanceOf(StoreException.class);
        assertThat(outbox.open()).isEqualTo(kept);

        outbox.pragma("PRAGMA max_page_count=1000000");
        kept.add(outbox.append(City.note("c1", large)));
        assertThat(open().open()).isEqualTo(kept);
    }

    @Test
    void aFileThatCannotBeOpenedIsTriedAgain() throws Exception {
        disk.breakAt(Disk.Step.OPEN, StoreException.Kind.FULL);
        open();
        assertThatThrownBy(() -> outbox.open()).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> outbox.append(City.note("c1", "x"))).isInstanceOf(StoreException.class);
        disk.repair();
        OutboxEntry entry = outbox.append(City.note("c1", "x"));
        assertThat(outbox.open()).containsExactly(entry);
    }

    @Test
    @Fault({69, 79})
    void aFileOfANewerConsoleIsReadAndNotWritten() throws Exception {
        OutboxEntry entry = open().append(City.note("c1", "x"));
        close();
        sql("PRAGMA user_version=99");
        assertThat(open().open()).containsExactly(entry);
        assertThatThrownBy(() -> outbox.append(City.note("c1", "y")))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.READ_ONLY));
    }

    @Test
    @Fault(69)
    void whatCanBeReadOfABrokenFileIsSavedAndTheFileIsKept() throws Exception {
        List<OutboxEntry> all = new ArrayList<>();
        open();
        for (int i = 0; i < 200; i++) {
            all.add(outbox.append(City.note("c1", "Ghi chú " + i + " " + "x".repeat(500))));
        }
        close();
        Path file = dir.resolve("outbox.db");
        byte[] bytes = Files.readAllBytes(file);
        int middle = bytes.length / 2 / 4096 * 4096;
        java.util.Arrays.fill(bytes, middle, middle + 4096, (byte) 0x5a);
        Files.write(file, bytes);

        List<OutboxEntry> saved = open().open();
        assertThat(all).containsAll(saved);
        assertThat(saved).hasSizeGreaterThan(100);
        assertThat(saved).first().isEqualTo(all.get(0));
        assertThat(saved).last().isEqualTo(all.get(199));
        assertThat(dir.resolve("quarantine")).isDirectoryContaining("glob:**outbox.db");
        OutboxEntry more = outbox.append(City.note("c1", "goes on"));
        assertThat(more.n()).isGreaterThan(all.get(199).n());
    }

    @Test
    @Fault(69)
    void aFileThatIsNoDatabaseIsSetAside() throws Exception {
        Files.writeString(dir.resolve("outbox.db"), "this is not a database, whatever its name says ".repeat(200));
        OutboxEntry entry = open().append(City.note("c1", "x"));
        assertThat(open().open()).containsExactly(entry);
        assertThat(dir.resolve("quarantine")).isDirectoryContaining("glob:**outbox.db");
    }

    @Test
    void tenThousandEntriesAreReadInOrder() throws Exception {
        outbox = new SqliteOutbox(dir, clock, json, id -> -1, Db.Sync.NORMAL, disk);
        for (int i = 0; i < 10_000; i++) {
            outbox.append(City.note("c" + i % 50, "Ghi chú " + i));
        }
        List<OutboxEntry> all = open().open();
        assertThat(all).hasSize(10_000).isSortedAccordingTo(java.util.Comparator.comparingLong(OutboxEntry::n));
    }

    @Test
    void aCrashBetweenAnyTwoStatementsOfTheFirstOpeningIsNoTrouble() throws Exception {
        for (int n = 1; n < 12; n++) {
            disk.breakAfter(n, StoreException.Kind.OTHER);
            open();
            try {
                outbox.open();
                break;
            } catch (StoreException e) {
                disk.repair();
            }
        }
        disk.repair();
        OutboxEntry entry = open().append(City.note("c1", "x"));
        assertThat(open().open()).containsExactly(entry);
    }
}
