package vn.toancanh.media.session;

import java.nio.ByteBuffer;
import vn.toancanh.media.Mode;
import vn.toancanh.media.decode.Painter;
import vn.toancanh.media.frame.Frame;
import vn.toancanh.media.frame.FrameSlots;

/** One place where a stream is shown. The decoder's thread offers pictures; all else is for any thread. */
public final class Tile {
    /** Pictures come a little early or late; without room for that a cap of 15 would show 8 of 15. */
    private static final double EARLY = 0.8;

    private final FrameSlots slots = new FrameSlots();
    private final double stepMicros;
    private volatile Mode mode;
    private long lastPts = Long.MIN_VALUE;

    /** @param maxFps more pictures than that are not painted */
    public Tile(Mode mode, double maxFps) {
        this.mode = mode;
        this.stepMicros = 1e6 / maxFps * EARLY;
    }

    public FrameSlots slots() {
        return slots;
    }

    public Mode mode() {
        return mode;
    }

    public void mode(Mode newMode) {
        mode = newMode;
    }

    /**
     * Paints a picture, unless it comes too soon after the last or there is no room.
     *
     * @return a number that tells pictures apart, 0 when none was painted
     */
    public long offer(long ptsMicros, long now, Painter painter) {
        long step = ptsMicros - lastPts;
        if (lastPts != Long.MIN_VALUE && step >= 0 && step < stepMicros) {
            return 0;
        }
        Frame f = slots.begin();
        if (f == null) {
            return 0;
        }
        boolean done = false;
        try {
            painter.paint(f);
            done = true;
        } finally {
            if (!done) {
                slots.abandon(f);
            }
        }
        lastPts = ptsMicros;
        long print = fingerprint(f.pixels());
        slots.publish(f, ptsMicros, now);
        return print;
    }

    /** Some thousand pixels of the picture: two different ones of a camera never agree in all of them. */
    private static long fingerprint(ByteBuffer pixels) {
        int pixelCount = pixels.capacity() / 4;
        // An odd step keeps the samples from falling into columns.
        int step = Math.max(1, pixelCount / 4096) | 1;
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < pixelCount; i += step) {
            hash = (hash ^ pixels.getInt(i * 4)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }
}
