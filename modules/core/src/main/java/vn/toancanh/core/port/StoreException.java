package vn.toancanh.core.port;

/** A local store could not do it. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What an operator can do something about. */
    public enum Kind {
        FULL,
        READ_ONLY,
        CORRUPT,
        LOCKED,
        OTHER
    }

    private final Kind kind;

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
