package vn.toancanh.media.decode;

import vn.toancanh.media.Engine;
import vn.toancanh.media.session.StreamAddress;

/** Reads one stream at a time per call; calls may run side by side on different threads. */
public interface Decoder {
    /**
     * Opens the stream and hands its pictures to the sink until it ends, fails, or the sink does not want to go on. Blocks.
     * Everything it took is given back when it returns.
     *
     * @throws StreamFailure when the stream cannot be opened or ends; not when the sink wanted it to end
     * @throws LinkageError when the native libraries cannot be loaded
     */
    void run(StreamAddress address, Sink sink) throws StreamFailure;

    /** Who it is. */
    Engine engine();
}
