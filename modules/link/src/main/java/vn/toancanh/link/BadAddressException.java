package vn.toancanh.link;

/** An address that no gateway can have. The code is stable and translated by the face. */
public final class BadAddressException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** Nothing was given. */
        EMPTY,
        /** Neither http nor https. */
        SCHEME,
        /** No host, or one that cannot be. */
        HOST,
        /** Not within 1 to 65535. */
        PORT,
        /** A name or password in it: it would stand in logs and on screens. */
        USER_INFO,
        /** A query or a fragment. */
        QUERY,
        /** Not an address at all. */
        MALFORMED
    }

    private final Reason reason;

    BadAddressException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** E.g. {@code address-user-info}. */
    public String code() {
        return "address-" + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
