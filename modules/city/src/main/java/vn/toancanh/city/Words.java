package vn.toancanh.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The city's sentences in both languages: its problems, its control page, and what its simulated people write. Immutable. */
public final class Words {
    private final Properties vi = load("vi");
    private final Properties en = load("en");

    /** The sentence for a language tag: {@code en} gives English, everything else Vietnamese. */
    public String say(String language, String key) {
        String s = ("en".equals(language) ? en : vi).getProperty(key);
        return s == null ? key : s;
    }

    /** Whether there is such a sentence. */
    public boolean has(String key) {
        return vi.containsKey(key);
    }

    /** The one of both languages that an {@code Accept-Language} header likes better; Vietnamese without one. */
    public static String language(String acceptLanguage) {
        double best = 0;
        String language = "vi";
        for (String part : acceptLanguage.split(",", 20)) {
            String[] p = part.strip().split(";", 2);
            String tag = p[0].strip().toLowerCase(java.util.Locale.ROOT);
            double q = quality(p.length > 1 ? p[1].strip() : "");
            if (q > best && (tag.equals("en") || tag.startsWith("en-"))) {
                best = q;
                language = "en";
            } else if (q > best && (tag.equals("vi") || tag.startsWith("vi-"))) {
                best = q;
                language = "vi";
            }
        }
        return language;
    }

    private static double quality(String parameter) {
        if (!parameter.startsWith("q=")) {
            return 1;
        }
        try {
            return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Properties load(String language) {
        String name = "/vn/toancanh/i18n/city_" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + name);
            }
            Properties p = new Properties();
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return p;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
