package vn.toancanh.storage;

import java.nio.file.Path;
import vn.toancanh.core.port.StoreException;

/**
 * Asked before every step that touches the disk, so that a test can make the disk fail exactly there. In the console it
 * is {@link #REAL} and never objects. Called on whatever thread does the step.
 */
@FunctionalInterface
public interface Disk {
    /** A disk that leaves failing to the hardware. */
    Disk REAL = (step, file) -> {};

    /** What is about to happen. */
    enum Step {
        /** Open or create a file. */
        OPEN,
        /** One statement that writes, or some bytes. */
        WRITE,
        /** Make it durable: a commit or a sync. */
        COMMIT,
        /** One statement that reads. */
        READ,
        /** Give a file its place by renaming it. */
        MOVE
    }

    /** @throws StoreException to fail the step instead of doing it */
    void before(Step step, Path file) throws StoreException;
}
