package vn.toancanh.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.testkit.Fault;

/** Machines on which nothing can be unpacked where it usually is. A file stands for a folder that lets nothing run. */
class SqliteLibraryTest {
    @TempDir
    Path dir;

    @TempDir
    Path other;

    private String said(String... unusable) throws Exception {
        ProcessBuilder b = Children.builder(Children.AppendOnce.class, dir.toString());
        List<String> command = b.command();
        command.add(1, "-Dorg.sqlite.tmpdir=" + unusable[0]);
        for (int i = 1; i < unusable.length; i++) {
            command.add(1, unusable[i]);
        }
        Process p = b.start();
        String line = Children.line(p);
        p.waitFor();
        return line;
    }

    @Test
    @Fault(73)
    void whereTheTemporaryFolderIsOfNoUseTheProfileServes() throws Exception {
        Path noFolder = Files.writeString(other.resolve("file"), "no folder");
        assertThat(said(noFolder.toString())).isEqualTo("1");
    }

    @Test
    void aConsoleThatIsKilledLeavesNoLibraryBehind() throws Exception {
        ProcessBuilder b = Children.builder(Children.AppendForEver.class, dir.toString());
        b.command().add(1, "-Dorg.sqlite.tmpdir=" + other);
        Process p = b.start();
        Children.line(p); // it has written, so the library is loaded
        p.destroyForcibly().waitFor();
        assertThat(other).isEmptyDirectory();
    }

    @Test
    @Fault(73)
    void aMachineForWhichThereIsNoLibraryIsToldSo() throws Exception {
        assertThat(said(other.toString(), "-Dos.arch=none", "-Dorg.sqlite.osinfo.architecture=none"))
                .startsWith("OTHER SQLite cannot be loaded")
                .contains("noexec");
    }
}
