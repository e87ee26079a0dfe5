package vn.toancanh.core.picture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Kind and size of a picture, from its own bytes: its name and what a citizen's phone claims prove nothing. Only kinds that
 * the console decodes are told; SVG, TIFF, GIF and PDF are none of them.
 *
 * @param kind by the first bytes
 * @param width in pixels, as claimed, above 0
 * @param height in pixels, as claimed, above 0
 */
public record PictureHead(Kind kind, int width, int height) {
    /** Kinds that are decoded. */
    public enum Kind {
        JPEG,
        PNG
    }

    /** Forty megapixels: a large phone's photo, 160 MB once decoded. */
    public static final long MAX_PIXELS = 40_000_000;

    /** Of the file. */
    public static final int MAX_BYTES = 20 << 20;

    public long pixels() {
        return (long) width * height;
    }

    /** Empty for what is no such picture, or ends before it says its size. Never throws. */
    public static Optional<PictureHead> of(byte[] file) {
        if (file.length >= 24
                && u8(file, 0) == 0x89
                && ascii(file, 1, 7).equals("PNG\r\n\u001a\n")
                && ascii(file, 12, 4).equals("IHDR")) {
            return sound(Kind.PNG, u32(file, 16), u32(file, 20));
        }
        if (file.length >= 4 && u8(file, 0) == 0xFF && u8(file, 1) == 0xD8 && u8(file, 2) == 0xFF) {
            return jpeg(file);
        }
        return Optional.empty();
    }

    /** Walks the segments up to the frame's header. */
    private static Optional<PictureHead> jpeg(byte[] file) {
        int at = 2;
        while (at + 9 < file.length) {
            if (u8(file, at) != 0xFF) {
                return Optional.empty();
            }
            int marker = u8(file, at + 1);
            if (marker == 0xFF) {
                at++; // fill bytes
                continue;
            }
            if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
                at += 2;
                continue;
            }
            if (marker == 0xD9 || marker == 0xDA) {
                return Optional.empty(); // pixels before their size
            }
            int length = u16(file, at + 2);
            if (length < 2) {
                return Optional.empty();
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return sound(Kind.JPEG, u16(file, at + 7), u16(file, at + 5));
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    private static Optional<PictureHead> sound(Kind kind, long width, long height) {
        return width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE
                ? Optional.of(new PictureHead(kind, (int) width, (int) height))
                : Optional.empty();
    }

    private static int u8(byte[] b, int i) {
        return b[i] & 0xFF;
    }

    private static int u16(byte[] b, int i) {
        return u8(b, i) << 8 | u8(b, i + 1);
    }

    private static long u32(byte[] b, int i) {
        return (long) u16(b, i) << 16 | u16(b, i + 2);
    }

    private static String ascii(byte[] b, int from, int n) {
        return new String(b, from, n, StandardCharsets.ISO_8859_1);
    }
}
