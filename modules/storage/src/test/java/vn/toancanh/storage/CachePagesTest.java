package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.GeoBox;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.CaseFilter;
import vn.toancanh.core.port.CasePage;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CaseTally;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** Pages, boxes, both halves of the search and the tally, against a plain list of the same cases. */
class CachePagesTest {
    private static final Instant NOW = ManualClock.START;
    private static final GeoBox CENTRE = new GeoBox(107.9995, 12.6395, 108.0805, 12.7205);

    @TempDir
    Path dir;

    private final FaultyDisk disk = new FaultyDisk();
    private CityCache cache;
    private final Map<String, Case> model = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom(4);
    private long seq;

    @BeforeEach
    void open() {
        cache = new SqliteCache(dir, new ManualClock(), new Json(), disk);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private void apply(Change... changes) throws StoreException {
        cache.apply(new ChangeBatch(new Cursor("e", ++seq), List.of(changes)), NOW);
    }

    private Case some(int n, long version) {
        GeoPoint at = random.nextInt(5) == 0
                ? null
                : new GeoPoint(12.60 + random.nextInt(160) / 1_000.0, 107.96 + random.nextInt(160) / 1_000.0);
        String ward = random.nextInt(7) == 0 ? null : "w" + random.nextInt(4);
        CaseState[] states = CaseState.values();
        CaseState state = states[random.nextInt(states.length - 1)]; // UNKNOWN is never on the wire
        return City.at("c" + n, "Ngập số " + n, version, NOW.minusSeconds(n), state)
                .with()
                .place(new Place("Lê Duẩn", ward, at))
                .priority(Priority.of(1 + random.nextInt(4)))
                .build();
    }

    /** 600 cases that have changed state, priority, ward and point, were removed and came back. */
    private void aCityThatHasLived() throws StoreException {
        for (long version = 1; version <= 6; version++) {
            List<Change> batch = new ArrayList<>();
            for (int n = 0; n < 600; n++) {
                if (version > 1 && random.nextInt(3) > 0) {
                    continue;
                }
                Case c = some(n, version);
                if (version > 1 && random.nextInt(8) == 0) {
                    batch.add(new Change.CaseRemoved(c.id(), version));
                    model.remove(c.id());
                } else {
                    batch.add(new Change.CaseChanged(c));
                    model.put(c.id(), c);
                }
            }
            apply(batch.toArray(Change[]::new));
        }
    }

    private List<Case> expected(CaseFilter filter) {
        Comparator<Case> oldest = Comparator.comparing(Case::receivedAt);
        return model.values().stream()
                .filter(filter::matches)
                .sorted(
                        filter.scope() == CaseScope.OPEN
                                ? Comparator.comparing(Case::priority).thenComparing(oldest)
                                : oldest.reversed())
                .toList();
    }

    private List<Case> paged(CaseFilter filter, int size) throws StoreException {
        List<Case> out = new ArrayList<>();
        Long after = null;
        do {
            CasePage page = cache.page(filter, after, size);
            assertThat(page.cases()).hasSizeBetween(1, size);
            out.addAll(page.cases());
            after = page.next();
        } while (after != null);
        return out;
    }

    private Map<String, Map<CaseState, Long>> counted() {
        return model.values().stream()
                .collect(Collectors.groupingBy(
                        c -> Objects.requireNonNullElse(c.place().wardId(), ""),
                        Collectors.groupingBy(Case::state, Collectors.counting())));
    }

    @ParameterizedTest
    @EnumSource(CaseScope.class)
    void pagesHaveEveryCaseOnceInTheOrderOfTheHalf(CaseScope scope) throws Exception {
        aCityThatHasLived();
        checkPages(scope);
    }

    @ParameterizedTest
    @EnumSource(CaseScope.class)
    void aProfileThatCannotBeWrittenPagesAlike(CaseScope scope) throws Exception {
        cache.close();
        cache = new MemoryCache(null);
        aCityThatHasLived();
        checkPages(scope);
        assertThat(cache.tally().byWard()).isEqualTo(counted());
    }

    private void checkPages(CaseScope scope) throws StoreException {
        for (CaseFilter filter :
                List.of(CaseFilter.all(scope), CaseFilter.inWard(scope, "w2"), CaseFilter.within(scope, CENTRE))) {
            List<Case> all = expected(filter);
            assertThat(all).as("the fixture").hasSizeGreaterThan(10);
            assertThat(paged(filter, 7)).containsExactlyElementsOf(all);
            assertThat(paged(filter, all.size())).containsExactlyElementsOf(all);
        }
        CasePage nothing = new CasePage(List.of(), null);
        assertThat(cache.page(CaseFilter.inWard(scope, "nowhere"), null, 5)).isEqualTo(nothing);
        assertThat(cache.page(CaseFilter.within(scope, new GeoBox(0, 0, 1, 1)), null, 5))
                .isEqualTo(nothing);
    }

    @Test
    void aBoxIsReadToItsEndHoweverMuchHasHappenedSinceElsewhere() throws Exception {
        List<Change> batch = new ArrayList<>();
        for (int n = 0; n < CachePages.WALKED + 200; n++) {
            boolean inside = n < 6 || n > CachePages.WALKED + 100;
            Case c = City.at("c" + n, "Ngập", 1, NOW.minusSeconds(n), CaseState.CLOSED)
                    .with()
                    .place(new Place("Chợ", "w1", new GeoPoint(12.68, inside ? 108.04 : 108.20)))
                    .build();
            batch.add(new Change.CaseChanged(c));
            model.put(c.id(), c);
        }
        apply(batch.toArray(Change[]::new));
        CaseFilter box = CaseFilter.within(CaseScope.CLOSED, CENTRE);
        for (int size : List.of(3, 5, 8, 500)) { // full by walking, full by the tree, and across both
            assertThat(paged(box, size))
                    .containsExactlyElementsOf(expected(box))
                    .hasSize(105);
        }
    }

    @Test
    void whatComesBetweenTwoPagesNeitherRepeatsNorHidesARow() throws Exception {
        aCityThatHasLived();
        CaseFilter filter = CaseFilter.all(CaseScope.CLOSED);
        List<Case> before = expected(filter);
        CasePage first = cache.page(filter, null, 10);
        apply(new Change.CaseChanged(City.at("newest", "Mới", 1, NOW.plusSeconds(9), CaseState.CLOSED)));
        assertThat(cache.page(filter, first.next(), 10).cases()).containsExactlyElementsOf(before.subList(10, 20));
    }

    @Test
    void theTallyIsWhatCountingWouldGiveAfterEveryKindOfChange() throws Exception {
        assertThat(cache.tally().byWard()).isEmpty();
        aCityThatHasLived();
        CaseTally tally = cache.tally();
        assertThat(tally.byWard()).isEqualTo(counted());
        for (CaseScope scope : CaseScope.values()) {
            assertThat(tally.count("w1", scope))
                    .isEqualTo(expected(CaseFilter.inWard(scope, "w1")).size());
        }
        assertThat(tally.count("nowhere", CaseScope.OPEN)).isZero();
    }

    @Test
    void whatLeavesTheCacheLeavesAllItsIndexes() throws Exception {
        aCityThatHasLived();
        ((SqliteCache) cache).evict(0, c -> c.id().endsWith("7"));
        model.values().removeIf(c -> CaseScope.of(c) == CaseScope.CLOSED && !c.id().endsWith("7"));
        assertThat(cache.tally().byWard()).isEqualTo(counted());
        for (CaseScope scope : CaseScope.values()) {
            CaseFilter box = CaseFilter.within(scope, new GeoBox(107, 12, 109, 13));
            assertThat(paged(box, 50)).containsExactlyElementsOf(expected(box));
            assertThat(cache.search("ngập", scope, 1_000)).containsExactlyElementsOf(expected(CaseFilter.all(scope)));
        }
    }

    @Test
    void aBatchThatFailsChangesNeitherTallyNorIndexes() throws Exception {
        aCityThatHasLived();
        CaseFilter box = CaseFilter.within(CaseScope.OPEN, CENTRE);
        List<Case> before = expected(box);
        Case inside = some(9_000, 1)
                .with()
                .state(CaseState.NEW)
                .place(new Place("Chợ", "w1", new GeoPoint(12.68, 108.04)))
                .build();
        for (int n = 1; n <= 4; n++) { // row, words, place, tally
            disk.breakAfter(n, StoreException.Kind.FULL);
            assertThatThrownBy(() -> apply(new Change.CaseChanged(inside))).isInstanceOf(StoreException.class);
            disk.repair();
            assertThat(cache.tally().byWard()).isEqualTo(counted());
            assertThat(paged(box, 500)).containsExactlyElementsOf(before);
        }
        model.put(inside.id(), inside);
        apply(new Change.CaseChanged(inside));
        assertThat(cache.tally().byWard()).isEqualTo(counted());
        assertThat(paged(box, 500)).containsExactlyElementsOf(expected(box)).contains(inside);
    }

    @Test
    void openCasesAreFoundByUrgencyAndClosedOnesNeverHideThem() throws Exception {
        List<Change> all = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            all.add(new Change.CaseChanged(City.at("over" + n, "Ngập đường", 1, NOW, CaseState.CLOSED)));
        }
        Case late = City.at("late", "Ngập đường", 1, NOW, CaseState.NEW);
        Case waiting = City.at("waiting", "Ngập đường", 1, NOW.minus(Duration.ofDays(2)), CaseState.NEW);
        Case urgent = City.at("urgent", "Ngập đường", 1, NOW, CaseState.NEW)
                .with()
                .priority(Priority.P1)
                .build();
        for (Case c : List.of(late, waiting, urgent)) {
            all.add(new Change.CaseChanged(c));
        }
        apply(all.toArray(Change[]::new));

        assertThat(cache.search("ngập đường", CaseScope.OPEN, 10)).containsExactly(urgent, waiting, late);
        assertThat(cache.search("ngap duong", CaseScope.OPEN, 2)).containsExactly(urgent, waiting);
        assertThat(cache.search("ngap duong", CaseScope.CLOSED, 100)).hasSize(50);

        Case over = late.with().state(CaseState.CLOSED).version(2).build();
        Case raised = waiting.with().priority(Priority.P1).version(2).build();
        apply(new Change.CaseChanged(over), new Change.CaseChanged(raised));
        assertThat(cache.search("ngập đường", CaseScope.OPEN, 10)).containsExactly(raised, urgent);
        assertThat(cache.search("ngập đường", CaseScope.CLOSED, 100))
                .hasSize(51)
                .contains(over);

        Case again = over.with().state(CaseState.REOPENED).version(3).build();
        apply(new Change.CaseChanged(again));
        assertThat(cache.search("ngập đường", CaseScope.OPEN, 10)).containsExactly(raised, urgent, again);
        assertThat(cache.search("ngập đường", CaseScope.CLOSED, 100)).hasSize(50);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> cache.page(CaseFilter.all(CaseScope.OPEN), null, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CaseFilter(CaseScope.OPEN, "w", CENTRE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
