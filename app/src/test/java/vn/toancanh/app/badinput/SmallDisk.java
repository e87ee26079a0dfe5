package vn.toancanh.app.badinput;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file system in memory that is small enough to be filled. */
final class SmallDisk implements AutoCloseable {
    private final Path at;
    private final Path filler;

    private SmallDisk(Path at) {
        this.at = at;
        this.filler = at.resolve("filler");
    }

    /** Over this folder; null where this user may not mount. */
    static @Nullable SmallDisk mount(Path at, int megabytes) throws InterruptedException {
        return Command.works("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", at.toString())
                ? new SmallDisk(at)
                : null;
    }

    /** Takes all the space that is left. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] piece = new byte[4_096];
            while (true) {
                out.write(piece);
            }
        } catch (IOException e) {
            if (Files.size(filler) == 0) {
                throw e;
            }
        }
    }

    void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws InterruptedException {
        if (!Command.works("umount", at.toString())) {
            Command.works("umount", "-l", at.toString());
        }
    }
}
