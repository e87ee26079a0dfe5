package vn.toancanh.uitestkit.look;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/**
 * Reads a style sheet and says where it leaves the charter: red outside P1, green anywhere, a gradient, a shadow, a corner
 * rounder than 4 px, a colour value outside the tokens.
 */
public final class CssLint {
    private static final Pattern DECLARATION = Pattern.compile("([-\\w]+)\\s*:\\s*([^;{}]+);");
    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{3,8}\\b");
    private static final Pattern RGB = Pattern.compile("rgba?\\([^)]*\\)");
    private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)(px|em|%)?");
    private static final double MAX_RADIUS_PX = 4;
    private static final double ROOT_PX = 16;

    private CssLint() {}

    /**
     * One line a problem.
     *
     * @param file shown in the lines
     * @param tokens whether this is the file that may name colour values
     */
    public static List<String> problems(String file, String css, boolean tokens) {
        List<String> out = new ArrayList<>();
        String text = css.replaceAll("(?s)/\\*.*?\\*/", "");
        Matcher m = DECLARATION.matcher(text);
        while (m.find()) {
            String name = m.group(1);
            String value = m.group(2).strip();
            String at = file + ": " + name + ": " + value;
            for (Color c : colours(value)) {
                if (!tokens) {
                    out.add(at + ": names a colour; use a token");
                }
                if (isRed(c) && !name.equals("-tc-p1")) {
                    out.add(at + ": red is P1's alone");
                }
                if (isGreen(c)) {
                    out.add(at + ": green; what is normal has no colour");
                }
            }
            if (value.contains("gradient")) {
                out.add(at + ": a gradient");
            }
            if (name.equals("-fx-effect") && !value.equals("none")) {
                out.add(at + ": a shadow or glow");
            }
            if (name.endsWith("-radius") && maxRadius(value) > MAX_RADIUS_PX + 0.5) {
                out.add(at + ": rounder than 4 px");
            }
        }
        return out;
    }

    /** The colour tokens of a sheet, name to colour, in order. */
    public static Map<String, Color> tokens(String css) {
        Map<String, Color> out = new LinkedHashMap<>();
        Matcher m = DECLARATION.matcher(css.replaceAll("(?s)/\\*.*?\\*/", ""));
        while (m.find()) {
            List<Color> c = colours(m.group(2));
            if (m.group(1).startsWith("-tc-") && c.size() == 1) {
                out.put(m.group(1), c.get(0));
            }
        }
        return out;
    }

    static boolean isRed(Color c) {
        double h = c.getHue();
        return (h <= 15 || h >= 345) && c.getSaturation() > 0.6 && c.getBrightness() > 0.2;
    }

    static boolean isGreen(Color c) {
        double h = c.getHue();
        return h >= 90 && h <= 160 && c.getSaturation() > 0.4 && c.getBrightness() > 0.1;
    }

    private static List<Color> colours(String value) {
        List<Color> out = new ArrayList<>();
        for (Pattern p : List.of(HEX, RGB)) {
            Matcher m = p.matcher(value);
            while (m.find()) {
                out.add(Color.web(m.group().replaceAll("\\s+", "").toLowerCase(Locale.ROOT)));
            }
        }
        return out;
    }

    private static double maxRadius(String value) {
        double max = 0;
        Matcher m = LENGTH.matcher(value);
        while (m.find()) {
            double v = Double.parseDouble(m.group(1));
            // 50 % is a disc: a shape, not a rounded corner.
            if (!"%".equals(m.group(2))) {
                max = Math.max(max, "em".equals(m.group(2)) ? v * ROOT_PX : v);
            }
        }
        return max;
    }
}
