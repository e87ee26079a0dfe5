package vn.toancanh.core.port;

import java.nio.file.Path;
import vn.toancanh.core.model.Attachment;

/** Keeps files on this machine until the city has them. Thread-safe; not for the JavaFX thread. */
public interface PhotoSpool {
    /** Largest file taken, in bytes. */
    long MAX_BYTES = 50L << 20;

    /**
     * Copies a file into the spool and syncs it.
     *
     * @throws StoreException if it cannot be kept; {@code message} is a code: {@code not-a-picture}, {@code too-large},
     *     {@code unreadable}, {@code disk-full}
     */
    Attachment keep(Path file, String name) throws StoreException;

    /** The same for bytes, as pasted or dropped. */
    Attachment keep(byte[] content, String name) throws StoreException;

    /** Where the file of this attachment lies; it need not exist. */
    Path fileOf(Attachment attachment);
}
