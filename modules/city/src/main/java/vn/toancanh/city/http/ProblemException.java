package vn.toancanh.city.http;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.WallState;

/** A request is refused; becomes a problem document. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient @Nullable Case current;
    private final transient @Nullable WallState wall;

    public ProblemException(int status, String code) {
        this(status, code, null, null);
    }

    /** @param current the case as it is now, where that explains the refusal */
    public ProblemException(int status, String code, @Nullable Case current) {
        this(status, code, current, null);
    }

    /** @param wall as it is now, where that explains the refusal */
    public ProblemException(int status, String code, @Nullable WallState wall) {
        this(status, code, null, wall);
    }

    private ProblemException(int status, String code, @Nullable Case current, @Nullable WallState wall) {
        super(status + " " + code);
        this.status = status;
        this.code = code;
        this.current = current;
        this.wall = wall;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable WallState wall() {
        return wall;
    }

    public @Nullable Case current() {
        return current;
    }
}
