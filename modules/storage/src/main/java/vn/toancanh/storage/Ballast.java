package vn.toancanh.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;

/**
 * A file that is there to be emptied: on a full disk it makes room for acts, which must go on, while the cache, which need not,
 * gets none of it. Thread-safe.
 */
final class Ballast {
    /** Room for some tens of thousands of acts. */
    static final long BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Ballast.class);
    private static final int PIECE = 1 << 20;

    /** So much must be free before a part of it is taken for ballast. */
    private static final int PLENTY = 4;

    private final Path file;
    private final long bytes;
    private final Disk disk;
    /** Whether it was given up and could not be made again yet. */
    private volatile boolean spent;

    Ballast(Path directory, long bytes, Disk disk) {
        this.file = directory.resolve("ballast");
        this.bytes = bytes;
        this.disk = disk;
        this.spent = Files.exists(file) && file.toFile().length() == 0;
    }

    /** Makes the file where there is none and room for it, once in a while; takes as long as the disk needs. Never fails. */
    synchronized void keep() {
        try {
            if (Files.exists(file) && Files.size(file) == bytes) {
                return;
            }
            if (Files.getFileStore(file.resolveSibling(".")).getUsableSpace() < PLENTY * bytes) {
                return;
            }
            fill();
            spent = false;
        } catch (IOException | StoreException e) {
            LOG.warn("ballast-missing: a full disk will stop acts at once", e);
        }
    }

    private void fill() throws IOException, StoreException {
        Path half = file.resolveSibling("ballast.tmp");
        Files.deleteIfExists(half);
        boolean whole = false;
        try (FileChannel out = SafeFiles.createOwnerOnly(half)) {
            // Not zeros: file systems that compress would keep no room for them.
            SplittableRandom random = new SplittableRandom();
            byte[] piece = new byte[(int) Math.min(PIECE, bytes)];
            for (long left = bytes; left > 0; left -= piece.length) {
                disk.before(Disk.Step.WRITE, file);
                random.nextBytes(piece);
                ByteBuffer b = ByteBuffer.wrap(piece, 0, (int) Math.min(piece.length, left));
                while (b.hasRemaining()) {
                    out.write(b);
                }
            }
            out.force(true);
            whole = true;
        } finally {
            if (!whole) {
                SafeFiles.deleteQuietly(half);
            }
        }
        SafeFiles.move(half, file);
    }

    /** The disk is full: gives the room back. False when there was none to give. */
    synchronized boolean release() {
        try {
            if (Files.exists(file) && Files.size(file) > 0) {
                // Empty and not gone: the next start must know as well.
                try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    c.truncate(0);
                }
                spent = true;
                LOG.error("disk-full: the ballast of {} MiB is given up so that acts go on", bytes >> 20);
                return true;
            }
        } catch (IOException e) {
            LOG.error("ballast-stuck", e);
        }
        return false;
    }

    /** Whether the disk was full and the room was given to acts, up to now. Cheap; any thread. */
    boolean isSpent() {
        return spent;
    }

    /** The disk for whoever must leave the last room to the acts. */
    Disk sparing() {
        return (step, path) -> {
            if (spent && (step == Disk.Step.WRITE || step == Disk.Step.COMMIT)) {
                throw new StoreException(StoreException.Kind.FULL, "the last room of the disk is for acts");
            }
            disk.before(step, path);
        };
    }
}
