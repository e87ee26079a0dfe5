package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import vn.toancanh.core.port.StoreException;

/**
 * Loads SQLite's native part before the driver does, which would try once and never again. It is unpacked into the temporary
 * folder; where nothing there may be run, as administrators like it, into the profile. Thread-safe.
 */
final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String FOLDER = "org.sqlite.tmpdir";

    /** Of the process, as the library itself is. */
    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private SqliteLibrary() {}

    /**
     * @param profile a folder of ours, for the second try
     * @throws StoreException OTHER when no folder lets it run, or there is none for this machine
     */
    static synchronized void load(Path profile) throws StoreException {
        if (LOADED.get()) {
            return;
        }
        String before = System.getProperty(FOLDER);
        try {
            from(Path.of(before == null ? System.getProperty("java.io.tmpdir") : before));
        } catch (Exception first) {
            LOG.warn("sqlite-elsewhere: not from the temporary folder, now from the profile: {}", first.getMessage());
            try {
                from(profile.toAbsolutePath());
            } catch (Exception second) {
                throw new StoreException(
                        StoreException.Kind.OTHER,
                        "SQLite cannot be loaded: neither the temporary folder nor the profile lets a program run"
                                + " (mounted noexec?), or there is none for this kind of machine",
                        second);
            }
        } finally {
            restore(before);
        }
    }

    /**
     * Unpacks it into a folder of its own and removes that at once: what is loaded stays loaded, and a console that is killed
     * leaves nothing behind. Where a loaded library cannot be removed, as on Windows, it goes when the console ends.
     */
    private static void from(Path folder) throws Exception {
        Path own = Files.createTempDirectory(folder, "sqlite-");
        own.toFile().deleteOnExit();
        System.setProperty(FOLDER, own.toString());
        try {
            LOADED.set(SQLiteJDBCLoader.initialize());
        } finally {
            remove(own);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> in = Files.list(folder)) {
            for (Path p : in.toList()) {
                Files.delete(p);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOG.debug("SQLite's library stays until the end: {}", e.getMessage());
        }
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            System.clearProperty(FOLDER);
        } else {
            System.setProperty(FOLDER, before);
        }
    }
}
