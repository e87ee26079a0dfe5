package vn.toancanh.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/**
 * The session token, in a file that only its owner can read. Values never reach a log. Thread-safe; touches the disk at
 * every call but {@link #get}.
 */
public final class FileSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(FileSecrets.class);

    static final String FILE = "secrets";

    private final Path file;
    private final Json json;
    private final boolean writable;
    private final Disk disk;
    private final Map<String, String> values = new TreeMap<>();

    /** Reads the file; a broken one is as good as none, the operator signs in again. */
    public FileSecrets(Path directory, Json json) {
        this(directory, json, true, Disk.REAL);
    }

    /** @param writable false keeps everything in memory */
    FileSecrets(Path directory, Json json, boolean writable, Disk disk) {
        this.file = directory.resolve(FILE);
        this.json = json;
        this.writable = writable;
        this.disk = disk;
        try {
            if (Files.exists(file)) {
                JsonNode root = json.tree(Files.readAllBytes(file));
                root.fieldNames()
                        .forEachRemaining(k -> values.put(k, root.path(k).asText()));
            }
        } catch (IOException | WireException e) {
            LOG.warn("secrets-unreadable: {}", e.getClass().getSimpleName()); // the message might quote one
        }
    }

    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws StoreException when it could not be kept for the next start; it is there until the process ends */
    public synchronized void put(String name, String value) throws StoreException {
        values.put(name, value);
        write();
    }

    public synchronized void remove(String name) throws StoreException {
        if (values.remove(name) != null) {
            write();
        }
    }

    private void write() throws StoreException {
        if (writable) {
            SafeFiles.replace(file, json.bytes(values), disk);
        }
    }
}
