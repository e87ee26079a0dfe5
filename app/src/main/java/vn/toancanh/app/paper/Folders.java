package vn.toancanh.app.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a folder of this machine in the system's own program. */
public final class Folders {
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    private Folders() {}

    /** Whether such a program was started. Never throws; the folder is ours, no word of a citizen comes here. */
    public static boolean open(Path folder) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String program = os.contains("win") ? "explorer.exe" : os.contains("mac") ? "open" : "xdg-open";
        try {
            new ProcessBuilder(program, folder.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            LOG.info("no program to open a folder: {}", e.getMessage());
            return false;
        }
    }
}
