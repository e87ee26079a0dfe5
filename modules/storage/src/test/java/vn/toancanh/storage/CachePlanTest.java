package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/**
 * How the queries of the console walk a file of 20,000 cases: by which index, and that they sort no more than the keys of a
 * box. The times over a million rows are printed by {@code installer/bench store}.
 */
class CachePlanTest {
    private static final int CASES = 20_000;
    private static final int BATCH = 2_000;

    @TempDir
    static Path dir;

    @BeforeAll
    static void build() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        try (SqliteCache cache = new SqliteCache(dir, new ManualClock(), new Json())) {
            for (int n = 0; n < CASES; n += BATCH) {
                List<Change> batch = new ArrayList<>();
                for (int i = n; i < n + BATCH; i++) {
                    Instant at = ManualClock.START.minusSeconds(60L * i);
                    batch.add(new Change.CaseChanged(
                            City.at("c" + i, "Ngập số " + i, 1, at, i % 20 == 0 ? CaseState.NEW : CaseState.CLOSED)
                                    .with()
                                    .place(new Place(
                                            "Lê Duẩn",
                                            "w" + i % 50,
                                            new GeoPoint(12.6 + random.nextDouble(0.2), 108 + random.nextDouble(0.2))))
                                    .priority(Priority.of(1 + i % 4))
                                    .build()));
                }
                cache.apply(new ChangeBatch(new Cursor("e", n), batch), ManualClock.START);
            }
        }
    }

    private static String plan(String sql, Object... args) throws Exception {
        try (Db db = Db.open(dir.resolve(CacheSchema.FILE), CacheSchema.readerOptions(), Disk.REAL)) {
            return db.read(
                    "explaining",
                    d -> String.join("\n", d.list("EXPLAIN QUERY PLAN " + sql, r -> r.getString(4), args)));
        }
    }

    @Test
    void pagesOfOpenCasesWalkTheIndexOfUrgencyFromTheirKeyOn() throws Exception {
        assertThat(plan(CachePages.sql(CaseScope.OPEN, false), 99L, 100))
                .contains("SEARCH case_row USING INDEX case_open (urgency>?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(CachePages.sql(CaseScope.OPEN, true), 99L, "w1", 100))
                .contains("USING INDEX case_open")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void pagesOfClosedCasesWalkTheRowsOrTheWardFromTheirKeyOn() throws Exception {
        assertThat(plan(CachePages.sql(CaseScope.CLOSED, false), 99L, 100))
                .contains("SEARCH case_row USING INTEGER PRIMARY KEY (rowid<?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(CachePages.sql(CaseScope.CLOSED, true), 99L, "w1", 100))
                .contains("USING INDEX case_over_ward (ward=? AND rowid<?)")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void aBoxIsLookedUpInTheTreeAndOnlyItsKeysAreSorted() throws Exception {
        for (CaseScope scope : CaseScope.values()) {
            // The four letters and digits are the four edges that the tree itself compares.
            assertThat(plan(CachePages.boxSql(scope), 108.0, 108.1, 12.6, 12.7, 0L, 100))
                    .containsPattern("SCAN " + CacheIndex.places(scope) + " VIRTUAL TABLE INDEX 2:(\\w\\d){4}")
                    .contains("SEARCH case_row USING INTEGER PRIMARY KEY (rowid=?)")
                    .containsOnlyOnce("TEMP B-TREE");
        }
    }

    @Test
    void theNewestOfACrowdedBoxAreMetByWalkingBackAndSortingNothing() throws Exception {
        assertThat(plan(CachePages.CROWDED, 108.0, 108.1, 12.6, 12.7, 99L, 99L, 10, 100))
                .contains("SEARCH case_row USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void aSearchWalksItsHalfInOrderAndSortsNothing() throws Exception {
        for (CaseScope scope : CaseScope.values()) {
            assertThat(plan(CacheSearch.sql(scope), "folded : (ngap)", 100))
                    .contains("SCAN " + CacheIndex.words(scope) + " VIRTUAL TABLE INDEX")
                    .contains("SEARCH case_row USING INTEGER PRIMARY KEY (rowid=?)")
                    .doesNotContain("TEMP B-TREE");
        }
    }
}
