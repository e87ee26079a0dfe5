package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the eight packages that the console is to stand on is really used, by the room that owns it. */
class EightPackagesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @CsvSource({
        "javafx., modules/ui-kit/target/classes",
        "org.controlsfx., modules/ui-desk/target/classes",
        "com.gluonhq.maps., modules/ui-map/target/classes",
        "uk.co.caprica.vlcj., modules/media/target/classes",
        "okhttp3., modules/link/target/classes",
        "com.fasterxml.jackson., modules/wire/target/classes",
        "org.sqlite., modules/storage/target/classes",
        "org.testfx., modules/ui-kit/target/test-classes modules/ui-testkit/target/classes"
    })
    void itsRoomUsesIt(String library, String folders) {
        Path[] where =
                java.util.Arrays.stream(folders.split(" ")).map(ROOT::resolve).toArray(Path[]::new);
        JavaClasses classes = new ClassFileImporter().importPaths(where);
        assertThat(classes).anyMatch(c -> c.getDirectDependenciesFromSelf().stream()
                .anyMatch(d -> d.getTargetClass().getName().startsWith(library)));
    }
}
