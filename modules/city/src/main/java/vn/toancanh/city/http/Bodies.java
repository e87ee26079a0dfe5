package vn.toancanh.city.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads bodies with a limit. */
final class Bodies {
    private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);

    /** Longest body of one action, in bytes. */
    static final int ACTION = 64 * 1024;

    /** Longest body of a batch, in bytes. */
    static final int BATCH = 1024 * 1024;

    /** So much of a body that nobody wants is still read, in bytes. */
    private static final long DRAIN = 128L * 1024 * 1024;

    private Bodies() {}

    /**
     * Reads what is left of a body that is not wanted. Without that the web server would have to close the connection, and a
     * reset could overtake the answer.
     */
    static void drain(Context ctx) {
        try {
            InputStream in = ctx.req().getInputStream();
            byte[] piece = new byte[64 * 1024];
            long left = DRAIN;
            for (int n = in.read(piece); n >= 0 && left > 0; n = in.read(piece)) {
                left -= n;
            }
        } catch (IOException e) {
            LOG.debug("A client has left before its answer.", e);
        }
    }

    /** @throws ProblemException 413 when it is longer than {@code limit} */
    static byte[] read(Context ctx, int limit) {
        try {
            InputStream in = ctx.req().getInputStream();
            byte[] body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                throw new ProblemException(413, "too-large");
            }
            return body;
        } catch (IOException e) {
            throw new ProblemException(400, "invalid-body");
        }
    }
}
