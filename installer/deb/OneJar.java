import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * Puts the classes of many jars into one without their module-info, as this Java would load them: jdeps takes a jar with a
 * module-info for a module and would look for the modules that it names, while ours lie on the class path.
 *
 * <p>Arguments: the jar to write, the jars to read.
 */
final class OneJar {
    public static void main(String[] args) throws IOException {
        Set<String> seen = new HashSet<>();
        try (OutputStream file = Files.newOutputStream(Path.of(args[0]));
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(0);
            for (int i = 1; i < args.length; i++) {
                try (JarFile jar = new JarFile(Path.of(args[i]).toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
                    for (var entries = jar.versionedStream().iterator(); entries.hasNext(); ) {
                        var entry = entries.next();
                        String name = entry.getName();
                        if (name.endsWith(".class") && !name.endsWith("module-info.class") && seen.add(name)) {
                            out.putNextEntry(new ZipEntry(name));
                            jar.getInputStream(entry).transferTo(out);
                            out.closeEntry();
                        }
                    }
                }
            }
        }
    }
}
