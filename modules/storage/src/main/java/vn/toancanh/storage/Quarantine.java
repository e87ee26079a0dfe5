package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;

/** Sets broken database files aside, with their logs, where somebody can look at them later. Stateless. */
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final List<String> PARTS = List.of("", "-wal", "-shm");
    private static final int KEEP = 3; // a disk that breaks every day must not be filled by it

    private Quarantine() {}

    /**
     * Moves the file away; it must be closed.
     *
     * @return where it lies now
     */
    static Path move(Path file, Instant now, Disk disk) throws StoreException {
        Path dir = file.resolveSibling("quarantine");
        Path target = dir.resolve(Times.millis(now) + "-" + file.getFileName());
        try {
            disk.before(Disk.Step.MOVE, file);
            SafeFiles.createOwnerDirectories(dir);
            for (int i = 1; Files.exists(target); i++) {
                target = dir.resolve(Times.millis(now) + "-" + i + "-" + file.getFileName());
            }
            for (String part : PARTS) {
                Path from = sibling(file, part);
                if (Files.exists(from)) {
                    SafeFiles.move(from, sibling(target, part));
                }
            }
        } catch (IOException e) {
            throw Faults.of("setting " + file.getFileName() + " aside", e);
        }
        LOG.error("store-quarantined: {} could not be used and lies now in {}", file.getFileName(), target);
        prune(dir, file.getFileName().toString());
        return target;
    }

    /** Deletes a database file with its logs. */
    static void delete(Path file) throws IOException {
        for (String part : PARTS) {
            Files.deleteIfExists(sibling(file, part));
        }
    }

    static Path sibling(Path file, String part) {
        return file.resolveSibling(file.getFileName() + part);
    }

    /** Old caches go; a broken outbox is kept for ever, for it holds what somebody did. */
    private static void prune(Path dir, String name) {
        if (name.equals(OutboxSchema.FILE)) {
            return;
        }
        try (Stream<Path> all = Files.list(dir)) {
            List<Path> old = all.filter(p -> p.getFileName().toString().endsWith("-" + name))
                    .sorted(Comparator.comparing((Path p) -> p.getFileName().toString())
                            .reversed())
                    .skip(KEEP)
                    .toList();
            for (Path p : old) {
                delete(p);
            }
        } catch (IOException e) {
            LOG.warn("quarantine-not-pruned", e);
        }
    }
}
