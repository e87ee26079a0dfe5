package vn.toancanh.city.http;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;

/** A request is refused; becomes a problem document. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable Case current;

    public ProblemException(int status, String code) {
        this(status, code, null);
    }

    /** @param current the case as it is now, where that explains the refusal */
    public ProblemException(int status, String code, @Nullable Case current) {
        super(status + " " + code);
        this.status = status;
        this.code = code;
        this.current = current;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable Case current() {
        return current;
    }
}
