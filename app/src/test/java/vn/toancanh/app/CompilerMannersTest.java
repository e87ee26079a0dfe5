package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes stand for threads here: the kernel gives both a number and a priority. */
@EnabledOnOs(OS.LINUX)
class CompilerMannersTest {
    private static final int NICE_FIELD = 16; // of /proc/N/stat, counted from behind the name in brackets

    @TempDir
    Path tasks;

    private Process optimising;
    private Process other;

    @BeforeEach
    void start() throws Exception {
        optimising = thread("C2 CompilerThre");
        other = thread("C1 CompilerThre");
    }

    @AfterEach
    void end() {
        optimising.destroyForcibly();
        other.destroyForcibly();
    }

    private Process thread(String name) throws Exception {
        Process p = new ProcessBuilder("sleep", "600").start();
        Path task = Files.createDirectory(tasks.resolve("" + p.pid()));
        Files.writeString(task.resolve("comm"), name + "\n");
        return p;
    }

    private static int nice(Process p) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + p.pid() + "/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_FIELD]);
    }

    @Test
    void theOptimisingCompilerStandsBackAndTheQuickOneDoesNot() throws Exception {
        int before = nice(other);
        assertThat(CompilerManners.mind(tasks)).containsExactly("" + optimising.pid());
        assertThat(nice(optimising)).isGreaterThanOrEqualTo(10);
        assertThat(nice(other)).isEqualTo(before);
    }

    @Test
    void whereThereIsNoSuchThreadNothingHappens() throws Exception {
        assertThat(CompilerManners.mind(tasks.resolve("none"))).isEmpty();
        Files.writeString(tasks.resolve("" + optimising.pid()).resolve("comm"), "GC Thread#0\n");
        assertThat(CompilerManners.mind(tasks)).isEmpty();
        assertThat(nice(optimising)).isEqualTo(nice(other));
    }
}
