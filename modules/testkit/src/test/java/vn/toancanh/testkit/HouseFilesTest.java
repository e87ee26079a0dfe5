package vn.toancanh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseFilesTest {

    @TempDir
    Path root;

    private HouseFiles house;

    @BeforeEach
    void openHouse() {
        house = new HouseFiles(root);
    }

    @Test
    void aFileOverTheLimitIsNamedWithItsLength() throws IOException {
        write("modules/core/src/main/java/Long.java", "//\n".repeat(11));
        write("modules/core/src/test/java/Short.java", "//\n".repeat(10));
        write("modules/core/target/Generated.java", "//\n".repeat(99));

        assertThat(house.javaFilesOver(10))
                .singleElement()
                .asString()
                .startsWith("modules/core/src/main/java/Long.java: 11 lines");
    }

    @Test
    void aPackageWithoutWordsIsFound() throws IOException {
        write("modules/link/src/main/java/a/A.java", "package a;");
        write("modules/link/src/main/java/b/package-info.java", "/** Words. */\npackage b;");
        write("modules/link/src/main/java/c/package-info.java", "/** Words. */\n@NullMarked\npackage c;");
        write("modules/ui-desk/src/main/java/d/package-info.java", "/** Words. */\npackage d;");
        write("modules/ui-desk/src/main/java/e/package-info.java", "package e;");
        write("modules/link/src/test/java/f/F.java", "package f;");

        assertThat(house.packagesWithoutWords())
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("modules/link/src/main/java/a: no package-info"),
                        problem -> assertThat(problem).contains("/b/package-info.java: not @NullMarked"),
                        problem -> assertThat(problem).contains("/e/package-info.java: says nothing"));
    }

    @Test
    void aScriptThatCannotRunIsFound() throws IOException {
        script("installer/good", "#!/usr/bin/env bash\nset -euo pipefail\necho ok\n");
        script("installer/broken", "#!/usr/bin/env bash\nset -euo pipefail\nif true; then\n");
        script("installer/careless", "#!/usr/bin/env bash\necho ok\n");
        write("installer/notes", "no script");
        write(".ci/run", "#!/usr/bin/env bash\nset -euo pipefail\n");

        assertThat(house.unsoundScripts())
                .satisfiesExactly(
                        problem -> assertThat(problem).isEqualTo(".ci/run: is not executable"),
                        problem -> assertThat(problem)
                                .startsWith("installer/broken: ")
                                .contains("line"),
                        problem -> assertThat(problem).startsWith("installer/careless: goes on"));
    }

    private void script(String name, String text) throws IOException {
        write(name, text);
        assertThat(root.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
