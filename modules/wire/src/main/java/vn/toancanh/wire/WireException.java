package vn.toancanh.wire;

import vn.toancanh.core.text.Sanitiser;

/** A document that cannot be used. The message is one plain sentence and quotes at most a short, sanitised piece of it. */
public final class WireException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SENTENCE = 300;

    public WireException(String sentence) {
        super(Sanitiser.line(sentence, MAX_SENTENCE));
    }

    public WireException(String sentence, Throwable cause) {
        super(Sanitiser.line(sentence, MAX_SENTENCE), cause);
    }
}
