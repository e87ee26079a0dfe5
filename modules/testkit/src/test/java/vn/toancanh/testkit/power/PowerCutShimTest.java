package vn.toancanh.testkit.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cut itself does, on plain files; what it finds in the store is told by the tests of storage. */
class PowerCutShimTest {
    private static final int WRITES = 64;

    @TempDir
    Path dir;

    @TempDir
    Path work;

    @Test
    void onlyWhatWasSyncedStays() throws Exception {
        Files.writeString(dir.resolve("old"), "before");
        Files.writeString(dir.resolve("long"), "a long text");
        cut(
                "write:kept:one",
                "sync:kept",
                "append:kept: two",
                "write:old:after",
                "put:long:A",
                "cut:long:6",
                "sync:long",
                "cut:long:1",
                "append:long:!",
                "sync:"); // the names, so that this is about content alone
        assertThat(files()).isEqualTo(Map.of("kept", "one", "old", "before", "long", "A long"));
    }

    @Test
    void namesStayWhenTheirFolderWasSynced() throws Exception {
        for (String name : List.of("a", "b", "c", "d", "gone")) {
            Files.writeString(dir.resolve(name), name);
        }
        String[] steps = {"move:a:b", "delete:gone", "write:new:1", "sync:new", "sync:", "move:c:d", "delete:b"};
        int unsynced = cut(steps);
        assertThat(unsynced).isEqualTo(2);
        assertThat(files()).isEqualTo(Map.of("b", "a", "c", "c", "d", "d", "new", "1"));
    }

    @Test
    void aNameWithoutItsContentIsTheEmptyFileThatManyHaveSeen() throws Exception {
        Files.writeString(dir.resolve("settings"), "old");
        cut("write:tmp:new", "move:tmp:settings", "sync:");
        assertThat(files()).isEqualTo(Map.of("settings", ""));
    }

    @Test
    void aFileThatTakesTheNameOfADeletedOneIsAnother() throws Exception {
        Files.writeString(dir.resolve("log"), "first life");
        cut("put:log:FIRST", "delete:log", "write:log:second life", "sync:log");
        assertThat(files()).isEqualTo(Map.of("log", "first life"));
    }

    @Test
    void aRandomHalfIsSometimesTornSometimesOutOfOrderAndAlwaysTheSameForASeed() throws Exception {
        TreeSet<Integer> halves = new TreeSet<>();
        int torn = 0;
        int ordered = 0;
        // The notes of one run are cut in many ways: from the same file each time.
        run("fill:f:" + WRITES, "sync:");
        byte[] notes = Files.readAllBytes(work.resolve("notes"));
        byte[] before = Files.readAllBytes(dir.resolve("f"));
        List<byte[]> first = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int seed = i % 20;
            // In place, for the notes tell files by inode.
            Files.write(dir.resolve("f"), before);
            Files.write(work.resolve("notes"), notes);
            assertThat(power.cut(PowerCut.Mode.RANDOM_HALF, new Random(seed))).isEqualTo(WRITES);
            byte[] after = Files.readAllBytes(dir.resolve("f"));
            if (i >= 20) {
                assertThat(after).isEqualTo(first.get(seed));
                continue;
            }
            first.add(after);
            int[] sectors = new int[WRITES];
            for (int s = 0; s * 512 < after.length; s++) {
                sectors[s / 8] += after[s * 512] == 0 ? 0 : 1;
            }
            halves.add(Arrays.stream(sectors).sum());
            torn += Arrays.stream(sectors).anyMatch(n -> n > 0 && n < 8) ? 1 : 0;
            ordered += Arrays.stream(sectors, 0, 4).allMatch(n -> n == 8) ? 1 : 0;
        }
        assertThat(halves.first()).isGreaterThan(WRITES * 8 / 4);
        assertThat(halves).hasSizeGreaterThan(5);
        assertThat(torn).isBetween(5, 19);
        assertThat(ordered).isBetween(2, 15);
    }

    @Test
    void withoutACompilerItSaysWhatToInstall() {
        assertThatThrownBy(() -> new PowerCut(dir, work, "no-such-compiler"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("needs a C compiler (Debian: gcc libc6-dev)");
        assertThatThrownBy(() -> new PowerCut(dir, work, "false"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not compile (Debian: gcc libc6-dev)");
    }

    @Test
    void aProcessThatWasNotWatchedIsNoticed() throws Exception {
        PowerCut power = new PowerCut(dir, work);
        assertThatThrownBy(() -> power.cut(PowerCut.Mode.DROPPED, new Random(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was the library loaded");
    }

    private PowerCut power;

    private void run(String... steps) throws Exception {
        power = new PowerCut(dir, work);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Scribe.class.getName(),
                dir.toString()));
        command.addAll(List.of(steps));
        Process p = power.watch(new ProcessBuilder(command).redirectErrorStream(true))
                .start();
        String said = new String(p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(p.waitFor()).as("how the scribe ended: %s", said).isEqualTo(77);
    }

    private int cut(String... steps) throws Exception {
        run(steps);
        return power.cut(PowerCut.Mode.DROPPED, new Random(1));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> out = new TreeMap<>();
        try (Stream<Path> all = Files.list(dir)) {
            for (Path p : all.toList()) {
                out.put(p.getFileName().toString(), Files.readString(p));
            }
        }
        return out;
    }
}
