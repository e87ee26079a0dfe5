package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** What the plain lines beside the outbox are good for: whatever happens to the database, no act is lost and none comes twice. */
class OutboxJournalTest {
    private static final int FLIPS = 300;

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private final FaultyDisk disk = new FaultyDisk();
    private SqliteOutbox outbox;

    private SqliteOutbox open() {
        return open(id -> -1);
    }

    private SqliteOutbox open(java.util.function.ToLongFunction<String> confirmed) {
        close();
        outbox = new SqliteOutbox(dir, clock, new Json(), confirmed, Db.Sync.FULL, disk);
        return outbox;
    }

    @AfterEach
    void close() {
        if (outbox != null) {
            outbox.close();
        }
    }

    private List<OutboxEntry> fill(int count) throws StoreException {
        List<OutboxEntry> all = new ArrayList<>();
        open();
        for (int i = 0; i < count; i++) {
            all.add(outbox.append(City.note("c" + i % 3, "Ghi chú " + i)));
        }
        close();
        return all;
    }

    private static List<Command> commands(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::command).toList();
    }

    /** An outbox as it is after some work: acts that wait, were tried, lie in the tray, are done, were given up or replaced. */
    private List<OutboxEntry> work() throws StoreException {
        open();
        List<OutboxEntry> e = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            e.add(outbox.append(City.note("c" + i % 3, "Ghi chú " + i)));
        }
        Problem busy = new Problem("busy", 503, "Thành phố đang bận");
        Problem refused = new Problem("no-right", 403, "Không có quyền");
        outbox.update(e.get(3).sending().ended(DeliveryState.REJECTED, refused, null));
        outbox.update(e.get(4).sending().ended(DeliveryState.CONFLICT, refused, City.incident("c1", "Ngập", 7)));
        outbox.update(e.get(5).sending().acked(5));
        outbox.update(e.get(6).sending().retryAt(clock.instant().plusSeconds(9), busy));
        outbox.discard(e.get(10).ended(DeliveryState.DISCARDED, null, null), City.LAN);
        outbox.discard(e.get(11).ended(DeliveryState.DISCARDED, null, null), City.LAN);
        outbox.replace(e.get(12), City.note("c0", "Ghi chú mới"));
        List<OutboxEntry> all = outbox.open();
        close();
        return all;
    }

    /** As the journal has it: what it was, where it was, and that it waits. */
    private static OutboxEntry fresh(OutboxEntry e) {
        return OutboxEntry.pending(e.n(), e.command());
    }

    @Test
    @Fault(69)
    void noFlippedBitOfTheDatabaseIsSilent() throws Exception {
        List<OutboxEntry> all = work();
        Path file = dir.resolve("outbox.db");
        byte[] good = Files.readAllBytes(file);
        byte[] journal = Files.readAllBytes(dir.resolve("outbox.log"));
        Random random = new Random(20261127);
        int repaired = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] bad = good.clone();
            int at = random.nextInt(bad.length);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            forget();
            Files.write(file, bad);
            Files.write(dir.resolve("outbox.log"), journal);
            // Not a power cut: there is no need to wait for the disk.
            outbox = new SqliteOutbox(dir, clock, new Json(), id -> -1, Db.Sync.NORMAL, disk);
            List<OutboxEntry> there = outbox.open();
            assertThat(outbox.damaged()).as("flip at %d", at).isEmpty();
            assertThat(commands(there)).as("flip at %d", at).isEqualTo(commands(all));
            for (int k = 0; k < all.size(); k++) {
                assertThat(there.get(k)).as("flip at %d", at).isIn(all.get(k), fresh(all.get(k)));
            }
            assertThat(outbox.append(City.note("c1", "goes on")).n())
                    .as("flip at %d", at)
                    .isGreaterThan(all.get(all.size() - 1).n());
            close();
            repaired += Files.exists(dir.resolve("quarantine")) || !there.equals(all) ? 1 : 0;
        }
        assertThat(repaired).as("flips that had to be made good").isGreaterThan(FLIPS / 30);
    }

    /** Without the journal nobody can put it right; but a changed place, state or text must not pass for what was written. */
    @Test
    @Fault(69)
    void everythingInARowIsSealed() throws Exception {
        List<OutboxEntry> all = work();
        byte[] good = Files.readAllBytes(dir.resolve("outbox.db"));
        OutboxEntry conflict = all.get(4);
        for (String change : List.of(
                "n=n+1000",
                "attempts=attempts+64",
                "acked_version=1",
                "problem=replace(problem, '403', '503')",
                "city_case=CAST(replace(CAST(city_case AS TEXT), 'Ng', 'Nh') AS BLOB)",
                "created_at=created_at+1",
                "next_at=1",
                "state='PARKED'",
                "case_id='c2'")) {
            forget();
            Files.deleteIfExists(dir.resolve("outbox.log"));
            Files.write(dir.resolve("outbox.db"), good);
            sql("UPDATE outbox SET " + change + " WHERE n=" + conflict.n());
            List<OutboxEntry> there = open().open();
            assertThat(outbox.damaged()).as(change).hasSize(1);
            assertThat(commands(there)).as(change).hasSize(all.size() - 1).doesNotContain(conflict.command());
            close();
        }
    }

    private void sql(String statement) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("outbox.db"));
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    /** No start looks at the index of keys; the first act does. */
    @Test
    @Fault(69)
    void whatShowsOnlyAtWorkIsMadeGoodAtWork() throws Exception {
        List<OutboxEntry> all = work();
        long page;
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("outbox.db"));
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(
                        "SELECT pageno FROM dbstat WHERE name='sqlite_autoindex_outbox_1' AND pagetype='leaf' LIMIT 1")) {
            page = r.next() ? r.getLong(1) : 0;
        }
        assertThat(page).isPositive();
        byte[] bytes = Files.readAllBytes(dir.resolve("outbox.db"));
        java.util.Arrays.fill(bytes, (int) (page - 1) * 4_096, (int) page * 4_096, (byte) 0);
        Files.write(dir.resolve("outbox.db"), bytes);

        assertThat(open().open()).isEqualTo(all);
        OutboxEntry more = outbox.append(City.note("c1", "ticked all the same"));
        assertThat(dir.resolve("quarantine")).isDirectoryContaining("glob:**outbox.db");
        List<OutboxEntry> wanted = new ArrayList<>(all);
        wanted.add(more);
        assertThat(open().open()).as("states are kept, not only acts").isEqualTo(wanted);
        assertThat(outbox.firstBrokenAuditLine()).as("the audit went with them").isZero();
        assertThat(rows("audit")).isEqualTo(3);
    }

    private long rows(String table) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("outbox.db"));
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("SELECT count(*) FROM " + table)) {
            return r.getLong(1);
        }
    }

    @Test
    @Fault(70)
    void anActThatWasGivenUpDoesNotComeBackWithAnOlderCopy() throws Exception {
        open(id -> id.equals("home") ? 7 : -1);
        OutboxEntry discarded = outbox.append(City.note("c1", "a pump to the wrong street"));
        OutboxEntry replaced = outbox.append(City.note("c1", "with a mistake"));
        OutboxEntry home = outbox.append(City.note("home", "done long ago"));
        OutboxEntry stays = outbox.append(City.note("c1", "waits"));
        close();
        byte[] backup = Files.readAllBytes(dir.resolve("outbox.db"));
        open(id -> id.equals("home") ? 7 : -1);
        outbox.discard(discarded.ended(DeliveryState.DISCARDED, null, null), City.LAN);
        OutboxEntry edited = outbox.replace(replaced, City.note("c1", "without"));
        outbox.update(home.acked(7));
        clock.advance(Duration.ofDays(2));
        OutboxEntry last = outbox.append(City.note("c1", "the day's tidying goes with it"));
        outbox.discard(last.ended(DeliveryState.DISCARDED, null, null), City.LAN);
        for (int days : new int[] {2, 20}) { // also when the journal was written anew in between
            clock.advance(Duration.ofDays(days));
            close();
            forget();
            Files.write(dir.resolve("outbox.db"), backup);
            assertThat(commands(open(id -> -1).open())).containsExactlyInAnyOrder(stays.command(), edited.command());
        }
        assertThat(outbox.append(City.note("c1", "and on")).n())
                .as("no place is given twice, not even that of an act that is over")
                .isGreaterThan(last.n());
    }

    @Test
    @Fault(79)
    void actsOfAConsoleWithoutSealsAreSealedAndKept() throws Exception {
        List<OutboxEntry> all = work();
        sql("ALTER TABLE outbox DROP COLUMN seal");
        sql("PRAGMA user_version=2");
        assertThat(open().open()).isEqualTo(all);
        assertThat(outbox.damaged()).isEmpty();
        close();
        sql("UPDATE outbox SET attempts=9 WHERE n=" + all.get(6).n());
        Files.delete(dir.resolve("outbox.log"));
        open().open();
        assertThat(outbox.damaged()).containsExactly(all.get(6).n());
    }

    private void forget() throws IOException {
        for (String part : List.of("outbox.db", "outbox.db-wal", "outbox.db-shm")) {
            Files.deleteIfExists(dir.resolve(part));
        }
        try (Stream<Path> q =
                Files.exists(dir.resolve("quarantine")) ? Files.walk(dir.resolve("quarantine")) : Stream.empty()) {
            q.sorted(java.util.Comparator.reverseOrder()).forEach(SafeFiles::deleteQuietly);
        }
    }

    @Test
    @Fault(69)
    void aDatabaseThatIsGoneOrGarbageComesBack() throws Exception {
        List<OutboxEntry> all = fill(20);
        forget();
        assertThat(open().open()).isEqualTo(all);
        close();
        Files.writeString(dir.resolve("outbox.db"), "no database at all ".repeat(2_000));
        assertThat(open().open()).isEqualTo(all);
        assertThat(dir.resolve("quarantine")).isDirectoryContaining("glob:**outbox.db");
    }

    @Test
    @Fault(70)
    void anOlderCopyThatIsPutBackGetsWhatCameAfterIt() throws Exception {
        List<OutboxEntry> all = new ArrayList<>(fill(5));
        byte[] backup = Files.readAllBytes(dir.resolve("outbox.db"));
        open();
        all.add(outbox.append(City.note("c1", "after the backup")));
        OutboxEntry gone = outbox.append(City.note("c1", "given up"));
        outbox.discard(gone.ended(DeliveryState.DISCARDED, null, null), City.LAN);
        close();
        forget();
        Files.write(dir.resolve("outbox.db"), backup);

        assertThat(commands(open().open())).isEqualTo(commands(all));
        OutboxEntry more = outbox.append(City.note("c1", "and on"));
        assertThat(more.n())
                .as("no place is given twice")
                .isGreaterThan(all.get(5).n());
        assertThat(more.command().id())
                .isNotIn(all.stream().map(e -> e.command().id()));
    }

    @Test
    @Fault(70)
    void aLogThatSomebodyDeletedTakesNothingWithIt() throws Exception {
        List<OutboxEntry> all = new ArrayList<>();
        Process p = Children.start(Children.AppendForEver.class, dir.toString());
        long last = 0;
        for (int i = 0; i < 20; i++) {
            last = Long.parseLong(Children.line(p));
        }
        p.toHandle().destroyForcibly();
        p.waitFor();
        assertThat(Files.deleteIfExists(dir.resolve("outbox.db-wal"))).isTrue();
        Files.deleteIfExists(dir.resolve("outbox.db-shm"));
        all.addAll(open().open());
        long wanted = last;
        assertThat(all).extracting(OutboxEntry::n).isSorted().anyMatch(n -> n == wanted);
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void whatIsOverDoesNotComeBack() throws Exception {
        open(id -> id.equals("home") ? 7 : -1);
        OutboxEntry discarded = outbox.append(City.note("c1", "a"));
        OutboxEntry replaced = outbox.append(City.note("c1", "b"));
        OutboxEntry home = outbox.append(City.note("home", "c"));
        OutboxEntry stays = outbox.append(City.note("c1", "d"));
        outbox.discard(discarded.ended(DeliveryState.DISCARDED, null, null), City.LAN);
        OutboxEntry edited = outbox.replace(replaced, City.note("c1", "B"));
        outbox.update(home.acked(7));
        clock.advance(Duration.ofDays(2));
        outbox.append(City.note("c1", "e")); // the day's tidying goes with it
        close();
        forget();
        assertThat(open().open())
                .extracting(e -> e.command().id())
                .contains(stays.command().id(), edited.command().id())
                .hasSize(3);
    }

    @Test
    void aHalfLineAndAFullDiskAreMadeGood() throws Exception {
        List<OutboxEntry> all = new ArrayList<>(fill(3));
        Files.writeString(dir.resolve("outbox.log"), "A 4 half of a li", StandardOpenOption.APPEND);
        open();
        all.add(outbox.append(City.note("c1", "after the half line")));
        disk.breakAfter(4, StoreException.Kind.FULL); // insert, seal and commit pass, the journal does not
        all.add(outbox.append(City.note("c1", "the journal has no room")));
        disk.repair();
        all.add(outbox.append(City.note("c1", "room again")));
        close();
        forget();
        assertThat(commands(open().open())).isEqualTo(commands(all));
    }

    @Test
    void itStaysShort() throws Exception {
        open();
        for (int i = 0; i < 700; i++) {
            OutboxEntry e = outbox.append(City.note("c1", "x" + i));
            outbox.discard(e.ended(DeliveryState.DISCARDED, null, null), City.LAN);
        }
        outbox.append(City.note("c1", "stays"));
        clock.advance(OutboxFile.KEEP.plusDays(1)); // for so long an end is remembered
        open().open();
        close();
        try (Stream<String> lines = Files.lines(dir.resolve("outbox.log"))) {
            assertThat(lines.map(l -> l.charAt(0)).toList())
                    .as("the highest place and what is open")
                    .containsExactly('N', 'A');
        }
    }
}
