package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.toancanh.testkit.HouseFiles;
import vn.toancanh.testkit.HouseRules;
import vn.toancanh.testkit.MessageKeys;

/** The rules of the house, held against the whole class path and all files of the repository. */
class ArchitectureTest {

    private static final Path ROOT = HouseFiles.repository();
    private static final HouseRules RULES = new HouseRules("vn.toancanh");

    private final HouseFiles files = new HouseFiles(ROOT);

    @TestFactory
    Stream<DynamicTest> shippedClassesKeepTheRules() {
        JavaClasses shipped = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("vn.toancanh");
        // Rooms without a class yet still have a package-info.
        assertThat(shipped.stream().map(type -> type.getPackageName().split("\\.")[2]))
                .contains("app", "core", "wire", "engine", "link", "storage", "city", "testkit");
        return check(RULES.forShippedClasses(), shipped);
    }

    @TestFactory
    Stream<DynamicTest> testsKeepTheRules() throws IOException {
        return check(RULES.forTests(), new ClassFileImporter().importPaths(testClasses()));
    }

    @Test
    void noJavaFileIsTooLong() {
        assertThat(files.javaFilesOver(600)).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        assertThat(files.packagesWithoutWords()).isEmpty();
    }

    @Test
    void everyScriptIsSound() {
        assertThat(files.unsoundScripts()).isEmpty();
    }

    @Test
    void everyWordStandsInBothLanguagesAndIsUsed() throws IOException {
        MessageKeys keys = new MessageKeys(bundles(), rooms("src/main"));

        assertThat(keys.pairProblems()).isEmpty();
        assertThat(keys.useProblems()).isEmpty();
    }

    @Test
    void noWordsAreHiddenInTheFaces() throws IOException {
        MessageKeys keys = new MessageKeys(
                bundles(),
                List.of(
                        ROOT.resolve("modules/ui-kit/src/main"),
                        ROOT.resolve("modules/ui-desk/src/main"),
                        ROOT.resolve("modules/ui-field/src/main"),
                        ROOT.resolve("modules/ui-map/src/main"),
                        ROOT.resolve("modules/ui-video/src/main"),
                        ROOT.resolve("modules/ui-wall/src/main"),
                        ROOT.resolve("app/src/main")));

        assertThat(keys.wordsInCode(Set.of("Toàn Cảnh", "Tiếng Việt"))).isEmpty();
    }

    private static Path bundles() {
        return ROOT.resolve("resources/src/main/resources/vn/toancanh/i18n");
    }

    private static List<Path> testClasses() throws IOException {
        // testkit's own tests hold what breaks the rules.
        return rooms("target/test-classes").stream()
                .filter(folder -> !folder.startsWith(ROOT.resolve("modules/testkit")))
                .toList();
    }

    private static List<Path> rooms(String folder) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT.resolve("modules"))) {
            return Stream.concat(modules, Stream.of(ROOT.resolve("app")))
                    .map(room -> room.resolve(folder))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<DynamicTest> check(Map<String, ArchRule> rules, JavaClasses classes) {
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }
}
