package vn.toancanh.testkit.net;

/**
 * Where a request through a {@link FaultProxy} is cut.
 *
 * @param inRequest bytes of the request that still arrive, negative for all of them: a cut before the server can act
 * @param inAnswer bytes of the answer that still arrive, negative for all of them: a cut after it has acted
 */
public record Cut(int inRequest, int inAnswer) {
    public static final Cut NONE = new Cut(-1, -1);

    /** The server never sees the whole request. */
    public static Cut before(int bytes) {
        return new Cut(bytes, -1);
    }

    /** The server acts; the client never sees the whole answer. */
    public static Cut after(int bytes) {
        return new Cut(-1, bytes);
    }
}
