package vn.toancanh.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * How wide a font's letters are, each asked for once, and where a text breaks by it. A citizen may write four thousand letters
 * without a space: each is looked at once, however long its word is. One thread.
 */
final class Letters {
    private static final float MISSING = -1;

    private final PDFont font;
    private final Map<Integer, Float> widths = new HashMap<>(); // by code point

    Letters(PDFont font) {
        this.font = font;
    }

    PDFont font() {
        return font;
    }

    /**
     * The text in lines that are not wider than {@code width}, broken at spaces, and within a word only where it is wider than
     * a line. Letters that the font does not have become question marks.
     *
     * @param width in thousandths of the font's size
     * @return one line at least for each paragraph; a letter that is wider than a line has one for itself
     */
    List<String> broken(String text, float width) {
        List<String> all = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            float used = 0;
            for (String word : printable(paragraph).split(" ")) {
                float wide = width(word);
                float space = line.length() == 0 ? 0 : width(' ');
                if (line.length() > 0 && used + space + wide > width) {
                    all.add(line.toString());
                    line.setLength(0);
                    used = 0;
                    space = 0;
                }
                if (line.length() > 0) {
                    line.append(' ');
                }
                used += space;
                for (int i = 0; i < word.length(); ) {
                    int cp = word.codePointAt(i);
                    float w = width(cp);
                    if (line.length() > 0 && used + w > width) {
                        all.add(line.toString());
                        line.setLength(0);
                        used = 0;
                    }
                    line.appendCodePoint(cp);
                    used += w;
                    i += Character.charCount(cp);
                }
            }
            all.add(line.toString());
        }
        return all;
    }

    private float width(String word) {
        float sum = 0;
        for (int i = 0; i < word.length(); ) {
            int cp = word.codePointAt(i);
            sum += width(cp);
            i += Character.charCount(cp);
        }
        return sum;
    }

    private String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(cp -> {
            int shown = cp == '\t' ? ' ' : cp;
            if (width(shown) != MISSING) {
                out.appendCodePoint(shown);
            } else if (cp != 0x202D && cp != 0x202C) {
                out.append('?'); // the font has no such letter
            }
        });
        return out.toString();
    }

    private float width(int cp) {
        return widths.computeIfAbsent(cp, this::measured);
    }

    private float measured(int cp) {
        try {
            return font.getStringWidth(Character.toString(cp));
        } catch (IOException | IllegalArgumentException e) {
            return MISSING;
        }
    }
}
