package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;

class FileSettingsTest {
    @TempDir
    Path dir;

    private final Json json = new Json();
    private final FaultyDisk disk = new FaultyDisk();
    private final List<Runnable> later = new ArrayList<>();

    private FileSettings settings() {
        return new FileSettings(dir, json, (delay, task) -> later.add(task), true, disk);
    }

    private void runLater() {
        List<Runnable> now = List.copyOf(later);
        later.clear();
        now.forEach(Runnable::run);
    }

    private Path file() {
        return dir.resolve("settings.json");
    }

    @Test
    void putsAreGatheredAndWrittenBehindTheCaller() throws Exception {
        FileSettings s = settings();
        s.put("language", "vi");
        s.put("language", "en");
        s.put("density", "compact");
        assertThat(s.get("language")).contains("en");
        assertThat(file()).doesNotExist();
        assertThat(later).hasSize(1);
        runLater();
        assertThat(settings().get("language")).contains("en");
        assertThat(settings().get("density")).contains("compact");

        s.put("density", "compact");
        assertThat(later).isEmpty();
        s.put("density", "");
        runLater();
        assertThat(settings().get("density")).isEmpty();
    }

    @Test
    void closingWritesWhatIsGathered() {
        try (FileSettings s = settings()) {
            s.put("a", "1");
        }
        assertThat(settings().get("a")).contains("1");
    }

    @Test
    void whatAnotherVersionWroteIsKept() throws Exception {
        Files.writeString(file(), "{\"future\":{\"x\":[1,2.5,null]},\"known\":\"a\",\"other\":\"b\"}");
        FileSettings s = settings();
        assertThat(s.get("future")).isEmpty();
        s.put("known", "c");
        s.flush();
        assertThat(Files.readString(file()))
                .isEqualTo("{\"future\":{\"x\":[1,2.5,null]},\"known\":\"c\",\"other\":\"b\"}");
    }

    @Test
    void aBrokenFileIsSetAside() throws Exception {
        for (String broken : List.of("{\"a\":", "", "[1]", "\u0000\u0000\u0000", "null")) {
            Files.writeString(file(), broken);
            FileSettings s = settings();
            assertThat(s.get("a")).isEmpty();
            assertThat(file()).doesNotExist();
            assertThat(dir.resolve("settings.json.broken")).hasContent(broken);
            s.put("a", "1");
            s.flush();
            assertThat(settings().get("a")).contains("1");
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndIsTriedAgain() throws Exception {
        FileSettings s = settings();
        s.put("a", "1");
        s.flush();
        for (Disk.Step step : new Disk.Step[] {Disk.Step.OPEN, Disk.Step.WRITE, Disk.Step.COMMIT, Disk.Step.MOVE}) {
            disk.breakAt(step, StoreException.Kind.FULL);
            s.put("a", "2 at " + step);
            runLater();
            assertThatThrownBy(s::flush).isInstanceOf(StoreException.class);
            assertThat(settings().get("a")).contains("1");
            assertThat(dir).isDirectoryNotContaining("glob:**.tmp");
            disk.repair();
        }
        s.flush();
        assertThat(settings().get("a")).contains("2 at MOVE");
    }

    @Test
    void secretsAreForTheirOwnerOnly() throws Exception {
        FileSecrets secrets = new FileSecrets(dir, json);
        secrets.put("session", "t0ken");
        Path file = dir.resolve("secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new FileSecrets(dir, json).get("session")).contains("t0ken");
        secrets.remove("session");
        assertThat(new FileSecrets(dir, json).get("session")).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("t0ken");

        Files.writeString(file, "{broken");
        FileSecrets again = new FileSecrets(dir, json);
        assertThat(again.get("session")).isEmpty();
        again.put("session", "neu");
        assertThat(new FileSecrets(dir, json).get("session")).contains("neu");
    }
}
