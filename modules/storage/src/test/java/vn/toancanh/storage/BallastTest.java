package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.port.StoreException;
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
            kept.add(storage.outbox().append(City.note("c1", "and another")));
            assertThatThrownBy(() -> storage.cache().apply(batch(2), clock.instant()))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL));
        }
        try (Profile profile = Profile.open(dir);
                Storage storage = open(profile)) {
            assertThat(storage.cache().load().changes())
                    .as("what lies there is read all the same")
                    .hasSize(1);
            assertThatThrownBy(() -> storage.cache().apply(batch(2), clock.instant()))
                    .as("a restart does not forget it")
                    .isInstanceOf(StoreException.class);

            full = false; // somebody made space
            storage.keepBallast();
            assertThat(dir.resolve("ballast")).hasSize(BYTES);
            storage.cache().apply(batch(3), clock.instant());
            assertThat(storage.outbox().open()).isEqualTo(kept);
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
