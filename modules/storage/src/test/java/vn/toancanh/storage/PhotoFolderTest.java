package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

class PhotoFolderTest {
    @TempDir
    Path dir;

    private final ManualClock clock = new ManualClock();
    private final FaultyDisk disk = new FaultyDisk();

    private PhotoFolder folder(long budget) {
        return new PhotoFolder(dir, budget, clock, disk);
    }

    private static String name(int i) {
        return HexFormat.of().formatHex(Sha256.of(new byte[] {(byte) i}));
    }

    private List<String> files() throws Exception {
        Path photos = dir.resolve("photos");
        if (!Files.exists(photos)) {
            return List.of();
        }
        try (Stream<Path> left = Files.list(photos)) {
            return left.map(p -> p.getFileName().toString()).toList();
        }
    }

    @Test
    void whatIsKeptIsThereAfterARestart() {
        folder(1_000).save(name(1), new byte[] {1, 2, 3});
        assertThat(folder(1_000).load(name(1))).containsExactly(1, 2, 3);
        assertThat(folder(1_000).load(name(2))).isNull();
    }

    @Test
    void theOnesNotLookedAtForLongestGoAndTheBudgetHolds() throws Exception {
        PhotoFolder photos = folder(350);
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofMinutes(1));
            photos.save(name(i), new byte[100]);
            clock.advance(Duration.ofMinutes(1));
            assertThat(photos.load(name(0))).isNotNull(); // looked at again and again: it stays
        }
        assertThat(files()).containsExactlyInAnyOrder(name(0), name(4), name(5));
        photos.save(name(7), new byte[351]);
        assertThat(files()).as("one that never fits pushes nothing out").hasSize(3);
    }

    @Test
    void aNameThatIsNoHashIsNoFile() throws Exception {
        PhotoFolder photos = folder(1_000);
        Files.writeString(dir.resolve("secrets"), "x");
        List<String> hostile = new ArrayList<>(List.of("../secrets", "..", "", name(1) + "/x", name(1).toUpperCase()));
        for (String name : hostile) {
            photos.save(name, new byte[3]);
            assertThat(photos.load(name)).as(name).isNull();
        }
        assertThat(files()).isEmpty();
        assertThat(dir.resolve("secrets")).hasContent("x");
    }

    @Test
    void aDiskThatFailsKeepsNothingLeavesNothingHalfAndTakesNothingAway() throws Exception {
        PhotoFolder photos = folder(1_000);
        photos.save(name(1), new byte[] {1});
        for (Disk.Step step : List.of(Disk.Step.OPEN, Disk.Step.WRITE, Disk.Step.COMMIT, Disk.Step.MOVE)) {
            disk.breakAt(step, StoreException.Kind.FULL);
            photos.save(name(2), new byte[] {2});
            disk.repair();
            assertThat(files()).as("at " + step).containsExactly(name(1));
        }
        photos.save(name(2), new byte[] {2});
        assertThat(photos.load(name(2))).containsExactly(2);
    }

    @Test
    void aFileWhereTheFolderShouldBeDoesNoHarm() throws Exception {
        Files.writeString(dir.resolve("photos"), "not a folder");
        PhotoFolder photos = folder(1_000);
        photos.save(name(1), new byte[] {1});
        assertThat(photos.load(name(1))).isNull();
        assertThat(dir.resolve("photos")).hasContent("not a folder");
    }

    /** The room that the ballast gives on a full disk is for acts. */
    @Test
    void theLastRoomOfTheDiskIsNotForPhotos() throws Exception {
        boolean[] full = {false};
        Disk real = (step, file) -> {
            if (full[0]
                    && (step == Disk.Step.WRITE || step == Disk.Step.COMMIT)
                    && dir.resolve("ballast").toFile().length() > 0) {
                throw new StoreException(StoreException.Kind.FULL, "no space left");
            }
        };
        try (Profile profile = Profile.open(dir);
                Storage storage = Storage.of(profile, clock, new Json(), (delay, task) -> {}, real, 1 << 20)) {
            PhotoFolder photos = new PhotoFolder(dir, 1_000, clock, storage.lesser());
            storage.keepBallast();
            photos.save(name(1), new byte[] {1});
            full[0] = true;
            storage.outbox().append(City.note("c1", "the ballast is given up for this"));
            photos.save(name(2), new byte[] {2});
            assertThat(photos.load(name(2))).isNull();
            assertThat(photos.load(name(1)))
                    .as("what lies there is seen all the same")
                    .containsExactly(1);
            full[0] = false; // somebody made space
            storage.keepBallast();
            photos.save(name(2), new byte[] {2});
            assertThat(photos.load(name(2))).containsExactly(2);
        }
    }
}
