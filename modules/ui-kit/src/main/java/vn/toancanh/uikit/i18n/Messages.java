package vn.toancanh.uikit.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.LocalText;

/**
 * All words that operators read. Bundles come in pairs, {@code vn/toancanh/i18n/<name>_vi.properties} and {@code _en}; each room
 * names its own. The language is a property: what was bound by {@link #bind} changes while the console runs.
 *
 * <p>A text may hold {@code {0}}, {@code {1}} ... for arguments and {@code {0|case|cases}} for one and many: the first form if
 * the argument is the number 1. Apostrophes are plain characters.
 *
 * <p>{@link #text} may be called from any thread; the language is changed on the JavaFX thread.
 */
public final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Map<Language, Map<String, String>> texts = new HashMap<>();
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language", Language.VI);
    private final UnaryOperator<String> transform;

    /**
     * @param bundles names of bundle pairs; {@code uikit} is always in
     * @throws IllegalStateException if a bundle is missing or a key stands in two of them
     */
    public Messages(String... bundles) {
        this(UnaryOperator.identity(), bundles);
    }

    /** @param transform put on every finished text; for the pseudo-locale of the tests */
    public Messages(UnaryOperator<String> transform, String... bundles) {
        this.transform = transform;
        for (Language l : Language.values()) {
            Map<String, String> all = new HashMap<>();
            load("uikit", l, all);
            for (String b : bundles) {
                if (!b.equals("uikit")) {
                    load(b, l, all);
                }
            }
            texts.put(l, Map.copyOf(all));
        }
    }

    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    public Language language() {
        return language.get();
    }

    /** The text in the present language. A missing key gives the key in exclamation marks and one line in the log. */
    public String text(String key, Object... args) {
        Language l = language.get();
        String pattern = texts.get(l).get(key);
        if (pattern == null) {
            if (reported.add(key)) {
                LOG.warn("no text for {} in {}", key, l.tag());
            }
            return "!" + key + "!";
        }
        return transform.apply(fill(pattern, args));
    }

    /** The text of a pack in the present language. */
    public String text(LocalText text) {
        return text.in(language.get().tag());
    }

    /** A text that follows the language, and those of its arguments that are observable. */
    public StringBinding bind(String key, Object... args) {
        ObservableValue<?>[] observed = new ObservableValue<?>[args.length + 1];
        observed[0] = language;
        int n = 1;
        for (Object a : args) {
            if (a instanceof ObservableValue<?> v) {
                observed[n++] = v;
            }
        }
        return Bindings.createStringBinding(() -> text(key, values(args)), java.util.Arrays.copyOf(observed, n));
    }

    /** A pack's text that follows the language. */
    public StringBinding bind(LocalText text) {
        return Bindings.createStringBinding(() -> text(text), language);
    }

    public boolean has(String key) {
        return texts.get(language.get()).containsKey(key);
    }

    /** All keys of a language, sorted; for the tests. */
    public Set<String> keys(Language l) {
        return new TreeSet<>(texts.get(l).keySet());
    }

    private static Object[] values(Object[] args) {
        Object[] out = args.clone();
        for (int i = 0; i < out.length; i++) {
            if (out[i] instanceof ObservableValue<?> v) {
                out[i] = v.getValue();
            }
        }
        return out;
    }

    /** Puts arguments into a pattern; what is no placeholder stays as it is. */
    static String fill(String pattern, Object... args) {
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        StringBuilder out = new StringBuilder(pattern.length() + 16);
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('{', at);
            int close = open < 0 ? -1 : pattern.indexOf('}', open);
            if (close < 0) {
                return out.append(pattern, at, pattern.length()).toString();
            }
            out.append(pattern, at, open).append(value(pattern.substring(open + 1, close), args));
            at = close + 1;
        }
        return out.toString();
    }

    private static String value(String hole, Object[] args) {
        String[] parts = hole.split("\\|", -1);
        // No pattern of its own for each: this is asked some hundred times a second.
        int index = parts[0].length() == 1 ? parts[0].charAt(0) - '0' : -1;
        if (index < 0 || index > 9 || index >= args.length) {
            return "{" + hole + "}";
        }
        Object arg = args[index];
        if (parts.length == 3) {
            return isOne(arg) ? parts[1] : parts[2];
        }
        return String.valueOf(arg);
    }

    private static boolean isOne(Object arg) {
        return arg instanceof Number n ? n.doubleValue() == 1 : "1".equals(String.valueOf(arg));
    }

    private static void load(String bundle, Language l, Map<String, String> into) {
        String path = "/vn/toancanh/i18n/" + bundle + "_" + l.tag() + ".properties";
        Properties p = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no bundle " + path);
            }
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        p.forEach((k, v) -> {
            if (into.put((String) k, (String) v) != null) {
                throw new IllegalStateException("the key " + k + " of " + path + " stands in another bundle too");
            }
        });
    }
}
