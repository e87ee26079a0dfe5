package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page of faults and the tests say the same. When they do not, the failure prints the last column of each row as it has
 * to be.
 */
class FaultsPageTest {
    private static final int FAULTS = 85;
    private static final int MANUAL_FROM = 63;
    private static final int MANUAL_AT_MOST = 8;
    private static final Path ROOT = Path.of(System.getProperty("toancanh.root"));
    private static final Path PAGE = ROOT.resolve("resources/docs/faults.md");
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|.*\\| (.*?) \\|$");
    private static final Pattern MARK = Pattern.compile("@Fault\\(\\{?([\\d,\\s]+)}?\\)");
    private static final Pattern NEXT = Pattern.compile("(?:\\bvoid (\\w+)\\s*\\(|\\bclass (\\w+))");

    @Test
    void everyFaultHasItsRowInOrder() throws IOException {
        assertThat(page().keySet()).containsExactlyElementsOf(numbers());
        assertThat(Files.readAllLines(PAGE).stream()
                        .filter(l -> ROW.matcher(l).matches())
                        .count())
                .isEqualTo(FAULTS);
    }

    @Test
    void theTestsOnThePageAreThoseThatCarryTheNumber() throws IOException {
        Map<Integer, TreeSet<String>> marked = marked();
        assertThat(marked.keySet()).as("numbers").isSubsetOf(numbers());
        Map<Integer, String> page = page();
        List<String> wrong = new ArrayList<>();
        for (int n = 1; n <= FAULTS; n++) {
            String said = page.getOrDefault(n, "");
            String due = marked.containsKey(n)
                    ? marked.get(n).stream().map(t -> "`" + t + "`").collect(Collectors.joining(", "))
                    : said.startsWith("manual: `") ? said : "open";
            if (!said.equals(due)) {
                wrong.add("| " + n + " | ... | " + due + " |");
            }
        }
        assertThat(wrong).as("rows of faults.md that have to read otherwise").isEmpty();
    }

    @Test
    void fewAreTriedByHandAndOnlyThoseOfTheMachine() throws IOException {
        List<Integer> manual = page().entrySet().stream()
                .filter(e -> e.getValue().startsWith("manual"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(manual).hasSizeLessThanOrEqualTo(MANUAL_AT_MOST).allMatch(n -> n >= MANUAL_FROM);
    }

    private static List<Integer> numbers() {
        return java.util.stream.IntStream.rangeClosed(1, FAULTS).boxed().toList();
    }

    private static Map<Integer, String> page() throws IOException {
        Map<Integer, String> all = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher m = ROW.matcher(line);
            if (m.matches()) {
                all.put(Integer.valueOf(m.group(1)), m.group(2));
            }
        }
        return all;
    }

    /** Reads the sources: the classes of other rooms' tests are not on this one's path. */
    private static Map<Integer, TreeSet<String>> marked() throws IOException {
        Map<Integer, TreeSet<String>> all = new TreeMap<>();
        List<Path> sources;
        try (Stream<Path> files =
                Stream.concat(Files.walk(ROOT.resolve("modules")), Files.walk(ROOT.resolve("app/src/test/java")))) {
            sources = files.filter(p -> p.toString().replace('\\', '/').contains("/src/test/java/")
                            && p.toString().endsWith(".java"))
                    .toList();
        }
        for (Path p : sources) {
            String text = Files.readString(p);
            String name = p.getFileName().toString().replace(".java", "");
            Matcher mark = MARK.matcher(text);
            while (mark.find()) {
                Matcher next = NEXT.matcher(text);
                String test = next.find(mark.end()) && next.group(1) != null ? name + "#" + next.group(1) : name;
                for (String n : mark.group(1).split(",")) {
                    all.computeIfAbsent(Integer.valueOf(n.strip()), k -> new TreeSet<>())
                            .add(test);
                }
            }
        }
        return all;
    }
}
