package vn.toancanh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.Fault;

class CsvWriterTest {
    @TempDir
    Path dir;

    private final CsvWriter writer = new CsvWriter();

    private static void assertFails(org.assertj.core.api.ThrowableAssert.ThrowingCallable c, StoreException.Kind kind) {
        assertThatThrownBy(c)
                .asInstanceOf(type(StoreException.class))
                .extracting(StoreException::kind)
                .isEqualTo(kind);
    }

    @Test
    @Fault(36)
    void aSpreadsheetReadsVietnameseAndRunsNothing() throws Exception {
        Path file = writer.write(
                List.of(
                        List.of("Mã", "Sự việc"),
                        List.of("=1+1", "Ngập; \"nặng\" ẵ ậ ợ ữ"),
                        List.of("+84905123456", "@x")),
                ';',
                dir.resolve("exports"),
                "queue-1");
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(Files.readString(file))
                .isEqualTo("\uFEFFMã;Sự việc\r\n'=1+1;\"Ngập; \"\"nặng\"\" ẵ ậ ợ ữ\"\r\n'+84905123456;'@x\r\n");
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aSecondOneUnderTheSameNameLeavesTheFirst() throws Exception {
        Path first = writer.write(List.of(List.of("a")), ',', dir, "queue");
        Path second = writer.write(List.of(List.of("b")), ',', dir, "queue");
        assertThat(second).isNotEqualTo(first);
        assertThat(Files.readString(first)).contains("a");
        assertThat(Files.readString(second)).contains("b");
    }

    @Test
    void aFullDiskLeavesNoHalfFileAndIsTold() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createSymbolicLink(dir.resolve("queue.csv.part"), full);
        List<List<String>> rows = Collections.nCopies(2_000, List.of("x".repeat(100)));
        assertFails(() -> writer.write(rows, ',', dir, "queue"), StoreException.Kind.FULL);
        try (var left = Files.list(dir)) {
            assertThat(left).isEmpty();
        }
        assertThat(Files.exists(full)).isTrue();
    }

    @Test
    void aFolderThatTakesNothingIsTold() throws Exception {
        assertThat(CsvWriter.kind(new AccessDeniedException("/x"))).isEqualTo(StoreException.Kind.READ_ONLY);
        assertThat(CsvWriter.kind(new FileSystemException("/x", null, "Read-only file system")))
                .isEqualTo(StoreException.Kind.READ_ONLY);
        Path inTheWay = Files.writeString(dir.resolve("exports"), "a file where the folder should be");
        assertFails(() -> writer.write(List.of(List.of("a")), ',', inTheWay, "queue"), StoreException.Kind.OTHER);
        assertThat(Files.readString(inTheWay)).startsWith("a file");
        Path shut = Path.of("/sys");
        assumeTrue(Files.isDirectory(shut));
        assertFails(
                () -> writer.write(List.of(List.of("a")), ',', shut.resolve("exports"), "queue"),
                StoreException.Kind.READ_ONLY);
    }

    @Test
    void aNameIsNoPath() {
        assertThatThrownBy(() -> writer.write(List.of(), ',', dir, "../x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
