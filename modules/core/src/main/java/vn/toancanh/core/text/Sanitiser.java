package vn.toancanh.core.text;

import java.text.Normalizer;

/**
 * Makes text from outside harmless before anything lays it out: citizens' words, the stream and the gateway's answers are
 * hostile data. A 2 KB text full of direction overrides costs JavaFX 23 seconds of layout.
 */
public final class Sanitiser {
    /** More combining marks than any Vietnamese letter carries in NFD, fewer than a Zalgo text needs. */
    private static final int MAX_MARKS = 3;

    private Sanitiser() {}

    /**
     * One line or several: NFC, without control characters (newline and tab stay), bidi controls, lone surrogates, private
     * use and stacks of combining marks; cut to {@code maxChars} UTF-16 units at a whole code point with an ellipsis.
     */
    public static String clean(String text, int maxChars) {
        // Cut first: normalising a hostile megabyte is work that an attacker would like us to do.
        String in = text.length() > 4 * maxChars ? text.substring(0, 4 * maxChars) : text;
        StringBuilder out = new StringBuilder(Math.min(in.length(), maxChars));
        int marks = 0;
        for (int i = 0; i < in.length(); ) {
            int cp = in.codePointAt(i);
            i += Character.charCount(cp);
            int type = Character.getType(cp);
            if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
                if (++marks > MAX_MARKS || out.length() == 0) {
                    continue;
                }
            } else {
                marks = 0;
            }
            if (isForbidden(cp, type)) {
                continue;
            }
            out.appendCodePoint(cp == '\r' ? '\n' : cp);
        }
        String nfc = Normalizer.normalize(out, Normalizer.Form.NFC);
        if (nfc.length() <= maxChars) {
            return nfc;
        }
        int end = Math.max(0, maxChars - 1);
        if (end > 0 && Character.isHighSurrogate(nfc.charAt(end - 1))) {
            end--;
        }
        return nfc.substring(0, end) + "…";
    }

    /** {@link #clean} on one line: line breaks and runs of white space become one space. */
    public static String line(String text, int maxChars) {
        return clean(text, maxChars).replaceAll("\\s+", " ").strip();
    }

    private static boolean isForbidden(int cp, int type) {
        if (cp == '\n' || cp == '\t') {
            return false;
        }
        return switch (type) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            // FORMAT holds the bidi controls and zero-width characters; the joiners inside emoji go with them.
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
