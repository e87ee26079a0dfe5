package vn.toancanh.link;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.link.Failures.TooLargeException;
import vn.toancanh.wire.AnswerReader;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.message.ProblemDocument;

/** An answer read whole, within its limit: status, the headers that matter, and bytes. */
final class Answer {
    private static final int CHUNK = 16 << 10;

    final int status;
    final @Nullable String etag;
    final byte[] body;
    private final String type;
    private final @Nullable String retryAfter;
    private final @Nullable String date;

    private Answer(Response r, byte[] body) {
        this.status = r.code();
        this.etag = r.header("ETag");
        this.type = mediaType(r);
        this.retryAfter = r.header("Retry-After");
        this.date = r.header("Date");
        this.body = body;
    }

    private Answer(int status, String type, byte[] body) {
        this.status = status;
        this.etag = null;
        this.type = type;
        this.retryAfter = null;
        this.date = null;
        this.body = body;
    }

    /** One item of a batch, which says what a whole answer would. */
    static Answer item(int status, byte[] body) {
        return new Answer(status, status == 200 ? "application/json" : "application/problem+json", body);
    }

    static Answer read(Response r, int maxBytes) throws IOException {
        if (r.body().contentLength() > maxBytes) {
            throw new TooLargeException("more than " + maxBytes + " bytes are announced");
        }
        Buffer all = new Buffer();
        BufferedSource in = r.body().source();
        while (true) {
            long n = in.read(all, CHUNK);
            if (n < 0) {
                return new Answer(r, all.readByteArray());
            }
            if (all.size() > maxBytes) {
                throw new TooLargeException("more than " + maxBytes + " bytes");
            }
        }
    }

    static String mediaType(Response r) {
        String header = r.header("Content-Type");
        if (header == null) {
            return "";
        }
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    boolean isJson() {
        return type.equals("application/json") || type.equals("application/geo+json");
    }

    /** The body of a success. */
    byte[] json() throws GatewayException {
        if (status != 200 || !isJson()) {
            throw stranger();
        }
        return body;
    }

    /** A body that says nothing, as an upload's; a page of a hotel's network is none. */
    void expectNothing() throws GatewayException {
        if (body.length > 0 && !isJson()) {
            throw stranger();
        }
    }

    /** The problem document of a refusal; null when there is none that can be read. */
    @Nullable
    ProblemDocument problem(AnswerReader reader) {
        if (!type.equals("application/problem+json")) {
            return null;
        }
        try {
            return reader.problem(body);
        } catch (WireException e) {
            return null;
        }
    }

    /** What a status other than a success means for every call. */
    GatewayException refusal(AnswerReader reader, Instant now) {
        ProblemDocument doc = problem(reader);
        Problem why = doc == null ? null : new Problem(doc.code(), status, doc.detail());
        if (status == 429 || status == 503) {
            return new GatewayException(
                    Kind.BUSY, "The gateway is busy.", null, RetryAfter.read(retryAfter, date, now), why);
        }
        if (status == 407) {
            return new GatewayException(Kind.PROXY, "The proxy between wants a sign-in.");
        }
        if (status == 408 || status == 425) {
            return new GatewayException(Kind.TIMEOUT, "The gateway gave up waiting.", null, null, why);
        }
        if (status >= 500 && status != 511) {
            return new GatewayException(Kind.SERVER_ERROR, "The gateway failed (" + status + ").", null, null, why);
        }
        if (status < 400 || why == null) {
            // Anybody on the line can say 401 or 410; only the city says it with a problem document.
            return stranger();
        }
        if (status == 409 && why.code().equals("in-progress")) {
            return new GatewayException(Kind.IN_PROGRESS, "An earlier try is still at work.", null, null, why);
        }
        if (status == 426) {
            return new GatewayException(Kind.UPDATE_NEEDED, "The gateway speaks a newer contract.", null, null, why);
        }
        if (status == 401) {
            return new GatewayException(Kind.UNAUTHORISED, "The sign-in is over.", null, null, why);
        }
        if (status == 410 && why.code().equals("cursor-too-old")) {
            return new GatewayException(Kind.CURSOR_TOO_OLD, "The cursor is too old.", null, null, why);
        }
        return new GatewayException(
                Kind.REJECTED, "The gateway refused (" + status + " " + why.code() + ").", null, null, why);
    }

    /**
     * Somebody else answers. A page, a redirect or a 511 where JSON is due is what a network says that wants a sign-in of
     * its own first; the operator can do something about that.
     */
    private GatewayException stranger() {
        String what = "The answer (" + status + ", " + shown() + ") is not the gateway's.";
        boolean page = status == 200 && (type.equals("text/html") || type.equals("application/xhtml+xml"));
        boolean redirect = status >= 301 && status <= 308 && status != 304;
        return status == 511 || redirect || page
                ? new GatewayException(Kind.CAPTIVE_PORTAL, what)
                : Failures.notTheCity(what, null);
    }

    private String shown() {
        return type.isEmpty() || type.length() > 60 ? "no known type" : type;
    }
}
