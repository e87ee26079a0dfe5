package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.PhotoCache;
import vn.toancanh.core.port.PhotoSpool;
import vn.toancanh.core.port.StoreException;

/**
 * Photos that the city has, as plain files in {@code photos/}, within a budget of bytes. Disposable; on a disk that cannot be
 * written it keeps nothing. The time of a file is when it was looked at last. Thread-safe.
 */
public final class PhotoFolder implements PhotoCache {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoFolder.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final long budget;
    private final InstantSource clock;
    private final Disk disk;

    /**
     * @param budget greatest sum of all files, bytes; a single larger one is not kept
     * @param disk may refuse
     */
    public PhotoFolder(Path profile, long budget, InstantSource clock, Disk disk) {
        this.folder = profile.resolve("photos");
        this.budget = budget;
        this.clock = clock;
        this.disk = disk;
    }

    @Override
    public byte @Nullable [] load(String sha256) {
        Path file = file(sha256);
        try {
            if (file == null || !Files.isRegularFile(file) || Files.size(file) > PhotoSpool.MAX_BYTES) {
                return null;
            }
            byte[] content = Files.readAllBytes(file);
            looked(file);
            return content;
        } catch (IOException e) {
            LOG.info("a kept photo cannot be read: {}", e.getMessage());
            return null;
        }
    }

    /** A disk that cannot be written still holds what can be read. */
    private void looked(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            LOG.debug("not marked as looked at: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void save(String sha256, byte[] content) {
        Path file = file(sha256);
        if (file == null || content.length > budget) {
            return;
        }
        try {
            disk.before(Disk.Step.OPEN, folder);
            SafeFiles.createOwnerDirectories(folder);
            prune(file, budget - content.length); // first, so that the budget holds at every moment
            SafeFiles.replace(file, content, disk);
            looked(file);
        } catch (StoreException | IOException e) {
            LOG.info("a photo is not kept: {}", e.getMessage());
        }
    }

    /** Names come from outside: what is no hash is no file. */
    private @Nullable Path file(String sha256) {
        return HASH.matcher(sha256).matches() ? folder.resolve(sha256) : null;
    }

    private record Kept(Path file, long size, FileTime seen) {}

    /** What was not looked at for longest goes first, until the others fit. */
    private void prune(Path fresh, long room) throws IOException {
        List<Kept> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(f -> !f.equals(fresh))
                    .map(PhotoFolder::kept)
                    .sorted(Comparator.comparing(Kept::seen).reversed())
                    .toList();
        }
        long sum = 0;
        for (Kept k : all) {
            sum += k.size();
            if (sum > room) {
                SafeFiles.deleteQuietly(k.file());
            }
        }
    }

    private static Kept kept(Path f) {
        try {
            return new Kept(f, Files.size(f), Files.getLastModifiedTime(f));
        } catch (IOException e) {
            return new Kept(f, 0, FileTime.fromMillis(0));
        }
    }
}
