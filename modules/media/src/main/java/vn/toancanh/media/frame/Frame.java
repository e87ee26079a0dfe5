package vn.toancanh.media.frame;

import java.nio.ByteBuffer;

/**
 * One picture: BGRA, premultiplied, rows from the top without padding. Written by the decoder before it is published, read
 * only between take and give.
 */
public final class Frame {
    /** Scalers write whole vectors and may run past the last pixel. */
    private static final int SLACK = 256;

    private final ByteBuffer pixels;
    private final int width;
    private final int height;
    private long seq;
    private long ptsMicros;
    private long atNanos;
    private long painted = -1;

    Frame(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = ByteBuffer.allocateDirect(width * height * 4 + SLACK).slice(0, width * height * 4);
    }

    /** A direct buffer of width x height x 4 bytes; position and limit are left alone. */
    public ByteBuffer pixels() {
        return pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Grows by one with each picture of the tile. */
    public long seq() {
        return seq;
    }

    /** Where in the stream the picture belongs, microseconds. */
    public long ptsMicros() {
        return ptsMicros;
    }

    /** When it was decoded, by the nano clock. */
    public long atNanos() {
        return atNanos;
    }

    void stamp(long newSeq, long pts, long at) {
        seq = newSeq;
        ptsMicros = pts;
        atNanos = at;
    }

    /** Makes all around the part that is about to be painted transparent; cheap when it is so already. */
    public void prepare(Fit part) {
        long key = part.key();
        if (painted == key) {
            return;
        }
        painted = key;
        ByteBuffer all = pixels.duplicate();
        all.clear();
        while (all.remaining() >= 8) {
            all.putLong(0L);
        }
        while (all.hasRemaining()) {
            all.put((byte) 0);
        }
    }
}
