package vn.toancanh.city.model;

/** The cursor is of another epoch, or lies before what the log still holds. */
public final class CursorTooOldException extends Exception {
    private static final long serialVersionUID = 1L;

    public CursorTooOldException(String message) {
        super(message);
    }
}
