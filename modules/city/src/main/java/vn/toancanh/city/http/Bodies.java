package vn.toancanh.city.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Reads bodies with a limit. */
final class Bodies {
    /** Longest body of one action, in bytes. */
    static final int ACTION = 64 * 1024;

    /** Longest body of a batch, in bytes. */
    static final int BATCH = 1024 * 1024;

    private Bodies() {}

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
