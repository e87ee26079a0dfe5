package vn.toancanh.core.port;

import org.jspecify.annotations.Nullable;

/**
 * Disposable copies of photos that the city has, by the hash of their content; the least looked at go first. Any thread but the
 * JavaFX one may call; nothing is thrown, a copy that cannot be read or kept is as good as none.
 */
public interface PhotoCache {
    /**
     * A kept copy; null when there is none.
     *
     * @param sha256 64 hexadecimal digits, lower case
     * @return bytes of which nobody has checked yet whether they are still the ones that were kept
     */
    byte @Nullable [] load(String sha256);

    /** Keeps a copy where there is room for it. */
    void save(String sha256, byte[] content);
}
