package vn.toancanh.app.badinput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.storage.Profile;

/**
 * A profile that cannot be written while this is open: by its permissions; where they do not bind us, as they do not bind
 * root, by a read-only mount; where we may not mount either, by a disk that says so.
 */
final class ReadOnlyPlace implements AutoCloseable {
    private final Path at;
    private final String way;

    ReadOnlyPlace(Path at) throws IOException, InterruptedException {
        this.at = at;
        if (Command.works("chmod", "-R", "a-w", at.toString()) && !takesFiles()) {
            way = "permissions";
        } else {
            Command.works("chmod", "-R", "u+w", at.toString());
            boolean mounted = Command.works("mount", "--bind", at.toString(), at.toString())
                    && Command.works("mount", "-o", "remount,ro,bind", at.toString());
            way = mounted && !takesFiles() ? "mount" : "injected";
        }
    }

    String way() {
        return way;
    }

    Profile open() throws StoreException {
        return Profile.open(at, (step, file) -> {
            if (way.equals("injected")) {
                throw new StoreException(StoreException.Kind.READ_ONLY, "read-only");
            }
        });
    }

    private boolean takesFiles() {
        try {
            Files.delete(Files.createTempFile(at, "probe", ""));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (way.equals("permissions")) {
            Command.works("chmod", "-R", "u+w", at.toString());
        } else {
            Command.works("umount", at.toString());
        }
    }
}
