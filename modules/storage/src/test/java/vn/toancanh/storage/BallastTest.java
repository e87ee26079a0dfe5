package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** A disk that is full as long as the ballast lies on it: acts go on, the cache leaves them the room. */
class BallastTest {
    private static final long BYTES = 3 << 20;

    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private boolean full;
    private boolean fullForGood;

    private final Disk disk = (step, file) -> {
        boolean writes = step == Disk.Step.WRITE || step == Disk.Step.COMMIT;
        if (writes && (fullForGood || full && dir.resolve("ballast").toFile().length() > 0)) {
            throw new StoreException(StoreException.Kind.FULL, "no space left");
        }
    };

    private Storage open(Profile profile) {
        return Storage.of(profile, clock, new Json(), (delay, task) -> {}, disk, BYTES);
    }

    private static ChangeBatch batch(long k) {
        return new ChangeBatch(new Cursor("e", k), List.of(City.changed("c1", "Cây đổ", k)));
    }

    @Test
    @Fault(65)
    void actsGoOnOnAFullDiskAndTheCacheWaits() throws Exception {
        List<OutboxEntry> kept = new ArrayList<>();
        try (Profile profile = Profile.open(dir);
                Storage storage = open(profile)) {
            storage.keepBallast();
            assertThat(dir.resolve("ballast")).hasSize(BYTES);
            storage.cache().load();
            storage.cache().apply(batch(1), clock.instant());
            kept.add(storage.outbox().append(City.note("c1", "before")));

            full = true;
            kept.add(storage.outbox().append(City.note("c1", "on a full disk")));
            assertThat(dir.resolve("ballast")).isEmptyFile();
            assertThat(storage.outbox().isOnLastRoom()).isTrue();
            kept.add(storage.outbox().append(City.note("c1", "and another")));
            assertThatThrownBy(() -> storage.spool().keep(HexFormat.of().parseHex("ffd8ffe0"), "a.jpg"))
                    .as("a photo leaves the room to acts")
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL));
            assertThat(keepsATile(storage)).as("so does a tile").isFalse();
            assertThatThrownBy(() -> storage.cache().apply(batch(2), clock.instant()))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL));
        }
        try (Profile profile = Profile.open(dir);
                Storage storage = open(profile)) {
            assertThat(storage.cache().load().changes())
                    .as("what lies there is shown, room or none")
                    .isEqualTo(batch(1).changes());
            assertThatThrownBy(() -> storage.cache().apply(batch(2), clock.instant()))
                    .as("a restart does not forget it")
                    .isInstanceOf(StoreException.class);

            full = false; // somebody made space
            storage.keepBallast();
            assertThat(dir.resolve("ballast")).hasSize(BYTES);
            assertThat(storage.outbox().isOnLastRoom()).isFalse();
            assertThat(keepsATile(storage)).isTrue();
            storage.cache().apply(batch(3), clock.instant());
            assertThat(storage.outbox().open()).isEqualTo(kept);
        }
    }

    private boolean keepsATile(Storage storage) {
        TileSource.TileKey key = new TileSource.TileKey(3, 1, 2);
        try (TileFile tiles = new TileFile(dir, 1_000_000, clock, storage.lesser())) {
            tiles.save("s", key, new TileSource.Tile.Encoded(new byte[9], clock.instant()));
            return tiles.load("s", key) != null;
        }
    }

    @Test
    @Fault(65)
    void withoutRoomToGiveAnActIsRefusedAndNothingIsHalf() throws Exception {
        try (Profile profile = Profile.open(dir);
                Storage storage = open(profile)) {
            storage.keepBallast();
            OutboxEntry before = storage.outbox().append(City.note("c1", "before"));
            fullForGood = true;
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> storage.outbox().append(City.note("c1", "no room")))
                        .isInstanceOfSatisfying(
                                StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL));
            }
            storage.keepBallast(); // fails quietly, and leaves no half file
            assertThat(dir.resolve("ballast")).isEmptyFile();
            assertThat(dir.resolve("ballast.tmp")).doesNotExist();
            fullForGood = false;
            assertThat(storage.outbox().open()).containsExactly(before);
        }
    }
}
