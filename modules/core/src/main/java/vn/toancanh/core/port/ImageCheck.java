package vn.toancanh.core.port;

import java.nio.file.Path;

/**
 * Turns a photo from outside into pixels without risk for this process: checked by its head, decoded elsewhere, made small.
 * Thread-safe; blocks for seconds, so not for the JavaFX thread. Never throws for a bad picture.
 */
public interface ImageCheck {
    /**
     * Looks at a file.
     *
     * @param maxSide of the pixels handed back, 16 to 2048
     */
    Look look(Path file, int maxSide);

    /** The same for a file that is nowhere but in memory; the bytes are not changed meanwhile. */
    Look look(byte[] file, int maxSide);

    /** What came of it. */
    sealed interface Look {
        /** @param argb opaque pixels, row by row, {@code width * height} of them; not changed any more */
        record Seen(int width, int height, int[] argb) implements Look {}

        /**
         * A placeholder and a sentence stand in its place.
         *
         * @param code {@code not-a-picture}, {@code too-large}, {@code too-many-pixels}, {@code unreadable}, {@code too-slow};
         *     {@code not-here} when there is no such file; of {@link CasePhotos} also {@code withheld}
         */
        record Refused(String code) implements Look {}
    }
}
