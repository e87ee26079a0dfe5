package vn.toancanh.uikit.error;

import java.util.Locale;
import java.util.zip.CRC32;

/**
 * A short code derived from where an error came from: the same fault gives the same code on every console, whatever the text
 * or the line number, so that operators and maintainers speak of the same thing.
 */
public final class ErrorCode {
    private static final int FRAMES = 4;

    private ErrorCode() {}

    /** For example {@code TC-7F3A9C}. */
    public static String of(Throwable error) {
        Throwable root = error;
        for (int i = 0; i < 20 && root.getCause() != null; i++) {
            root = root.getCause();
        }
        StringBuilder s = new StringBuilder(root.getClass().getName());
        int n = 0;
        for (StackTraceElement f : root.getStackTrace()) {
            if (f.getClassName().startsWith("vn.toancanh.") && n++ < FRAMES) {
                // A lambda's name holds a number that changes with the compiler.
                s.append('|')
                        .append(f.getClassName())
                        .append('.')
                        .append(f.getMethodName().replaceAll("\\d+", ""));
            }
        }
        CRC32 crc = new CRC32();
        crc.update(s.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "TC-%06X", crc.getValue() & 0xFFFFFF);
    }
}
