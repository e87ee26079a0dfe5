package vn.toancanh.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/**
 * Settings as one JSON object. Puts are gathered for half a second and written behind the caller; what an other version
 * of the console wrote stays as it is. Thread-safe; {@link #get} and {@link #put} never touch the disk.
 */
public final class FileSettings implements SettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileSettings.class);

    static final String FILE = "settings.json";
    private static final Duration GATHER = Duration.ofMillis(500);
    private static final long MAX_BYTES = 1 << 20;

    /** Runs something later, on a thread that may write files. */
    @FunctionalInterface
    public interface Later {
        void run(Duration delay, Runnable task);
    }

    private final Path file;
    private final Json json;
    private final Later later;
    private final Disk disk;
    private final boolean writable;

    private final Object writing = new Object();
    private final Map<String, Object> values = new TreeMap<>();
    private boolean dirty;
    private boolean planned;

    /** Reads the file. */
    public FileSettings(Path directory, Json json, Later later) {
        this(directory, json, later, true, Disk.REAL);
    }

    /** @param writable false keeps everything in memory */
    FileSettings(Path directory, Json json, Later later, boolean writable, Disk disk) {
        this.file = directory.resolve(FILE);
        this.json = json;
        this.later = later;
        this.writable = writable;
        this.disk = disk;
        read();
    }

    @Override
    public synchronized Optional<String> get(String key) {
        return values.get(key) instanceof String s ? Optional.of(s) : Optional.empty();
    }

    @Override
    public void put(String key, String value) {
        boolean plan;
        synchronized (this) {
            Object old = value.isEmpty() ? values.remove(key) : values.put(key, value);
            if (value.isEmpty() ? old == null : value.equals(old)) {
                return;
            }
            dirty = true;
            plan = writable && !planned;
            planned |= plan;
        }
        if (plan) {
            later.run(GATHER, this::writePlanned);
        }
    }

    @Override
    public void flush() throws StoreException {
        synchronized (writing) {
            byte[] bytes;
            synchronized (this) {
                planned = false;
                if (!dirty || !writable) {
                    return;
                }
                bytes = json.bytes(values);
                dirty = false;
            }
            boolean done = false;
            try {
                SafeFiles.replace(file, bytes, disk);
                done = true;
            } finally {
                if (!done) {
                    synchronized (this) {
                        dirty = true;
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        writePlanned();
    }

    private void writePlanned() {
        try {
            flush();
        } catch (StoreException e) {
            LOG.warn("settings-unwritten: they are tried again at the next change", e);
        }
    }

    private void read() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new WireException("The settings are larger than any this console writes.");
            }
            JsonNode root = json.tree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new WireException("The settings are no object.");
            }
            for (Iterator<Map.Entry<String, JsonNode>> i = root.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> e = i.next();
                values.put(e.getKey(), e.getValue().isTextual() ? e.getValue().textValue() : e.getValue());
            }
        } catch (WireException e) {
            values.clear();
            setAside(e);
        } catch (IOException e) {
            LOG.warn("settings-unreadable: starting with none", e);
        }
    }

    private void setAside(WireException why) {
        Path broken = Quarantine.sibling(file, ".broken");
        LOG.error("settings-broken: starting with none, the file lies in {}", broken, why);
        if (writable) {
            try {
                Files.move(file, broken, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                LOG.warn("settings-not-set-aside", e);
            }
        }
    }
}
