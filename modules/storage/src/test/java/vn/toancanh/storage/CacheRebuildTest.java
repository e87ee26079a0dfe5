package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.port.CaseScope;
import vn.toancanh.core.port.CityCache;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

class CacheRebuildTest {
    private static final Instant NOW = ManualClock.START;
    private static final Cursor OLD = new Cursor("e1", 5);
    private static final Cursor NEW = new Cursor("e2", 1);

    @TempDir
    Path dir;

    private final FaultyDisk disk = new FaultyDisk();
    private SqliteCache cache;

    @BeforeEach
    void open() throws Exception {
        cache = fresh();
        cache.load();
        cache.apply(new ChangeBatch(OLD, List.of(City.changed("old", "Cũ", 1))), NOW);
        cache.saveCatalogue(Catalogue.EMPTY, "tag");
    }

    @AfterEach
    void close() {
        cache.close();
    }

    private SqliteCache fresh() {
        return new SqliteCache(dir, new ManualClock(), new Json(), disk);
    }

    private CityCache.Image reopened() throws StoreException {
        cache.close();
        cache = fresh();
        return cache.load();
    }

    private static List<String> ids(CityCache.Image image) {
        return image.changes().stream().map(c -> c.key()).toList();
    }

    @Test
    void theOldCopyStaysReadableUntilTheNewOneTakesItsPlace() throws Exception {
        try (CityCache.Rebuild rebuild = cache.rebuild()) {
            rebuild.add(List.of(City.changed("a", "Mới", 1)));
            assertThat(cache.search("cu", CaseScope.OPEN, 5))
                    .extracting(Case::id)
                    .containsExactly("old");
            assertThat(cache.search("moi", CaseScope.OPEN, 5)).isEmpty();
            rebuild.add(List.of(City.changed("b", "Mới nữa", 1), City.changed("a", "Mới hơn", 2)));
            rebuild.commit(NEW, NOW.plusSeconds(1));
        }
        assertThat(cache.search("cu", CaseScope.OPEN, 5)).isEmpty();
        assertThat(cache.search("moi", CaseScope.OPEN, 5)).extracting(Case::id).containsExactlyInAnyOrder("a", "b");

        CityCache.Image image = reopened();
        assertThat(ids(image)).containsExactlyInAnyOrder("case/a", "case/b");
        assertThat(image.cursor()).isEqualTo(NEW);
        assertThat(image.lastWord()).isEqualTo(NOW.plusSeconds(1));
        assertThat(image.catalogue()).isEqualTo(Catalogue.EMPTY);
        assertThat(image.etag()).isEqualTo("tag");
        assertThat(dir).isDirectoryNotContaining("glob:**cache-new*");
        assertThat(dir).isDirectoryNotContaining("glob:**cache-next*");
    }

    @Test
    void withoutACommitNothingHappened() throws Exception {
        try (CityCache.Rebuild rebuild = cache.rebuild()) {
            rebuild.add(List.of(City.changed("a", "Mới", 1)));
        }
        CityCache.Image image = reopened();
        assertThat(ids(image)).containsExactly("case/old");
        assertThat(image.cursor()).isEqualTo(OLD);
    }

    @Test
    void changesAfterTheSwapGoToTheNewCopy() throws Exception {
        try (CityCache.Rebuild rebuild = cache.rebuild()) {
            rebuild.commit(NEW, NOW);
        }
        cache.apply(new ChangeBatch(new Cursor("e2", 2), List.of(City.changed("c", "Sau", 1))), NOW);
        CityCache.Image image = reopened();
        assertThat(ids(image)).containsExactly("case/c");
        assertThat(image.cursor()).isEqualTo(new Cursor("e2", 2));
    }

