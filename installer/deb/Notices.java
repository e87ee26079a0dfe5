import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Prints one stanza of a Debian copyright file for each shipped library, with the licence that its pom or a parent of it states,
 * and copies the LICENSE and NOTICE files that lie in the jars. A library without a known licence fails the package.
 *
 * <p>Arguments: local Maven repository, file of our own statements, folder for the texts, the jars.
 */
final class Notices {
    private static final int PARENTS = 10;

    private record Library(String name, String version, Path pom) {}

    private record Facts(String licence, String url, String organisation) {}

    public static void main(String[] args) throws Exception {
        Path repository = Path.of(args[0]);
        Map<String, String> ours = ours(Path.of(args[1]));
        Path texts = Path.of(args[2]);
        Map<String, Path> poms = poms(repository);
        List<String> unknown = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        for (int i = 3; i < args.length; i++) {
            Path jar = Path.of(args[i]);
            String file = jar.getFileName().toString();
            if (file.startsWith("toancanh-")) {
                continue;
            }
            Library library = library(file, poms);
            Facts facts = library == null ? new Facts("", "", "") : facts(library.pom(), repository);
            String name = library == null ? file : library.name();
            String licence = ours.getOrDefault(name, facts.licence());
            if (licence.isEmpty()) {
                unknown.add(file);
                continue;
            }
            texts(jar, texts.resolve(file.replaceAll("\\.jar$", "")));
            String who = facts.organisation().isEmpty() ? "the authors of " + name : facts.organisation();
            out.append("Files: ").append(place(file)).append("\nCopyright: ").append(who);
            out.append(facts.url().isEmpty() ? "" : ", " + facts.url()).append("\nLicense: ").append(licence).append("\n\n");
        }
        if (!unknown.isEmpty()) {
            System.err.println("No licence is known of " + String.join(", ", unknown) + ": state it in installer/deb/licences");
            System.exit(1);
        }
        System.out.print(out);
    }

    private static String place(String file) {
        return file.startsWith("javafx-") ? "usr/lib/toancanh/runtime/* (" + file + ")" : "usr/lib/toancanh/lib/" + file;
    }

    private static Map<String, String> ours(Path file) throws IOException {
        Map<String, String> all = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int at = line.indexOf(" = ");
            if (!line.startsWith("#") && at > 0) {
                all.put(line.substring(0, at).strip(), line.substring(at + 3).strip());
            }
        }
        return all;
    }

    /** All poms of the repository by their file name without the ending. */
    private static Map<String, Path> poms(Path repository) throws IOException {
        Map<String, Path> all = new HashMap<>();
        try (Stream<Path> files = Files.walk(repository)) {
            files.filter(f -> f.toString().endsWith(".pom"))
                    .forEach(f -> all.put(f.getFileName().toString().replaceAll("\\.pom$", ""), f));
        }
        return all;
    }

    /** By the jar's name: artifact-version, with a classifier or without. */
    private static Library library(String file, Map<String, Path> poms) {
        String base = file.replaceAll("\\.jar$", "");
        while (true) {
            Path pom = poms.get(base);
            if (pom != null) {
                Path folder = pom.getParent();
                return new Library(
                        folder.getParent().getFileName().toString(),
                        folder.getFileName().toString(),
                        pom);
            }
            int dash = base.lastIndexOf('-');
            if (dash < 0) {
                return null;
            }
            base = base.substring(0, dash);
        }
    }

    private static Facts facts(Path first, Path repository) throws Exception {
        String licence = "";
        String url = "";
        String organisation = "";
        Path pom = first;
        for (int i = 0; i < PARENTS && pom != null && Files.exists(pom); i++) {
            Element project =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
            Element licences = child(project, "licenses");
            if (licence.isEmpty() && licences != null) {
                List<String> names = new ArrayList<>();
                for (Element l : children(licences, "license")) {
                    names.add(text(l, "name"));
                }
                licence = String.join(" or ", names);
            }
            String own = text(project, "url");
            if (url.isEmpty() && !own.contains("$")) {
                url = own;
            }
            Element o = child(project, "organization");
            if (organisation.isEmpty() && o != null) {
                organisation = text(o, "name");
            }
            Element parent = child(project, "parent");
            pom = parent == null ? null : path(repository, parent);
        }
        return new Facts(licence, url, organisation);
    }

    private static Path path(Path repository, Element parent) {
        String artifact = text(parent, "artifactId");
        String version = text(parent, "version");
        return repository
                .resolve(text(parent, "groupId").replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
    }

    private static Element child(Element of, String name) {
        List<Element> all = children(of, name);
        return all.isEmpty() ? null : all.get(0);
    }

    private static List<Element> children(Element of, String name) {
        List<Element> all = new ArrayList<>();
        for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && e.getTagName().equals(name)) {
                all.add(e);
            }
        }
        return all;
    }

    private static String text(Element of, String name) {
        Element e = child(of, name);
        return e == null ? "" : e.getTextContent().strip().replaceAll("\\s+", " ");
    }

    private static void texts(Path jar, Path folder) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            for (Path place : List.of(zip.getPath("/"), zip.getPath("/META-INF"))) {
                if (!Files.isDirectory(place)) {
                    continue;
                }
                try (Stream<Path> files = Files.list(place)) {
                    for (Path f : files.toList()) {
                        String name = f.getFileName().toString();
                        if (Files.isRegularFile(f) && name.toUpperCase(Locale.ROOT).matches("(LICEN[SC]E|NOTICE|COPYING)[^/]*")
                                && !name.endsWith(".class")) {
                            Files.createDirectories(folder);
                            Files.write(folder.resolve(name), Files.readAllBytes(f));
                        }
                    }
                }
            }
        }
    }
}
