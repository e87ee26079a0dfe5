package vn.toancanh.media.decode;

import vn.toancanh.media.Mode;

/** What a decoder tells its session and asks it. Called on the decoder's thread. */
public interface Sink {
    /** Whether to go on; asked often, also while the decoder waits for the network. Cheap. */
    boolean goOn();

    /** How much is to be decoded. */
    Mode mode();

    /**
     * A picture.
     *
     * @param ptsMicros its place in the stream, microseconds from any origin
     */
    void picture(long ptsMicros, Painter painter);

    /** Waits, for streams that could be read ahead of time; ends early when the session does. */
    void rest(long nanos);
}
