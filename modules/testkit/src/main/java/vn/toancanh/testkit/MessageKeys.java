package vn.toancanh.testkit;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks the words of the console: pairs of bundles {@code <room>_vi.properties} and {@code <room>_en.properties}
 * against each other and against the Java sources that use them. Immutable after construction.
 *
 * <p>A key lives if some source holds it as a literal, or holds a literal that ends with a dot and begins the
 * key, as in {@code "case.state." + state}. A literal that is handed straight to a method of {@link #LOOK_UPS}
 * must be a key.
 */
public final class MessageKeys {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"");
    private static final Pattern LOOK_UPS =
            Pattern.compile("\\b(?:text|bind|words|message|say)\\(\\s*\"([a-z][\\w-]*(?:\\.[\\w-]+)+)\"\\s*[,)]");
    private static final Pattern HOLE = Pattern.compile("\\{\\s*(\\w+)[^}]*}");
    private static final Pattern VIETNAMESE = Pattern.compile("[\\u00C0-\\u00FF\\u0102-\\u01B0\\u1EA0-\\u1EF9]");
    /** A literal (kept) or a comment (dropped), whichever begins first; so a URL in a literal is no comment. */
    private static final Pattern LITERAL_OR_COMMENT = Pattern.compile(
            "(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)+'|(/\\*.*?\\*/|//[^\\n]*)");

    private final Map<String, Map<String, String>> bundles = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Map<Path, String> sources = new TreeMap<>();
    private final Set<String> literals = new TreeSet<>();

    /**
     * @param folder where the bundles lie
     * @param sourceFolders folders with Java sources, searched to any depth
     */
    public MessageKeys(Path folder, List<Path> sourceFolders) {
        files(folder, ".properties")
                .forEach(file -> bundles.put(file.getFileName().toString(), load(file)));
        for (Path sourceFolder : sourceFolders) {
            for (Path file : files(sourceFolder, ".java")) {
                String text = LITERAL_OR_COMMENT
                        .matcher(read(file))
                        .replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : "");
                sources.put(file, text);
                LITERAL.matcher(text).results().forEach(found -> literals.add(found.group(1)));
            }
        }
    }

    /** One line a problem between the two languages of a pair; empty when all is well. */
    public List<String> pairProblems() {
        List<String> problems = new ArrayList<>(unreadable);
        for (String name : bundles.keySet()) {
            String twin = name.endsWith("_vi.properties")
                    ? name.replace("_vi.", "_en.")
                    : name.endsWith("_en.properties") ? name.replace("_en.", "_vi.") : "";
            if (!bundles.containsKey(twin)) {
                problems.add(name + ": has no twin in the other language");
                continue;
            }
            Map<String, String> here = bundles.get(name);
            Map<String, String> there = bundles.get(twin);
            here.forEach((key, value) -> {
                if (value.isBlank()) {
                    problems.add(name + ": " + key + " is empty");
                }
                if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
                    problems.add(name + ": " + key + " is not in composed form (NFC)");
                }
                if (!there.containsKey(key)) {
                    problems.add(twin + ": " + key + " is missing");
                } else if (name.contains("_vi.") && !holes(value).equals(holes(there.get(key)))) {
                    problems.add(name + ": " + key + " has other holes than in " + twin);
                }
            });
        }
        problems.addAll(doubles());
        return problems;
    }

    /** Keys that no source uses, and keys that a source asks for and no bundle has. */
    public List<String> useProblems() {
        List<String> problems = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        bundles.forEach((name, keys) -> {
            known.addAll(keys.keySet());
            if (name.endsWith("_vi.properties")) {
                keys.keySet().stream()
                        .filter(key -> !lives(key))
                        .forEach(key -> problems.add(name + ": " + key + " is used nowhere"));
            }
        });
        sources.forEach((file, text) -> LOOK_UPS.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(file.getFileName() + ": asks for " + key + ", which no bundle has")));
        return problems;
    }

    /** Vietnamese words written into code, where no translator finds them; {@code allowed} are names. */
    public List<String> wordsInCode(Set<String> allowed) {
        List<String> problems = new ArrayList<>();
        sources.forEach((file, text) -> LITERAL.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(literal -> VIETNAMESE.matcher(literal).find() && !allowed.contains(literal))
                .forEach(literal -> problems.add(file.getFileName() + ": \"" + literal + "\" belongs in a bundle")));
        return problems;
    }

    /** How many pairs were found, so that a caller can tell a clean house from an empty one. */
    public int pairs() {
        return (int) bundles.keySet().stream()
                .filter(name -> name.endsWith("_vi.properties"))
                .count();
    }

    private boolean lives(String key) {
        if (literals.contains(key)) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            if (literals.contains(key.substring(0, dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private List<String> doubles() {
        Map<String, String> owner = new HashMap<>();
        List<String> problems = new ArrayList<>();
        bundles.forEach((name, keys) -> {
            if (name.endsWith("_vi.properties")) {
                for (String key : keys.keySet()) {
                    String before = owner.put(key, name);
                    if (before != null) {
                        problems.add(name + ": " + key + " is also in " + before);
                    }
                }
            }
        });
        return problems;
    }

    private static Set<String> holes(String value) {
        Set<String> holes = new TreeSet<>();
        Matcher matcher = HOLE.matcher(value);
        while (matcher.find()) {
            holes.add(matcher.group(1));
        }
        return holes;
    }

    private Map<String, String> load(Path file) {
        Map<String, String> keys = new TreeMap<>();
        // Properties swallows doubles within a file; this does not.
        Properties properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (keys.put((String) key, (String) value) != null) {
                    unreadable.add(file.getFileName() + ": " + key + " stands there twice");
                }
                return key;
            }
        };
        try {
            properties.load(new StringReader(read(file)));
        } catch (IOException | IllegalArgumentException e) {
            unreadable.add(file.getFileName() + ": " + e.getMessage());
        }
        return keys;
    }

    private String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            unreadable.add(file.getFileName() + ": is not UTF-8");
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
