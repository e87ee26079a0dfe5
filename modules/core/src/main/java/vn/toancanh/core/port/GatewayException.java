package vn.toancanh.core.port;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Problem;

/** Why the gateway gave no usable answer. The kind decides what the caller does next. */
public final class GatewayException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Kinds of failure. */
    public enum Kind {
        /** Connection refused, no route, unknown host. */
        REFUSED,
        /** Nothing came in time. */
        TIMEOUT,
        /** The connection broke or the body was cut off. */
        BROKEN,
        /** An answer that is not the city's: wrong JSON, wrong schema, another protocol. */
        NOT_THE_CITY,
        /** A certificate or an encryption that cannot be trusted: nothing was sent. */
        UNTRUSTED,
        /** The certificate is over, or not yet valid, at the time that this machine has: often its clock is wrong. */
        CERTIFICATE_DATE,
        /** A page, a redirect or a 511 where data is due: this network wants a sign-in of its own first. */
        CAPTIVE_PORTAL,
        /** 407: the proxy between wants a sign-in that this console has not. */
        PROXY,
        /** More bytes than any sound answer has. */
        TOO_LARGE,
        /** 429 or 503: everybody waits; see {@link #retryAfter()}. */
        BUSY,
        /** 409 with the code {@code in-progress}: an earlier try with this key is still at work. */
        IN_PROGRESS,
        /** 426: the city speaks a newer contract than this console. */
        UPDATE_NEEDED,
        /** 5xx. */
        SERVER_ERROR,
        /** 401: sign in again. */
        UNAUTHORISED,
        /** 410: the cursor is too old or of another epoch; take a snapshot. */
        CURSOR_TOO_OLD,
        /** Any other refusal with a reason. */
        REJECTED
    }

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Problem problem;

    public GatewayException(Kind kind, String message) {
        this(kind, message, null, null, null);
    }

    public GatewayException(
            Kind kind,
            String message,
            @Nullable Throwable cause,
            @Nullable Duration retryAfter,
            @Nullable Problem problem) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.problem = problem;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the city asked to wait; null when it did not. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public @Nullable Problem problem() {
        return problem;
    }

    /** Stable lower-case code for logs and the link bar's sentence. */
    public String code() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
