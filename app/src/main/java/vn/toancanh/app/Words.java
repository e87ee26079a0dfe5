package vn.toancanh.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences that the console says before it has a window, in the operator's language; for the terminal. */
final class Words {
    private final ResourceBundle bundle;

    Words(String language) {
        this.bundle = ResourceBundle.getBundle("vn.toancanh.i18n.app", Locale.forLanguageTag(language));
    }

    /** For the command line, which looks up the words of its options by itself. */
    ResourceBundle bundle() {
        return bundle;
    }

    String say(String key, Object... args) {
        // An apostrophe of a sentence is one; to MessageFormat it would be a quotation that hides the holes behind it.
        return MessageFormat.format(bundle.getString(key).replace("'", "''"), args);
    }
}
