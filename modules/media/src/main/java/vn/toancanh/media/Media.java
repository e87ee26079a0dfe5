package vn.toancanh.media;

/**
 * The decoders, as the faces see them. Today they run in this process; what is behind this can be moved to a child process
 * without a change in the faces, because frames and states are all that passes.
 *
 * <p>Thread-safe; no method blocks.
 */
public interface Media extends AutoCloseable {
    /** Begins to show a camera. Feeds of the same stream share one connection and one decoder. */
    Feed open(FeedRequest request);

    /** Ends all feeds; connections are given up, threads end soon after. */
    @Override
    void close();
}
