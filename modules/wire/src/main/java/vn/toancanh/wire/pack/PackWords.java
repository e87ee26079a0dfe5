package vn.toancanh.wire.pack;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import vn.toancanh.core.model.LocalText;

/** The sentences that reading a pack needs, in both languages at once: packs carry both, whoever reads them. */
final class PackWords {
    private static final String BUNDLE = "vn.toancanh.i18n.pack";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private PackWords() {}

    static LocalText say(String key, Map<String, LocalText> holes) {
        String vi = words("vi").getString(key);
        String en = words("en").getString(key);
        for (Map.Entry<String, LocalText> hole : holes.entrySet()) {
            vi = vi.replace("{" + hole.getKey() + "}", hole.getValue().vi());
            en = en.replace("{" + hole.getKey() + "}", hole.getValue().en());
        }
        return new LocalText(vi, en);
    }

    static boolean has(String key) {
        return words("vi").containsKey(key);
    }

    /** A name or a number that is the same in both languages. */
    static LocalText same(String value) {
        return new LocalText(value, value);
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle(
                BUNDLE, Locale.forLanguageTag(language), PackWords.class.getClassLoader(), EXACT);
    }
}
