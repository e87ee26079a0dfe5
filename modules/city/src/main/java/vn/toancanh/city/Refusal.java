package vn.toancanh.city;

import java.text.MessageFormat;
import java.util.Locale;

/** Why a city does not start: a sentence of {@link Words} and what stands in its gaps. Immutable. */
final class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] gaps;

    /** @param key of the sentence, below {@code city.start.} */
    Refusal(String key, Object... gaps) {
        super(key);
        this.key = key;
        this.gaps = gaps.clone();
    }

    /** The whole sentence, in English for {@code en}, in Vietnamese for everything else. */
    String sentence(Words words, String language) {
        return MessageFormat.format(words.say(language, "city.start." + key), texts());
    }

    /** As texts: a number in a command line is no amount, so that nothing groups its digits. */
    private Object[] texts() {
        Object[] texts = new Object[gaps.length];
        for (int i = 0; i < gaps.length; i++) {
            texts[i] = String.format(Locale.ROOT, "%s", gaps[i]);
        }
        return texts;
    }
}
