package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.PhotoSpool;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;
import vn.toancanh.testkit.ManualClock;

class FileSpoolTest {
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a46494600010101");

    @TempDir
    Path dir;

    private final FaultyDisk disk = new FaultyDisk();

    private FileSpool spool() {
        return new FileSpool(dir, disk);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessage(code);
    }

    private Stream<Path> files() throws Exception {
        return Files.exists(dir.resolve("spool")) ? Files.list(dir.resolve("spool")) : Stream.empty();
    }

    @Test
    void aPictureIsCopiedAndDescribed() throws Exception {
        Path original = Files.write(dir.resolve("IMG_0001.jpg"), JPEG);
        Attachment a = spool().keep(original, "IMG_0001.jpg");
        Files.delete(original);

        assertThat(a.mime()).isEqualTo("image/jpeg");
        assertThat(a.size()).isEqualTo(JPEG.length);
        assertThat(a.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(JPEG)));
        assertThat(a.name()).isEqualTo("IMG_0001.jpg");
        assertThat(Files.readAllBytes(new FileSpool(dir).fileOf(a))).isEqualTo(JPEG);
        assertThat(files()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool().fileOf(a))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe1aabb, image/jpeg",
        "89504e470d0a1a0a0000000d49484452, image/png",
        "524946460000000057454250565038, image/webp",
        "000000186674797068656963, image/heic",
        "00000018667479706d696631, image/heic"
    })
    void theKindIsToldByTheFirstBytes(String hex, String mime) throws Exception {
        assertThat(spool().keep(HexFormat.of().parseHex(hex), "x.txt").mime()).isEqualTo(mime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ff",
                "ffd8",
                "474946383961",
                "255044462d312e37",
                "4d5a9000",
                "3c68746d6c3e",
                "89504e470d0a1a",
                "52494646000000005741564566",
                "00000018667479706d703432"
            })
    void whatIsNoPictureIsRefusedWhateverItsName(String hex) throws Exception {
        refused(() -> spool().keep(HexFormat.of().parseHex(hex), "anh.jpg"), "not-a-picture");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @Fault(39)
    @CsvSource({
        "../../x.jpg, x.jpg",
        "'..\\..\\x.jpg', x.jpg",
        "C:\\anh.jpg, anh.jpg",
        "CON, photo.jpg",
        "con.jpg, photo.jpg",
        "LPT1.txt, photo.jpg",
        "'anh.jpg. ', anh.jpg",
        "anh.jpg:stream, anh.jpg_stream",
        "'anh\u202Egpj.exe', anhgpj.exe",
        "'..', photo.jpg",
        "'/', photo.jpg",
        "'', photo.jpg"
    })
    void aNameIsOnlyShownAndTheFileLiesUnderItsId(String given, String shown) throws Exception {
        Attachment a = spool().keep(JPEG, given);
        assertThat(a.name()).isEqualTo(shown);
        assertThat(files()).singleElement().satisfies(p -> assertThat(p.getFileName())
                .hasToString(a.id()));
        Attachment long300 = spool().keep(JPEG, "x".repeat(300));
        assertThat(long300.name()).hasSizeLessThanOrEqualTo(120);
        Attachment foreign = new Attachment("../../../etc/passwd", given, "image/jpeg", 1, "");
        assertThat(spool().fileOf(foreign).normalize().getParent()).isEqualTo(dir.resolve("spool"));
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothing() throws Exception {
        Path large = dir.resolve("large.jpg");
        try (RandomAccessFile f = new RandomAccessFile(large.toFile(), "rw")) {
            f.write(JPEG);
            f.setLength(PhotoSpool.MAX_BYTES + 1);
        }
        refused(() -> spool().keep(large, "large.jpg"), "too-large");
        refused(() -> spool().keep(Files.readAllBytes(large), "large.jpg"), "too-large");
        assertThat(files()).isEmpty();
        try (RandomAccessFile f = new RandomAccessFile(large.toFile(), "rw")) {
            f.setLength(PhotoSpool.MAX_BYTES);
        }
        assertThat(spool().keep(large, "large.jpg").size()).isEqualTo(PhotoSpool.MAX_BYTES);
    }

    @Test
    void whatIsNoFileIsRefused() {
        refused(() -> spool().keep(dir, "a"), "unreadable");
        refused(() -> spool().keep(dir.resolve("gone.jpg"), "a"), "unreadable");
        refused(() -> spool().keep(Path.of("/dev/zero"), "a"), "unreadable");
    }

    @Test
    @Fault(65)
    void aFullDiskRefusesAndWorksAgain() throws Exception {
        for (Disk.Step step : new Disk.Step[] {Disk.Step.OPEN, Disk.Step.WRITE, Disk.Step.COMMIT, Disk.Step.MOVE}) {
            disk.breakAt(step, StoreException.Kind.FULL);
            assertThatThrownBy(() -> spool().keep(JPEG, "a.jpg"))
                    .hasMessage("disk-full")
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.FULL));
            disk.repair();
            assertThat(files()).isEmpty();
        }
        assertThat(spool().keep(JPEG, "a.jpg").size()).isEqualTo(JPEG.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|passwd",
                "C:\\anh\\x.jpg|x.jpg",
                "CON|photo.jpg",
                "''|photo.jpg",
                "a:b?.jpg|a_b_.jpg",
                "ngã tư. . |ngã tư",
                "\u202egpj.exe|gpj.exe"
            })
    void namesAreMadeHarmless(String given, String kept) throws Exception {
        assertThat(spool().keep(JPEG, given).name()).isEqualTo(kept);
    }

    @Test
    void namesAreShort() throws Exception {
        assertThat(spool().keep(JPEG, "ả".repeat(3_000)).name()).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void anIdFromOutsideNeverLeavesTheSpool() {
        for (String id : new String[] {"../outbox.db", "/etc/passwd", "", "..", "a".repeat(5_000)}) {
            Path p = spool().fileOf(new Attachment(id, "n", "image/png", 1, ""));
            assertThat(p.normalize().getParent()).isEqualTo(dir.resolve("spool"));
            assertThat(p.getFileName().toString()).hasSizeLessThan(100);
        }
    }

    @Test
    void theSweepTakesWhatIsOldAndNotWanted() throws Exception {
        Attachment wanted = spool().keep(JPEG, "a.jpg");
        Attachment old = spool().keep(JPEG, "b.jpg");
        Attachment young = spool().keep(JPEG, "c.jpg");
        Path half = Files.write(dir.resolve("spool").resolve("x.part"), "x".getBytes(StandardCharsets.UTF_8));
        FileTime longAgo = FileTime.from(ManualClock.START.minus(Duration.ofDays(31)));
        for (Path p : new Path[] {spool().fileOf(wanted), spool().fileOf(old), half}) {
            Files.setLastModifiedTime(p, longAgo);
        }
        Files.setLastModifiedTime(spool().fileOf(young), FileTime.from(ManualClock.START));

        spool().sweep(Set.of(wanted.id()), ManualClock.START);
        assertThat(files()).containsExactlyInAnyOrder(spool().fileOf(wanted), spool().fileOf(young));
    }
}
