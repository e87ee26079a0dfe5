package vn.toancanh.uitestkit.look;

import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;

/** English that is 30 % longer and wears the tallest Vietnamese letters: what does not fit it, fits no translation. */
public final class PseudoLocale {
    private static final String FILL = "ẦỆỠựỵ";

    private PseudoLocale() {}

    /** Messages in the pseudo-locale. */
    public static Messages messages(String... bundles) {
        Messages m = new Messages(PseudoLocale::stretch, bundles);
        m.languageProperty().set(Language.EN);
        return m;
    }

    /** The text, 30 % longer and at least by one letter. */
    public static String stretch(String text) {
        int more = Math.max(1, (int) Math.ceil(text.length() * 0.3));
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < more; i++) {
            out.append(FILL.charAt(i % FILL.length()));
        }
        return out.toString();
    }
}
