package vn.toancanh.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The rules of the house that are read from the files and not from the classes. Each method gives one line a
 * problem, with the path from the root of the repository, and nothing when all is well. Immutable.
 */
public final class HouseFiles {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", ".idea");

    private final Path root;

    public HouseFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The house this test runs in: given by the build, else the nearest folder above with {@code .mvn}. */
    public static Path repository() {
        String given = System.getProperty("toancanh.root");
        if (given != null && Files.isDirectory(Path.of(given, ".mvn"))) {
            return Path.of(given);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".mvn"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "No folder with .mvn above " + Path.of("").toAbsolutePath());
    }

    /** Java files with more than {@code limit} lines. */
    public List<String> javaFilesOver(int limit) {
        List<String> problems = new ArrayList<>();
        for (Path file : find(path -> path.toString().endsWith(".java"))) {
            int lines = lines(file).size();
            if (lines > limit) {
                problems.add(name(file) + ": " + lines + " lines, " + limit + " at most: split it by what it does");
            }
        }
        return problems;
    }

    /** Packages of shipped classes without {@code package-info.java}, or below the faces without null marks. */
    public List<String> packagesWithoutWords() {
        Set<Path> packages = new TreeSet<>();
        for (Path file : find(path -> path.toString().endsWith(".java")
                && root.relativize(path).toString().replace('\\', '/').contains("src/main/java/"))) {
            packages.add(file.getParent());
        }
        List<String> problems = new ArrayList<>();
        for (Path folder : packages) {
            Path info = folder.resolve("package-info.java");
            if (!Files.isRegularFile(info)) {
                problems.add(name(folder) + ": no package-info.java that says what lies here");
                continue;
            }
            String text = read(info);
            if (!text.contains("/**")) {
                problems.add(name(info) + ": says nothing about the package");
            }
            boolean face =
                    name(folder).startsWith("modules/ui-") || name(folder).startsWith("app/");
            if (!face && !text.contains("@NullMarked")) {
                problems.add(name(info) + ": not @NullMarked, so nothing here is checked for null");
            }
        }
        return problems;
    }

    /** Shell scripts that bash cannot parse, that are not executable or that go on after an error. */
    public List<String> unsoundScripts() {
        List<String> problems = new ArrayList<>();
        for (Path file : find(this::isShellScript)) {
            String text = read(file);
            boolean sourced = file.getFileName().toString().endsWith(".sh");
            if (!text.contains("set -euo pipefail") && !sourced) {
                problems.add(name(file) + ": goes on after an error, set -euo pipefail is missing");
            }
            if (!sourced && !Files.isExecutable(file)) {
                problems.add(name(file) + ": is not executable");
            }
            String complaint = bashSays(file);
            if (!complaint.isEmpty()) {
                problems.add(name(file) + ": " + complaint);
            }
        }
        return problems;
    }

    private boolean isShellScript(Path file) {
        String name = name(file);
        if (name.endsWith(".sh")) {
            return true;
        }
        if (!name.startsWith("installer/") && !name.startsWith(".ci/")) {
            return false;
        }
        return !file.getFileName().toString().contains(".") && read(file).startsWith("#!");
    }

    private static String bashSays(Path file) {
        try {
            Process bash = new ProcessBuilder("bash", "-n", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!bash.waitFor(20, TimeUnit.SECONDS)) {
                bash.destroyForcibly();
                return "bash -n does not end";
            }
            return bash.exitValue() == 0 ? "" : said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while bash read " + file, e);
        }
    }

    private List<Path> find(Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skip = NOT_OURS.contains(folder.getFileName().toString());
                    return skip && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (wanted.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return found;
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        return String.join("\n", lines(file));
    }

    private static List<String> lines(Path file) {
        try {
            // ISO_8859_1 reads any bytes; the checks look at ASCII only.
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
