package vn.toancanh.storage;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kinds of picture, told by a file's first bytes: its name and what a citizen's phone claims prove nothing. */
enum PictureKind {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic");

    /** As many bytes as {@link #of} wants to see. */
    static final int HEAD = 16;

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private final String mime;
    private final String extension;

    PictureKind(String mime, String extension) {
        this.mime = mime;
        this.extension = extension;
    }

    String mime() {
        return mime;
    }

    String extension() {
        return extension;
    }

    static @Nullable PictureKind of(byte[] head, int length) {
        if (length >= 3 && at(head, 0, 0xff) && at(head, 1, 0xd8) && at(head, 2, 0xff)) {
            return JPEG;
        }
        if (length >= 8 && at(head, 0, 0x89) && "PNG\r\n\u001a\n".equals(ascii(head, 1, 7))) {
            return PNG;
        }
        if (length >= 12 && "RIFF".equals(ascii(head, 0, 4)) && "WEBP".equals(ascii(head, 8, 4))) {
            return WEBP;
        }
        if (length >= 12 && "ftyp".equals(ascii(head, 4, 4)) && HEIC_BRANDS.contains(ascii(head, 8, 4))) {
            return HEIC;
        }
        return null;
    }

    private static boolean at(byte[] b, int i, int value) {
        return (b[i] & 0xff) == value;
    }

    private static String ascii(byte[] b, int from, int n) {
        return new String(b, from, n, StandardCharsets.ISO_8859_1);
    }
}
