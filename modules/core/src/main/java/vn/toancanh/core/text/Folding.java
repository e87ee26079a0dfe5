package vn.toancanh.core.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds Vietnamese text for search: lower case, no tone or vowel marks, đ and its look-alike ð to d.
 * NFD does not decompose đ, so it is mapped by hand.
 */
public final class Folding {
    private static final char[] TABLE = new char[0x1F00]; // covers all letters of Vietnamese, composed or not

    /** Stands in the table for a mark, which leaves nothing. */
    private static final char DROPPED = 0xFFFF;

    static {
        for (char ch = 0; ch < TABLE.length; ch++) {
            boolean latin = ch < 0x250 || (ch >= 0x300 && ch < 0x370) || ch >= 0x1E00;
            String folded = latin ? foldSlowly(String.valueOf(ch)) : "?";
            if (folded.isEmpty()) {
                TABLE[ch] = DROPPED;
            } else if (latin && folded.length() == 1) {
                TABLE[ch] = folded.charAt(0);
            }
        }
    }

    private Folding() {}

    /** The folded form; never longer than needed to index, empty for empty input. */
    public static String fold(String text) {
        char[] out = new char[text.length()];
        int n = 0;
        for (int i = 0; i < out.length; i++) {
            char ch = text.charAt(i);
            char folded = ch < TABLE.length ? TABLE[ch] : 0;
            if (folded == 0 && ch != 0) {
                return foldSlowly(text); // a script that the table does not have
            }
            if (folded != DROPPED) {
                out[n++] = folded;
            }
        }
        return new String(out, 0, n);
    }

    private static String foldSlowly(String text) {
        String nfd = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(nfd.length());
        for (int i = 0; i < nfd.length(); i++) {
            char ch = nfd.charAt(i);
            switch (ch) {
                case 'đ', 'Đ', 'ð', 'Ð' -> out.append('d');
                default -> {
                    if (Character.getType(ch) != Character.NON_SPACING_MARK) {
                        out.append(ch);
                    }
                }
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    /** Lower-case NFC form for exact-tone comparison, so that both ways of composing a letter compare equal. */
    public static String exact(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * How well a text answers a query: 2 if the query occurs with its exact tone marks, 1 if it occurs folded, 0 if not.
     * Every word of the query must occur.
     */
    public static int match(String query, String text) {
        String q = exact(query).strip();
        if (q.isEmpty()) {
            return 1;
        }
        if (containsAll(exact(text), q)) {
            return 2;
        }
        return containsAll(fold(text), fold(q)) ? 1 : 0;
    }

    private static boolean containsAll(String text, String words) {
        for (String w : words.split("\\s+")) {
            if (!text.contains(w)) {
                return false;
            }
        }
        return true;
    }
}
