package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;

class TileFileTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:32:07.123456789Z");

    @TempDir
    Path dir;

    private Instant now = NOW;

    private TileFile file(long budget) {
        return new TileFile(dir, budget, () -> now);
    }

    private static TileKey key(int x) {
        return new TileKey(13, x, 3806);
    }

    private static Tile.Encoded tile(int fill, int bytes) {
        byte[] b = new byte[bytes];
        Arrays.fill(b, (byte) fill);
        return new Tile.Encoded(b, NOW);
    }

    @Test
    void aTileOutlivesARestartWithItsAge() {
        try (TileFile f = file(1_000)) {
            f.save("a", key(1), tile(1, 100));
            f.save("a", key(1), tile(2, 100));
        }
        try (TileFile f = file(1_000)) {
            Tile.Encoded got = f.load("a", key(1));
            assertThat(got.content()).isEqualTo(tile(2, 100).content());
            assertThat(got.asOf()).isEqualTo(NOW);
            assertThat(f.load("a", key(2))).isNull();
            assertThat(f.load("b", key(1))).isNull();
        }
    }

    @Test
    void theLeastUsedMakeRoom() {
        try (TileFile f = file(10_000)) {
            for (int i = 0; i < 100; i++) {
                now = now.plus(Duration.ofMinutes(2));
                f.save("a", key(i), tile(i, 100));
            }
            now = now.plus(Duration.ofHours(2));
            assertThat(f.load("a", key(0))).isNotNull(); // looked at: stays
            f.save("a", key(100), tile(100, 100));
            assertThat(f.load("a", key(0))).isNotNull();
            assertThat(f.load("a", key(1))).isNull();
            assertThat(f.load("a", key(100))).isNotNull();
            f.save("a", key(101), tile(1, 10_001));
            assertThat(f.load("a", key(101))).isNull();
        }
    }

    @Test
    void aBrokenFileIsSetAsideAndANewOneBegun() throws Exception {
        Files.write(
                dir.resolve(TileFile.FILE), "no database at all, ".repeat(100).getBytes(StandardCharsets.UTF_8));
        try (TileFile f = file(1_000)) {
            assertThat(f.load("a", key(1))).isNull();
            f.save("a", key(1), tile(1, 10));
            assertThat(f.load("a", key(1))).isNotNull();
        }
        assertThat(dir.resolve("quarantine")).isNotEmptyDirectory();
    }

    @Test
    void aDiskThatRefusesKeepsNothingAndSaysNothing() {
        Disk refusing = (step, file) -> {
            throw new vn.toancanh.core.port.StoreException(vn.toancanh.core.port.StoreException.Kind.FULL, "full");
        };
        try (TileFile f = new TileFile(dir, 1_000, () -> now, refusing)) {
            f.save("a", key(1), tile(1, 10));
            assertThat(f.load("a", key(1))).isNull();
        }
        assertThat(dir.resolve(TileFile.FILE)).doesNotExist();
    }
}
