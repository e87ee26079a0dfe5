package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.toancanh.app.bench.BenchMain;

/** The page of goals names no test, suite or bench that is not there. */
class GoalsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("toancanh.root"));
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern SUITE = Pattern.compile("`installer/test --long (\\w+)`");
    private static final Pattern BENCH = Pattern.compile("`installer/bench (?:--long )?(\\w+)`");
    private static final Pattern GOAL = Pattern.compile("(?m)^\\| (G\\d+):");

    private static List<String> named(Pattern what) throws IOException {
        return what.matcher(Files.readString(ROOT.resolve("resources/docs/goals.md")))
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files =
                Stream.concat(Files.walk(ROOT.resolve("modules")), Files.walk(ROOT.resolve("app/src/test/java")))) {
            for (Path p : files.filter(p -> p.toString().endsWith("Test.java")).toList()) {
                all.append(Files.readString(p));
            }
        }
        return all.toString();
    }

    @Test
    void everyGoalStandsThereOnceInOrder() throws IOException {
        assertThat(named(GOAL))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 18).mapToObj(n -> "G" + n).toList());
    }

    @Test
    void everyTestAndSuiteThatIsNamedIsThere() throws IOException {
        String sources = sources();
        assertThat(named(TEST)).hasSizeGreaterThan(20).allSatisfy(t -> assertThat(sources)
                .contains("class " + t + " {"));
        assertThat(named(SUITE)).hasSizeGreaterThan(4).allSatisfy(s -> assertThat(sources)
                .contains("@Tag(\"long-" + s + "\")"));
    }

    @Test
    void everyBenchThatIsNamedIsThere() throws IOException {
        List<String> known = BenchMain.names();
        assertThat(named(BENCH)).hasSizeGreaterThan(8).isSubsetOf(known);
    }
}
