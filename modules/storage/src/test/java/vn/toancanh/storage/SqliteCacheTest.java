package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.SourceHealth;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

class SqliteCacheTest {
    private static final Instant NOW = ManualClock.START;

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private final Json json = new Json();
    private final FaultyDisk disk = new FaultyDisk();
    private SqliteCache cache;

    private SqliteCache open() {
        close();
        cache = new SqliteCache(dir, clock, json, disk);
        return cache;
    }

    @AfterEach
    void close() {
        if (cache != null) {
            cache.close();
        }
    }

    private static ChangeBatch batch(long seq, Change... changes) {
        return new ChangeBatch(new Cursor("e1", seq), List.of(changes));
    }

    private static List<Case> cases(CityCache.Image image) {
        return image.changes().stream()
                .filter(Change.CaseChanged.class::isInstance)
                .map(c -> ((Change.CaseChanged) c).value())
                .toList();
    }

    private void sql(String sql) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("cache.db"));
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    @Test
    void anEmptyCacheKnowsNothing() throws Exception {
        CityCache.Image image = open().load();
        assertThat(image.cursor()).isEqualTo(Cursor.NONE);
        assertThat(image.lastWord()).isNull();
        assertThat(image.catalogue()).isNull();
        assertThat(image.changes()).isEmpty();
    }

    @Test
    void everythingComesBackAfterARestart() throws Exception {
        Catalogue pack = Catalogue.EMPTY;
        List<Change> all = List.of(
                City.changed("1", "Ngập đường Phan Chu Trinh", 3),
                new Change.CameraChanged(new CameraHealth("cam-1", CameraHealth.Health.SLOW, NOW, NOW)),
                new Change.IndicatorChanged(new IndicatorValue("open", 12.0, List.of(1.0, 2.5), NOW)),
                new Change.SourceChanged(
                        new SourceHealth("scada", new LocalText("Cấp nước", "Water"), true, null, NOW)),
                new Change.WallChanged(new WallState("main", "flood", "calm", null, "Quốc Bảo", NOW, 7)));
        open().load();
        cache.apply(new ChangeBatch(new Cursor("e1", 9), all), NOW);
        cache.saveCatalogue(pack, "\"v1\"");

        CityCache.Image image = open().load();
        assertThat(image.changes()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(image.cursor()).isEqualTo(new Cursor("e1", 9));
        assertThat(image.lastWord()).isEqualTo(NOW);
        assertThat(image.catalogue()).isEqualTo(pack);
        assertThat(image.etag()).isEqualTo("\"v1\"");
    }

    @Test
    void theWorkingSetIsWhatIsOpenOrWasClosedWithinADay() throws Exception {
        Instant old = NOW.minus(Duration.ofDays(3));
        Case open = City.at("open", "a", 1, old, CaseState.IN_PROGRESS);
        Case justClosed = City.at("just", "b", 1, NOW.minus(Duration.ofHours(2)), CaseState.CLOSED);
        Case longClosed = City.at("long", "c", 1, old, CaseState.CLOSED);
        open().apply(
                        batch(
                                1,
                                new Change.CaseChanged(open),
                                new Change.CaseChanged(justClosed),
                                new Change.CaseChanged(longClosed)),
                        NOW);

        assertThat(cases(open().load())).containsExactlyInAnyOrder(open, justClosed);
        assertThat(cache.search("PA-long", CaseScope.CLOSED, 10)).containsExactly(longClosed);
    }

    @Test
    void repeatedAndOlderVersionsChangeNothing() throws Exception {
        open().apply(batch(1, City.changed("1", "bản hai", 2)), NOW);
        cache.apply(batch(2, City.changed("1", "bản hai", 2)), NOW);
        cache.apply(batch(3, City.changed("1", "bản một", 1)), NOW);
        cache.apply(batch(4, City.changed("1", "khác mà cùng số", 2)), NOW);

        assertThat(cases(open().load())).containsExactly(City.incident("1", "bản hai", 2));
        assertThat(cache.search("bản một", CaseScope.OPEN, 10)).isEmpty();
        assertThat(cache.confirmedVersion("1")).isEqualTo(2);
        assertThat(cache.confirmedVersion("nobody")).isEqualTo(-1);

        cache.apply(batch(5, City.changed("1", "bản ba", 3), City.changed("1", "bản hai", 2)), NOW);
        assertThat(cases(open().load())).containsExactly(City.incident("1", "bản ba", 3));
        assertThat(cache.search("hai", CaseScope.OPEN, 10)).isEmpty();
        assertThat(cache.search("ba", CaseScope.OPEN, 10)).hasSize(1);
    }

    @Test
    void aTombstoneHoldsAgainstOlderWordsAndYieldsToNewerOnes() throws Exception {
        open().apply(batch(1, City.changed("1", "Ngập", 2), City.changed("2", "Cháy", 2)), NOW);
        cache.apply(batch(2, new Change.CaseRemoved("1", 2), new Change.CaseRemoved("3", 5)), NOW);
        assertThat(cases(open().load())).extracting(Case::id).containsExactly("2");
        assertThat(cache.search("ngap", CaseScope.OPEN, 10)).isEmpty();
        assertThat(cache.confirmedVersion("1")).isEqualTo(2);

        cache.apply(batch(3, City.changed("1", "Ngập", 1), City.changed("3", "Đổ cây", 4)), NOW);
        assertThat(cases(open().load())).extracting(Case::id).containsExactly("2");

        cache.apply(batch(4, City.changed("1", "Ngập", 3)), NOW);
        assertThat(cases(open().load())).extracting(Case::id).containsExactlyInAnyOrder("1", "2");
        assertThat(cache.search("ngap", CaseScope.OPEN, 10)).hasSize(1);

        cache.apply(batch(5, new Change.CaseRemoved("2", 1)), NOW);
        assertThat(cases(open().load())).extracting(Case::id).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void anItemOfAnEarlierTimeDoesNotReplaceALaterOne() throws Exception {
        var late = new Change.CameraChanged(new CameraHealth("cam", CameraHealth.Health.OK, null, NOW));
        var early =
                new Change.CameraChanged(new CameraHealth("cam", CameraHealth.Health.LOST, null, NOW.minusNanos(1)));
        open().apply(batch(1, late), NOW);
        cache.apply(batch(2, early), NOW);
        assertThat(open().load().changes()).containsExactly(late);
    }

    @Test
    void rowsAndCursorAreWrittenTogetherOrNotAtAll() throws Exception {
        open().apply(batch(1, City.changed("1", "một", 1)), NOW);
        CityCache.Image before = open().load();
        int failures = 0;
        for (int n = 1; ; n++) {
            disk.breakAfter(n, StoreException.Kind.FULL);
            try {
                cache.apply(batch(2, City.changed("1", "hai", 2), City.changed("2", "mới", 1)), NOW.plusSeconds(9));
                break;
            } catch (StoreException e) {
                failures++;
                disk.repair();
                assertThat(open().load()).isEqualTo(before);
            }
        }
        disk.repair();
        assertThat(failures).isEqualTo(8); // two rows, two index entries, tally, cursor, last word, commit
        CityCache.Image after = open().load();
        assertThat(after.cursor().seq()).isEqualTo(2);
        assertThat(cases(after)).extracting(Case::title).containsExactlyInAnyOrder("hai", "mới");
    }

    @Test
    void whatCouldNotBeWrittenGoesWithTheNextBatch() throws Exception {
        open().load();
        cache.apply(batch(1, City.changed("1", "một", 1)), NOW);
        disk.breakAt(Disk.Step.COMMIT, StoreException.Kind.FULL);
        for (int i = 2; i < 5; i++) {
            int n = i;
            assertThatThrownBy(() -> cache.apply(batch(n, City.changed("" + n, "số " + n, 1)), NOW))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL));
        }
        assertThat(cache.search("số", CaseScope.OPEN, 10)).isEmpty();
        disk.repair();
        cache.apply(batch(5, City.changed("2", "số hai", 2)), NOW);

        CityCache.Image image = open().load();
        assertThat(image.cursor().seq()).isEqualTo(5);
        assertThat(cases(image)).extracting(Case::title).containsExactlyInAnyOrder("một", "số hai", "số 3", "số 4");
    }

    @Test
    void theCursorNeverStandsBeyondARowThatIsNotThere() throws Exception {
        open().load();
        disk.breakAt(Disk.Step.WRITE, StoreException.Kind.FULL);
        assertThatThrownBy(() -> cache.apply(batch(1, City.changed("1", "một", 1)), NOW))
                .isInstanceOf(StoreException.class);
        disk.repair();
        cache.apply(batch(2, City.changed("2", "hai", 1)), NOW);

        CityCache.Image image = open().load();
        assertThat(image.cursor().seq()).isEqualTo(2);
        assertThat(cases(image)).extracting(Case::id).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void whatIsTooMuchToBeHeldKeepsTheCursorWhereItWas() throws Exception {
        open().load();
        cache.apply(batch(1, City.changed("0", "không", 1)), NOW);
        disk.breakAt(Disk.Step.WRITE, StoreException.Kind.FULL);
        Change[] many = new Change[SqliteCache.MAX_HELD + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Change.CaseRemoved("gone" + i, 1);
        }
        assertThatThrownBy(() -> cache.apply(batch(2, many), NOW)).isInstanceOf(StoreException.class);
        disk.repair();
        cache.apply(batch(3, City.changed("3", "ba", 1)), NOW);

        CityCache.Image image = open().load();
        assertThat(image.cursor().seq()).isEqualTo(1);
        assertThat(cases(image)).extracting(Case::id).contains("3");
    }

    @Test
    void aRowThatCannotBeReadIsLeftOutAndTheCityIsAskedForAll() throws Exception {
        open().apply(batch(4, City.changed("1", "một", 1), City.changed("2", "hai", 1)), NOW);
        close();
        sql("UPDATE case_row SET packed='{' WHERE id='1'");
        CityCache.Image image = open().load();
        assertThat(cases(image)).extracting(Case::id).containsExactly("2");
        assertThat(image.cursor()).isEqualTo(Cursor.NONE);
        assertThat(image.lastWord()).isEqualTo(NOW);
    }

    @Test
    @Fault(68)
    void aBrokenCacheIsSetAsideAndTheOutboxIsNotTouched() throws Exception {
        try (SqliteOutbox outbox = new SqliteOutbox(dir, clock, json, id -> -1)) {
            outbox.append(City.note("1", "giữ lại"));
        }
        open().apply(batch(1, City.changed("1", "một", 1)), NOW);
        close();
        byte[] acts = Files.readAllBytes(dir.resolve("outbox.db"));
        byte[] bytes = Files.readAllBytes(dir.resolve("cache.db"));
        Arrays.fill(bytes, 100, bytes.length, (byte) 0x77);
        Files.write(dir.resolve("cache.db"), bytes);

        CityCache.Image image = open().load();
        assertThat(image.changes()).isEmpty();
        assertThat(image.cursor()).isEqualTo(Cursor.NONE);
        assertThat(dir.resolve("quarantine")).isDirectoryContaining("glob:**cache.db");
        assertThat(Files.readAllBytes(dir.resolve("outbox.db"))).isEqualTo(acts);

        cache.apply(batch(2, City.changed("2", "hai", 1)), NOW);
        assertThat(cases(open().load())).hasSize(1);
    }

    @Test
    @Fault(68)
    void noDatabaseAtAllAndAnotherVersionAreSetAsideToo() throws Exception {
        Files.writeString(dir.resolve("cache.db"), "<html>Service unavailable</html>".repeat(300));
        assertThat(open().load().changes()).isEmpty();
        cache.apply(batch(1, City.changed("1", "một", 1)), NOW);
        close();
        sql("PRAGMA user_version=7");
        assertThat(open().load().changes()).isEmpty();
        close();
        sql("PRAGMA application_id=1");
        assertThat(open().load().changes()).isEmpty();
        try (var list = Files.list(dir.resolve("quarantine"))) {
            assertThat(list.filter(p -> p.toString().endsWith(".db"))).hasSize(3);
        }
    }

    @Test
    void aCacheThatBreaksWhileRunningIsSetAsideAndItsCursorStaysUntilASnapshot() throws Exception {
        open().load();
        cache.apply(batch(1, City.changed("1", "một", 1)), NOW);
        disk.breakAt(Disk.Step.COMMIT, StoreException.Kind.CORRUPT);
        assertThatThrownBy(() -> cache.apply(batch(2, City.changed("2", "hai", 1)), NOW))
                .isInstanceOf(StoreException.class);
        disk.repair();
        cache.apply(batch(3, City.changed("3", "ba", 1)), NOW);

        CityCache.Image image = open().load();
        assertThat(cases(image)).extracting(Case::id).containsExactlyInAnyOrder("2", "3");
        assertThat(image.cursor()).isEqualTo(Cursor.NONE);
    }

    @Test
    void absurdTimesAreKept() throws Exception {
        Case far = City.at("far", "Xa", 1, Instant.parse("2999-01-01T00:00:00Z"), CaseState.NEW);
        Case past = City.at("past", "Xưa", 1, Instant.parse("1900-01-02T00:00:00Z"), CaseState.NEW);
        open().apply(batch(1, new Change.CaseChanged(far), new Change.CaseChanged(past)), NOW);
        assertThat(cases(open().load())).containsExactlyInAnyOrder(far, past);
    }

    @Test
    void aBatchOfTenThousandOfOneMillisecondIsWritten() throws Exception {
        List<Change> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(City.changed("c" + i, "Ổ gà số " + i, 1));
        }
        open().apply(new ChangeBatch(new Cursor("e1", 10_000), all), NOW);
        assertThat(open().load().changes()).hasSize(10_000);
        assertThat(cache.search("9999", CaseScope.OPEN, 5))
                .singleElement()
                .extracting(Case::id)
                .isEqualTo("c9999");
    }
}
