package vn.toancanh.core.text;

/**
 * Keeps JavaFX from what it cannot lay out. Two things were measured on 25.0.4:
 *
 * <ul>
 *   <li>A text with a single letter that needs shaping is laid out as a whole by the shaper, in a time that grows with the
 *       square of its longest line and with the changes of script in it: such lines are broken.
 *   <li>A line of a right-to-left script that wraps throws in the layout, whatever its width: such a line is written between
 *       the two characters that make it run from left to right. All its letters are there, in their own order, and go
 *       right wherever they are copied to; only the direction on this screen is wrong.
 * </ul>
 */
final class Shaping {
    /** Left-to-right override and the end of it. */
    static final int FROM_LEFT = 0x202D;

    static final int END = 0x202C;

    /** Of a line, in code points: about what a panel is wide, and half the time of a hundred. */
    private static final int LONGEST = 60;

    /** From one script to another within a line, digits and signs among them; a name in Latin is two. */
    private static final int CHANGES = 10;

    private Shaping() {}

    static String lines(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        int start = 0;
        while (true) {
            int end = text.indexOf('\n', start);
            pieces(end < 0 ? text.substring(start) : text.substring(start, end), out);
            if (end < 0) {
                return out.toString();
            }
            out.append('\n');
            start = end + 1;
        }
    }

    /** A text that is one line and short. */
    static String line(String text) {
        return isPlain(text) ? text : fromLeft(text);
    }

    private static void pieces(String line, StringBuilder out) {
        String rest = line;
        while (true) {
            int hard = hardEnd(rest);
            if (hard == rest.length()) {
                out.append(fromLeft(rest));
                return;
            }
            int space = rest.lastIndexOf(' ', hard - 1);
            int at = space > 0 ? space : hard;
            out.append(fromLeft(rest.substring(0, at))).append('\n');
            rest = rest.substring(space > 0 ? at + 1 : at);
        }
    }

    /** How far a line may go at most. */
    private static int hardEnd(String rest) {
        int length = 0;
        int changes = 0;
        Character.UnicodeScript script = Character.UnicodeScript.UNKNOWN;
        for (int i = 0; i < rest.length(); ) {
            int cp = rest.codePointAt(i);
            Character.UnicodeScript s = Character.UnicodeScript.of(cp);
            if (cp != ' ' && s != Character.UnicodeScript.INHERITED && s != script) {
                script = s;
                changes++;
            }
            if (++length > LONGEST || changes > CHANGES) {
                return i;
            }
            i += Character.charCount(cp);
        }
        return rest.length();
    }

    private static String fromLeft(String line) {
        boolean rtl = line.codePoints().anyMatch(Shaping::isFromRight);
        return rtl ? Character.toString(FROM_LEFT) + line + Character.toString(END) : line;
    }

    static boolean isFromRight(int cp) {
        return switch (Character.getDirectionality(cp)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }

    static boolean isPlain(String text) {
        return text.codePoints().allMatch(Shaping::isPlain);
    }

    /** Latin with all of Vietnamese, Greek, Cyrillic, the signs, East Asian scripts and emoji: one glyph for each. */
    private static boolean isPlain(int cp) {
        return cp < 0x300
                || (cp >= 0x370 && cp < 0x483)
                || (cp >= 0x48A && cp < 0x530)
                || (cp >= 0x1E00 && cp < 0x2000)
                || (cp >= 0x2010 && cp < 0x2028)
                || (cp >= 0x2030 && cp < 0x2060)
                || (cp >= 0x2070 && cp < 0x20D0)
                || (cp >= 0x2100 && cp < 0x2C00)
                || (cp >= 0x3000 && cp < 0x3099 && cp != 0x302A)
                || (cp >= 0x309B && cp < 0xA000)
                || (cp >= 0xAC00 && cp < 0xD7B0)
                || (cp >= 0xFF01 && cp < 0xFFF0)
                || (cp >= 0x1F000 && cp < 0x1FB00)
                || (cp >= 0x20000 && cp < 0x32000);
    }
}
