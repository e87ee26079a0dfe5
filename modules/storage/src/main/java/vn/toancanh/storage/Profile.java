package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;

/**
 * The directory in which one console keeps everything that is its own. At most one running console has it; a directory
 * that cannot be written is still a profile, only without memory of its own.
 *
 * <p>Immutable after {@link #open} but for {@link #close()}; safe from any thread.
 */
public final class Profile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Profile.class);

    private final Path directory;
    private final @Nullable InstanceLock lock;
    private final StoreException.@Nullable Kind unwritable;

    private Profile(Path directory, @Nullable InstanceLock lock, StoreException.@Nullable Kind unwritable) {
        this.directory = directory;
        this.lock = lock;
        this.unwritable = unwritable;
    }

    /** Where the profile of this user lies, unless told otherwise. */
    public static Path defaultDirectory() {
        return defaultDirectory(
                System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    /** The same for any system: the one place that knows where Linux, Windows and macOS want such things. */
    static Path defaultDirectory(String os, Path home, Map<String, String> env) {
        String name = os.toLowerCase(Locale.ROOT);
        Function<String, @Nullable Path> absolute = key -> {
            String value = env.get(key);
            // The XDG rules say that a relative path is to be ignored.
            return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? null : Path.of(value);
        };
        if (name.startsWith("windows")) {
            Path local = absolute.apply("LOCALAPPDATA");
            return (local != null ? local : home.resolve("AppData").resolve("Local")).resolve("ToanCanh");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("ToanCanh");
        }
        Path data = absolute.apply("XDG_DATA_HOME");
        return (data != null ? data : home.resolve(".local").resolve("share")).resolve("toancanh");
    }

    /**
     * Opens the profile, creating it where it does not exist.
     *
     * @throws StoreException LOCKED when a running console has it; ask that one with {@link InstanceLock#askToShow}
     */
    public static Profile open(Path directory) throws StoreException {
        return open(directory, Disk.REAL);
    }

    /** The same on a disk that may fail. */
    public static Profile open(Path directory, Disk disk) throws StoreException {
        Path dir = directory.toAbsolutePath().normalize();
        try {
            disk.before(Disk.Step.OPEN, dir);
            SafeFiles.createOwnerDirectories(dir);
            return new Profile(dir, InstanceLock.acquire(dir), null);
        } catch (IOException e) {
            return unwritable(dir, Faults.of("opening the profile", e));
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.LOCKED) {
                throw e;
            }
            return unwritable(dir, e);
        }
    }

    private static Profile unwritable(Path dir, StoreException why) {
        LOG.warn("profile-unwritable: {} cannot be written, nothing will be kept here", dir, why);
        StoreException.Kind kind =
                why.kind() == StoreException.Kind.FULL ? StoreException.Kind.FULL : StoreException.Kind.READ_ONLY;
        return new Profile(dir, null, kind);
    }

    public Path directory() {
        return directory;
    }

    /** Whether nothing can be kept here: acts are refused and the cache is memory alone. */
    public boolean isReadOnly() {
        return unwritable != null;
    }

    /** Why nothing can be kept: READ_ONLY or FULL; null for a sound profile. */
    public StoreException.@Nullable Kind unwritable() {
        return unwritable;
    }

    /**
     * Called when a second console was started on this profile and left the stage to this one. A request that came before
     * is handed over at once. Called on a thread of the profile.
     */
    public void onShow(Runnable show) {
        if (lock != null) {
            lock.onShow(show);
        }
    }

    /** Whether a file of the profile is there. */
    boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
