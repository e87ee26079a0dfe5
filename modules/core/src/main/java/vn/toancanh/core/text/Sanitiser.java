package vn.toancanh.core.text;

import java.text.Normalizer;

/**
 * Makes text from outside harmless before anything lays it out: citizens' words, the stream and the gateway's answers are
 * hostile data. Measured on JavaFX 25.0.4: a 2 KB text full of direction overrides costs 23 seconds of layout, one letter
 * of Thai within 4,000 of Vietnamese 28 seconds, and a word of Arabic that wraps ends the layout with an exception.
 *
 * <p>Pure functions; cleaning twice changes nothing.
 */
public final class Sanitiser {
    /** No text is longer, in code points, whatever the caller allows. */
    public static final int MAX_CODE_POINTS = 10_000;

    /** On a letter that may carry one itself: more than any Vietnamese letter has, fewer than a Zalgo text needs. */
    private static final int MAX_MARKS = 3;

    /** Ten thousand line breaks are no report; beyond this a break is a space. */
    private static final int MAX_LINES = 200;

    /** A blank line between paragraphs is enough. */
    private static final int MAX_BREAKS_TOGETHER = 2;

    /** JavaFX lays out run by run. A sound text in Arabic or Hebrew with names in it turns some dozens of times. */
    private static final int MAX_TURNS = 100;

    private Sanitiser() {}

    /**
     * One line or several: NFC, without control characters (newline and tab stay), bidi controls, zero-width characters,
     * tags, lone surrogates, private use and stacks of combining marks; cut to {@code maxChars} UTF-16 units at a whole code
     * point with an ellipsis. Long lines of scripts that need shaping are broken, see {@link Shaping}.
     */
    public static String clean(String text, int maxChars) {
        String out = cut(text, maxChars);
        String shaped = Shaping.lines(out);
        // Broken lines are longer by their breaks: cut until the whole fits, so that cleaning again changes nothing.
        for (int limit = out.length(); !fits(shaped, maxChars); ) {
            limit -= Math.max(limit / 16, 1);
            shaped = Shaping.lines(cut(out, limit));
        }
        return shaped;
    }

    /**
     * Whether a letter in it needs shaping, as those of Arabic, Thai or Hindi do: JavaFX then takes some times as long for its
     * layout as for Vietnamese ({@code installer/bench text}).
     */
    public static boolean needsShaping(String text) {
        return !Shaping.isPlain(text);
    }

    /** {@link #clean} on one line: line breaks and runs of white space become one space. */
    public static String line(String text, int maxChars) {
        String out = Shaping.line(oneLine(cut(text, maxChars)));
        return out.length() <= maxChars ? out : Shaping.line(oneLine(cut(text, maxChars - 2)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static boolean fits(String text, int maxChars) {
        return text.length() <= maxChars
                && text.chars().filter(ch -> ch == '\n').count() < MAX_LINES;
    }

    private static String cut(String text, int maxChars) {
        int limit = Math.min(maxChars, MAX_CODE_POINTS);
        String out = Normalizer.normalize(new Filter(normal(text, limit)).run(), Normalizer.Form.NFC);
        if (out.length() <= limit) {
            return out;
        }
        int end = Math.max(0, limit - 1);
        if (end > 0 && Character.isHighSurrogate(out.charAt(end - 1))) {
            end--;
        }
        return out.substring(0, end) + "…";
    }

    /**
     * Whether {@link #clean} would take something out of the text that was put there to deceive or to harm. Length, line
     * breaks and the joiners inside emoji do not count: they say nothing about the sender.
     */
    public static boolean isSound(String text) {
        Filter f = new Filter(normal(text, MAX_CODE_POINTS));
        f.run();
        return !f.removed;
    }

    /** Cut before it is normalised: to normalise a hostile megabyte is work that an attacker would like us to do. */
    private static String normal(String text, int limit) {
        String in = text.length() > 4 * limit ? text.substring(0, 4 * limit) : text;
        return Normalizer.normalize(in, Normalizer.Form.NFC);
    }

    private static final class Filter {
        private final String in;
        private final StringBuilder out;
        private int marks;
        private int breaks;
        private int lines;
        private int turns;
        private boolean rightToLeft;
        private boolean removed;

        Filter(String in) {
            this.in = in;
            this.out = new StringBuilder(in.length());
        }

        String run() {
            for (int i = 0; i < in.length(); ) {
                int cp = in.codePointAt(i);
                i += Character.charCount(cp);
                if (cp == '\r') {
                    if (i < in.length() && in.charAt(i) == '\n') {
                        continue;
                    }
                    cp = '\n';
                }
                take(cp, Character.getType(cp));
            }
            return out.toString();
        }

        private void take(int cp, int type) {
            if (isForbidden(cp, type)) {
                // What goes does not end a stack of marks, else hidden characters between them would let it grow.
                removed |= !isInnocent(cp);
            } else if (isMark(type)) {
                if (++marks > MAX_MARKS || out.length() == 0) {
                    removed = true;
                } else {
                    out.appendCodePoint(cp);
                }
            } else if (cp == '\n') {
                marks = 0;
                if (++breaks <= MAX_BREAKS_TOGETHER) {
                    out.append(++lines < MAX_LINES ? '\n' : ' ');
                }
            } else if (!turnsTooOften(cp)) {
                marks = 0;
                breaks = 0;
                out.appendCodePoint(cp);
            } else {
                removed = true;
            }
        }

        /** Leaves letters against the first direction out once a text has turned too often. */
        private boolean turnsTooOften(int cp) {
            boolean rtl;
            switch (Character.getDirectionality(cp)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> rtl = false;
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    rtl = true;
                default -> {
                    return false;
                }
            }
            if (rtl == rightToLeft) {
                return false;
            }
            if (turns >= MAX_TURNS) {
                return true;
            }
            turns++;
            rightToLeft = rtl;
            return false;
        }
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Word processors, keyboards and {@link Shaping} leave these behind; nobody deceives with them. */
    private static boolean isInnocent(int cp) {
        return switch (cp) {
            case 0x200D, 0xFEFF, 0x00AD, 0x2028, 0x2029, Shaping.FROM_LEFT, Shaping.END -> true;
            default -> isVariant(cp);
        };
    }

    /** Chooses between the looks of a sign; makes the whole text one that needs shaping. */
    private static boolean isVariant(int cp) {
        return cp >= 0xFE00 && cp <= 0xFE0F;
    }

    private static boolean isForbidden(int cp, int type) {
        if (cp == '\n' || cp == '\t') {
            return false;
        }
        if (isVariant(cp) || (cp >= 0xE0000 && cp <= 0xE0FFF)) {
            return true; // with the tags: nothing of it is seen
        }
        return switch (type) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            // FORMAT holds the bidi controls and zero-width characters; the joiners inside emoji go with them.
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // Letters without a glyph (Hangul fillers).
            default -> cp == 0x115F || cp == 0x1160 || cp == 0x3164 || cp == 0xFFA0;
        };
    }
}
