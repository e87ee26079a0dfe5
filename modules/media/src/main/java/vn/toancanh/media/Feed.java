package vn.toancanh.media;

import org.jspecify.annotations.Nullable;
import vn.toancanh.media.frame.Frame;

/**
 * The pictures of one camera at the size of one tile. No method blocks or calls native code, so all may be called on the
 * JavaFX thread; one thread takes and gives frames.
 */
public interface Feed extends AutoCloseable {
    /** The size in device pixels at which pictures are painted from now on; zero paints none. */
    void size(int width, int height);

    /** How much is decoded from now on; a stream that others see too is decoded as the most demanding wants it. */
    void mode(Mode mode);

    /**
     * The newest frame that was not taken yet, or null. It stays untouched until it is given back; at most two frames may be
     * out at a time: the one that is shown and the one that was shown before it.
     */
    @Nullable
    Frame take();

    /** Gives a frame back to be painted anew. */
    void give(Frame frame);

    /** How it does now. */
    StreamStatus status();

    /** Ends it, at once; what is connecting is given up. */
    @Override
    void close();
}
