package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    @Test
    @Fault(69)
    void noFlippedBitOfTheDatabaseLosesOrChangesAnAct() throws Exception {
        List<Command> all = commands(fill(40));
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
            List<OutboxEntry> there = open().open();
            assertThat(outbox.damaged()).as("flip at %d", at).isEmpty();
            assertThat(commands(there)).as("flip at %d", at).containsExactlyInAnyOrderElementsOf(all);
            close();
            repaired +=
                    Files.exists(dir.resolve("quarantine")) || !java.util.Arrays.equals(Files.readAllBytes(file), bad)
                            ? 1
                            : 0;
        }
        assertThat(repaired).as("flips that had to be made good").isPositive();
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
        clock.advance(java.time.Duration.ofDays(2));
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
        disk.breakAfter(3, StoreException.Kind.FULL); // insert and commit pass, the journal does not
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
        open().open();
        close();
        try (Stream<String> lines = Files.lines(dir.resolve("outbox.log"))) {
            assertThat(lines.count()).isEqualTo(1);
        }
    }
}