    /** Stops at every write, commit and rename of the whole thing in turn: it is the old copy or the new one. */
    @Test
    void aCrashAnywhereLeavesOneWholeCopy() throws Exception {
        boolean sawOld = false;
        boolean sawNew = false;
        for (int n = 1; n < 200; n++) {
            disk.breakAfter(n, StoreException.Kind.OTHER);
            boolean done = false;
            try {
                CityCache.Rebuild rebuild = cache.rebuild();
                rebuild.add(List.of(City.changed("a", "Mới", 1), City.changed("b", "Mới", 1)));
                rebuild.commit(NEW, NOW);
                done = true; // not closed: a crash closes nothing
            } catch (StoreException e) {
                sawOld = true;
            }
            disk.repair();
            CityCache.Image image = reopened();
            if (image.cursor().equals(OLD)) {
                assertThat(ids(image)).containsExactly("case/old");
                assertThat(done).isFalse();
            } else {
                assertThat(image.cursor()).isEqualTo(NEW);
                assertThat(ids(image)).containsExactlyInAnyOrder("case/a", "case/b");
                sawNew = true;
                if (done && n > 30) {
                    break;
                }
                cache.close();
                Quarantine.delete(dir.resolve("cache.db"));
                open();
            }
            assertThat(dir).isDirectoryNotContaining("glob:**cache-new*");
            assertThat(dir).isDirectoryNotContaining("glob:**cache-next*");
        }
        assertThat(sawOld).isTrue();
        assertThat(sawNew).isTrue();
    }

    @Test
    void leftoversAreRemovedAtTheStart() throws Exception {
        cache.close();
        Files.writeString(dir.resolve("cache-new.db"), "half");
        Files.writeString(dir.resolve("cache-new.db-wal"), "half");
        assertThat(reopened().cursor()).isEqualTo(OLD);
        assertThat(dir).isDirectoryNotContaining("glob:**cache-new*");
    }

    @Test
    void anOldLogNeverMeetsANewFile() throws Exception {
        // A whole new copy that a crash kept from its place, beside an old file whose log was never folded in.
        byte[] log = Files.readAllBytes(dir.resolve("cache.db-wal"));
        assertThat(log).isNotEmpty();
        cache.close();
        Path other = Files.createDirectory(dir.resolve("other"));
        try (SqliteCache c = new SqliteCache(other, new ManualClock(), new Json())) {
            c.apply(new ChangeBatch(NEW, List.of(City.changed("a", "Mới", 1))), NOW);
        }
        Files.move(other.resolve("cache.db"), dir.resolve("cache-next.db"));
        Files.write(dir.resolve("cache.db-wal"), log);
        CityCache.Image image = reopened();
        assertThat(image.cursor()).isEqualTo(NEW);
        assertThat(ids(image)).containsExactly("case/a");
    }

    @Test
    void afterAFailedRebuildTheCursorStays() throws Exception {
        CityCache.Rebuild rebuild = cache.rebuild();
        disk.breakAt(Disk.Step.COMMIT, StoreException.Kind.FULL);
        assertThatThrownBy(() -> rebuild.add(List.of(City.changed("a", "Mới", 1))))
                .isInstanceOf(StoreException.class);
        disk.repair();
        rebuild.close();
        // Memory may have gone on with the snapshot; the file has not seen it.
        cache.apply(new ChangeBatch(new Cursor("e2", 9), List.of(City.changed("z", "Sau", 1))), NOW);
        CityCache.Image image = reopened();
        assertThat(image.cursor()).isEqualTo(OLD);
        assertThat(ids(image)).containsExactlyInAnyOrder("case/old", "case/z");
    }

    @Test
    void aRebuildIsOverOnce() throws Exception {
        CityCache.Rebuild rebuild = cache.rebuild();
        rebuild.commit(NEW, NOW);
        assertThatThrownBy(() -> rebuild.add(List.of())).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> rebuild.commit(NEW, NOW)).isInstanceOf(StoreException.class);
        rebuild.close();
        rebuild.close();
        assertThat(reopened().cursor()).isEqualTo(NEW);

        CityCache.Rebuild abandoned = cache.rebuild();
        CityCache.Rebuild second = cache.rebuild();
        assertThatThrownBy(() -> abandoned.add(List.of())).isInstanceOf(StoreException.class);
        second.commit(new Cursor("e3", 1), NOW);
        assertThat(reopened().cursor()).isEqualTo(new Cursor("e3", 1));
    }
}
