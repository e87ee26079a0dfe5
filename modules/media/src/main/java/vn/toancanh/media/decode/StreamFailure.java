package vn.toancanh.media.decode;

import vn.toancanh.media.Reason;

/** A stream could not be opened or has ended. The message is for the log and holds no password. */
public final class StreamFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public StreamFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
