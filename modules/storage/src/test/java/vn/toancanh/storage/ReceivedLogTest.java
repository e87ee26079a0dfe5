package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.storage.ReceivedLog.Kind;
import vn.toancanh.storage.ReceivedLog.Received;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** What the city said is kept by day beside the cache, within a budget, and never at its cost. */
class ReceivedLogTest {
    private static final LocalDate TODAY =
            ManualClock.START.atOffset(ZoneOffset.UTC).toLocalDate();

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private final Json json = new Json();
    private final FaultyDisk cacheDisk = new FaultyDisk();
    private final FaultyDisk logDisk = new FaultyDisk();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private long budget = 1 << 20;
    private ReceivedLog log;
    private CityCache cache;
    private long seq;

    private void open() throws StoreException {
        close();
        log = new ReceivedLog(dir, budget, json, (delay, task) -> tasks.add(task), logDisk);
        cache = new RecordedCache(new SqliteCache(dir, clock, json, cacheDisk), log, clock);
        cache.load();
    }

    @AfterEach
    void close() {
        if (cache != null) {
            cache.close();
        }
    }

    private Change apply(String title) throws StoreException {
        Change c = City.changed("c" + ++seq, title, 1);
        cache.apply(new ChangeBatch(new Cursor("e1", seq), List.of(c)), clock.instant());
        return c;
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private List<Received> read(LocalDate day) throws Exception {
        List<Received> out = new ArrayList<>();
        log.read(day, out::add);
        return out;
    }

    private Path file(LocalDate day) {
        return dir.resolve("received").resolve(day + ".log");
    }

    @Test
    void batchesComeBackInTheirOrderWithTimeAndPlaceInTheCitysLog() throws Exception {
        open();
        Change a = apply("một");
        clock.advance(Duration.ofSeconds(3));
        Change b = apply("hai");
        assertThat(file(TODAY)).as("nothing is written on the caller's thread").doesNotExist();
        run();
        assertThat(read(TODAY))
                .containsExactly(
                        new Received(ManualClock.START, Kind.BATCH, "e1:1", false, List.of(a)),
                        new Received(ManualClock.START.plusSeconds(3), Kind.BATCH, "e1:2", false, List.of(b)));
    }

    @Test
    void aDayGoesOnAfterARestartAndTheNextOneHasAFileOfItsOwn() throws Exception {
        open();
        apply("một");
        open(); // closing writes what waits
        apply("hai");
        clock.advance(Duration.ofDays(1));
        apply("ba");
        close();
        assertThat(log.days()).containsExactly(TODAY, TODAY.plusDays(1));
        assertThat(read(TODAY)).extracting(Received::cursor).containsExactly("e1:1", "e1:2");
        assertThat(read(TODAY.plusDays(1))).extracting(Received::cursor).containsExactly("e1:3");
    }

    @Test
    void aTornEndIsCutOffAndTheRecordGoesOnAfterIt() throws Exception {
        open();
        apply("một");
        apply("hai");
        close();
        byte[] whole = Files.readAllBytes(file(TODAY));
        for (int cut = 1; cut < 40; cut += 6) {
            seq = 2;
            Files.write(file(TODAY), java.util.Arrays.copyOf(whole, whole.length - cut));
            open();
            apply("ba");
            close();
            assertThat(read(TODAY)).extracting(Received::cursor).containsExactly("e1:1", "e1:3");
        }
        whole[whole.length - 1] ^= 1;
        Files.write(file(TODAY), whole);
        assertThat(read(TODAY)).as("a rotten frame is not handed over").hasSize(1);
        Files.write(file(TODAY), new byte[] {127, 0, 0, 0, 1, 2, 3, 4, 5}, StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(read(TODAY)).isEmpty();
    }

    @Test
    void theOldestDaysGoBeyondTheBudgetAndADayThatIsTooLargeEndsEarly() throws Exception {
        budget = 6_000;
        open();
        for (int day = 0; day < 6; day++) {
            for (int i = 0; i < 5; i++) {
                apply("Ngập " + seq);
            }
            run();
            clock.advance(Duration.ofDays(1));
        }
        List<LocalDate> days = log.days();
        assertThat(days).endsWith(TODAY.plusDays(5)).hasSizeBetween(2, 4);
        assertThat(size()).isBetween(budget / 2, budget);
        for (LocalDate d : days) {
            assertThat(read(d)).hasSize(5);
        }

        for (int i = 0; i < 100; i++) {
            apply("Ngập " + seq);
        }
        run();
        assertThat(log.days()).containsExactly(TODAY.plusDays(6));
        assertThat(size()).isBetween(budget / 2, budget);
        clock.advance(Duration.ofDays(1));
        apply("mai");
        run();
        assertThat(log.days()).containsExactly(TODAY.plusDays(7));
        assertThat(read(TODAY.plusDays(7))).singleElement().matches(Received::missing, "says that some are missing");
    }

    private long size() throws Exception {
        long n = 0;
        for (LocalDate d : log.days()) {
            n += Files.size(file(d));
        }
        return n;
    }

    @Test
    void aRecordThatCannotBeWrittenNeverHarmsTheCacheAndSaysLaterThatSomeIsMissing() throws Exception {
        open();
        apply("một");
        run();
        for (Disk.Step step : List.of(Disk.Step.WRITE, Disk.Step.OPEN)) {
            logDisk.breakAt(step, StoreException.Kind.FULL);
            apply("lỡ");
            assertThatCode(this::run).doesNotThrowAnyException();
        }
        logDisk.repair();
        apply("bốn");
        run();
        assertThat(cache.load().changes()).as("the cache has all").hasSize(4);
        assertThat(cache.load().cursor().seq()).isEqualTo(4);
        assertThat(read(TODAY)).extracting(Received::cursor).containsExactly("e1:1", "e1:4");
        assertThat(read(TODAY)).extracting(Received::missing).containsExactly(false, true);
    }

    @Test
    void aFolderThatCannotBeMadeAndAConsoleThatEndsNeverHarmTheCache() throws Exception {
        Files.writeString(dir.resolve("received"), "in the way");
        open();
        apply("một");
        run();
        assertThat(cache.load().changes()).hasSize(1);
        cache.close();
        cache = new RecordedCache(
                new SqliteCache(dir, clock, json),
                new ReceivedLog(
                        dir,
                        budget,
                        json,
                        (delay, task) -> {
                            throw new RejectedExecutionException();
                        },
                        logDisk),
                clock);
        apply("hai");
        assertThat(cache.load().changes()).hasSize(2);
    }

    @Test
    void whatTheCacheCouldNotTakeIsInTheRecordOnceItHasIt() throws Exception {
        open();
        cacheDisk.breakAt(Disk.Step.COMMIT, StoreException.Kind.FULL);
        assertThatThrownBy(() -> apply("một")).isInstanceOf(StoreException.class);
        run();
        assertThat(log.days()).isEmpty();
    }

    @Test
    void aDiskThatHangsHoldsBackABoundedNumberAndTheGapIsMarked() throws Exception {
        open();
        List<Change> some = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            some.add(new Change.CaseRemoved("gone" + i, 1));
        }
        for (int i = 1; i <= 4; i++) {
            cache.apply(new ChangeBatch(new Cursor("e1", i), some), clock.instant());
        }
        run();
        apply("sau");
        run();
        List<Received> all = read(TODAY);
        assertThat(all.stream().mapToInt(r -> r.changes().size()).sum()).isEqualTo(18_001);
        assertThat(all).extracting(Received::cursor).contains("e1:1", "e1:2").doesNotContain("e1:3", "e1:4");
        assertThat(all.get(all.size() - 1).missing()).isTrue();
        assertThat(all.subList(0, all.size() - 1)).noneMatch(Received::missing);
    }

    @Test
    void aSnapshotIsThereInPartsAndOnlyItsEndMakesItWhole() throws Exception {
        open();
        Change a = City.changed("a", "một", 1);
        Change b = City.changed("b", "hai", 1);
        try (CityCache.Rebuild half = cache.rebuild()) {
            half.add(List.of(a));
        }
        try (CityCache.Rebuild whole = cache.rebuild()) {
            whole.add(List.of(a));
            whole.add(List.of(b));
            whole.commit(new Cursor("e2", 7), clock.instant());
        }
        run();
        assertThat(read(TODAY))
                .extracting(Received::kind)
                .containsExactly(Kind.SNAPSHOT, Kind.SNAPSHOT, Kind.SNAPSHOT, Kind.SNAPSHOT_END);
        assertThat(read(TODAY).get(3).cursor()).isEqualTo("e2:7");
        assertThat(cache.load().changes()).containsExactlyInAnyOrder(a, b);
    }

    @Test
    void whatIsTooLargeForOneFrameIsKeptInSeveral() throws Exception {
        open();
        List<Change> large = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Case c = City.incident("l" + i, "Dài", 1)
                    .with()
                    .text("x".repeat(200_000) + i)
                    .build();
            large.add(new Change.CaseChanged(c));
        }
        cache.apply(new ChangeBatch(new Cursor("e1", 1), large), clock.instant());
        run();
        assertThat(read(TODAY)).hasSizeGreaterThan(1).noneMatch(Received::missing);
        assertThat(read(TODAY).stream().flatMap(r -> r.changes().stream())).containsExactlyElementsOf(large);
    }
}
