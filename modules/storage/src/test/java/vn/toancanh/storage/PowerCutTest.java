package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.power.PowerCut;
import vn.toancanh.wire.Json;

/**
 * The power goes while outbox and cache are written, again and again on the same files. What was ticked is there afterwards, in
 * the database alone, in the journal alone and in the opened store; the cursor of the cache stands where its rows do. The same
 * cuts find a store that syncs too little and one that writes its cursor first.
 *
 * <p>Looked at are copies, so that the next process meets the files as the cut left them.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PowerCutTest {
    private static final int CUTS = 20;
    private static final int MOST_CUTS = 60;

    @TempDir
    Path dir;

    @TempDir
    Path work;

    @TempDir
    Path look;

    private final Random random = new Random(20261127);

    /** Keys that must be open, must not be open, and may be either for the giving up was not confirmed. */
    private final Set<String> ticked = new HashSet<>();

    private final Set<String> over = new HashSet<>();
    private final Set<String> ending = new HashSet<>();

    private PowerCut power;
    private int unsynced;

    /** Cuts that left rows in the cache, and the cursor of the last look. */
    private int filled;

    private long cursor;

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
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingTickedIsLostInFiveHundredCuts(PowerCut.Mode mode) throws Exception {
        cuts(mode, 500);
    }

    private void cuts(PowerCut.Mode mode, int count) throws Exception {
        // How often the cache gets to a checkpoint before the cut depends on the machine: as many more as it takes.
        for (int i = 0; i < count || (filled <= count / 8 && i < 2 * count); i++) {
            cut(mode, Db.Sync.FULL, WriteForEver.Order.DATA_WITH_CURSOR);
            assertThat(wrong()).as("after cut %d", i).isEmpty();
        }
        // Else the cuts prove nothing: each had something to lose, and there were acts and rows that it could have
        // lost.
        assertThat(unsynced).isGreaterThan(10 * count);
        assertThat(ticked.size() + over.size()).isGreaterThan(count);
        assertThat(filled).isGreaterThan(count / 8);
        assertThat(cursor).isGreaterThan(count / 8);
    }

    @ParameterizedTest
    @EnumSource(PowerCut.Mode.class)
    void anOutboxThatSyncsTooLittleIsFoundOut(PowerCut.Mode mode) throws Exception {
        found(mode, Db.Sync.NORMAL, WriteForEver.Order.DATA_WITH_CURSOR, "lost by the outbox");
    }

    @Test
    void aCursorThatIsWrittenBeforeItsDataIsFoundOut() throws Exception {
        found(PowerCut.Mode.RANDOM_HALF, Db.Sync.FULL, WriteForEver.Order.CURSOR_FIRST, "the cursor says");
    }

    private void found(PowerCut.Mode mode, Db.Sync sync, WriteForEver.Order order, String what) throws Exception {
        // Until this is seen: of a store that syncs too little the journal may be the first to lose.
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < MOST_CUTS && wrong.stream().noneMatch(w -> w.startsWith(what)); i++) {
            cut(mode, sync, order);
            wrong.addAll(wrong());
        }
        assertThat(wrong).anyMatch(w -> w.startsWith(what));
    }

    @ParameterizedTest
    @EnumSource(PowerCut.Mode.class)
    @Fault(71)
    void aFileThatIsReplacedIsTheOldOneOrTheNewOne(PowerCut.Mode mode) throws Exception {
        long said = 0;
        // Most of a replacement is waiting for the disk, so that some cuts find nothing to take back.
        for (int i = 0; i < MOST_CUTS && (i < 6 || unsynced < 6); i++) {
            Process p = power.watch(
                            Children.builder(Children.ReplaceForEver.class, dir.toString(), String.valueOf(said + 1)))
                    .start();
            for (String line : linesUntilKilled(p, 1 + random.nextInt(40), "\\d+")) {
                said = Long.parseLong(line);
            }
            unsynced += power.cut(mode, random);
            String text = Files.readString(dir.resolve("file.json"));
            assertThat(text).as("what is in the file after cut %d", i).matches("(?s)\\d+ .*");
            long there = Long.parseLong(text.substring(0, text.indexOf(' ')));
            assertThat(there).isGreaterThanOrEqualTo(said);
            assertThat(text).isEqualTo((there + " ").repeat(3_000));
        }
        assertThat(said).isGreaterThan(5);
        assertThat(unsynced).isGreaterThan(5);
    }

    /** One process, from its start to some moment of its work, and what the disk has of it. */
    private void cut(PowerCut.Mode mode, Db.Sync sync, WriteForEver.Order order) throws Exception {
        Process p = power.watch(Children.builder(WriteForEver.class, dir.toString(), sync.name(), order.name()))
                .start();
        // Either of the threads gives the moment, so that it falls anywhere in the work of the other.
        boolean byActs = random.nextBoolean();
        int wanted = 1 + random.nextInt(byActs ? 30 : 8);
        for (String line : linesUntilKilled(p, wanted, byActs ? "A \\S{36}" : "C \\d+")) {
            String key = line.substring(2);
            switch (line.charAt(0)) {
                case 'A' -> ticked.add(key);
                case 'd' -> {
                    ticked.remove(key);
                    ending.add(key);
                }
                case 'D' -> {
                    ending.remove(key);
                    over.add(key);
                }
                default -> {}
            }
        }
        unsynced += power.cut(mode, random);
        deleteLibraries();
    }

    /** What the process said until it was killed, some time after so many lines of this kind; no half line. */
    private List<String> linesUntilKilled(Process p, int wanted, String kind) throws Exception {
        List<String> lines = new ArrayList<>();
        try {
            for (int i = 0; i < wanted; ) {
                String line = Children.line(p);
                assertThat(line).as("the child works").matches("[AdD] \\S{36}|C \\d+|\\d+");
                lines.add(line);
                i += line.matches(kind) ? 1 : 0;
            }
            // Right after a line it would always be the same place of the work.
            for (long until = System.nanoTime() + random.nextInt(5_000_000); System.nanoTime() < until; ) {
                Thread.onSpinWait();
            }
        } finally {
            p.toHandle().destroyForcibly(); // by its handle, which leaves us the pipe
            p.waitFor();
        }
        String rest = new String(p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        rest.substring(0, rest.lastIndexOf('\n') + 1).lines().forEach(lines::add);
        return lines;
    }

    /** Each killed process leaves the native library of the driver behind. */
    private void deleteLibraries() throws IOException {
        try (Stream<Path> all = Files.list(dir)) {
            for (Path p : all.filter(x -> x.getFileName().toString().startsWith("sqlite-"))
                    .toList()) {
                Files.delete(p);
            }
        }
    }

    /** What is not as it must be. */
    private List<String> wrong() throws Exception {
        List<String> wrong = new ArrayList<>();
        copy(name -> name.contains(".db"));
        for (String file : List.of(OutboxSchema.FILE, CacheSchema.FILE)) {
            String said = alone(file, "PRAGMA integrity_check").get(0);
            if (!said.equals("ok")) {
                wrong.add("unsound " + file + ": " + said);
            }
        }
        Set<String> inDatabase = Set.copyOf(alone(OutboxSchema.FILE, "SELECT key FROM outbox WHERE ended_at IS NULL"));
        ticked.stream().filter(k -> !inDatabase.contains(k)).forEach(k -> wrong.add("lost by the outbox: " + k));

        copy(name -> true);
        try (OutboxJournal journal = new OutboxJournal(look.resolve(OutboxJournal.FILE), true, Disk.REAL)) {
            Set<String> inJournal = journal.read().keySet();
            ticked.stream().filter(k -> !inJournal.contains(k)).forEach(k -> wrong.add("lost by the journal: " + k));
        }
        try (SqliteOutbox outbox = new SqliteOutbox(look, new ManualClock(), new Json(), id -> -1)) {
            Set<String> open =
                    outbox.open().stream().map(e -> e.command().id().toString()).collect(Collectors.toSet());
            outbox.damaged().forEach(n -> wrong.add("damaged: " + n));
            ticked.stream().filter(k -> !open.contains(k)).forEach(k -> wrong.add("lost: " + k));
            over.stream().filter(open::contains).forEach(k -> wrong.add("given up and back: " + k));
            if (outbox.firstBrokenAuditLine() != 0) {
                wrong.add("the audit is broken at " + outbox.firstBrokenAuditLine());
            }
            // From now on it is known which way these went.
            ending.forEach(k -> (open.contains(k) ? ticked : over).add(k));
            ending.clear();
        }
        try (SqliteCache cache = new SqliteCache(look, new ManualClock(), new Json())) {
            look(cache.load(), wrong);
        }
        if (Files.exists(look.resolve("quarantine"))) {
            wrong.add("something was set aside");
        }
        return wrong;
    }

    /** All cases of the batch that the cursor names, and no other. */
    private void look(CityCache.Image image, List<String> wrong) {
        cursor = image.cursor().seq();
        List<Case> cases = image.changes().stream()
                .map(c -> ((Change.CaseChanged) c).value())
                .toList();
        long due = cursor == 0 ? 0 : WriteForEver.CASES;
        long right = cases.stream()
                .filter(c -> c.version() == cursor && c.title().equals("batch " + cursor))
                .count();
        if (right != due || cases.size() != due) {
            wrong.add("the cursor says " + cursor + ", of which there are " + right + " of " + cases.size());
        }
        filled += cases.isEmpty() ? 0 : 1;
    }

    /** From the file as it is, without what the store would do to it at its opening. */
    private List<String> alone(String file, String sql) throws StoreException {
        try (Db db = Db.open(look.resolve(file), CacheSchema.readerOptions(), Disk.REAL)) {
            return db.read("looking", d -> d.list(sql, r -> r.getString(1)));
        }
    }

    private void copy(java.util.function.Predicate<String> which) throws IOException {
        empty(look);
        try (Stream<Path> all = Files.list(dir)) {
            for (Path p :
                    all.filter(x -> which.test(x.getFileName().toString())).toList()) {
                Files.copy(p, look.resolve(p.getFileName()));
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(java.util.Comparator.reverseOrder())
                    .filter(x -> !x.equals(folder))
                    .toList()) {
                Files.delete(p);
            }
        }
    }
}
