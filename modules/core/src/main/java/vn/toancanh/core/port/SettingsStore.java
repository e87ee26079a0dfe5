package vn.toancanh.core.port;

import java.util.Optional;

/**
 * Small settings of this workstation, kept atomically: language, density, window places, last session. Thread-safe; writes
 * are gathered and written behind the caller, a broken file is set aside and starts empty.
 */
public interface SettingsStore extends AutoCloseable {
    Optional<String> get(String key);

    /** An empty value removes the key. */
    void put(String key, String value);

    /** Writes what is gathered, now. */
    void flush() throws StoreException;

    @Override
    void close();
}
