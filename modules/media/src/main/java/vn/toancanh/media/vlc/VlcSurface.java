package vn.toancanh.media.vlc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.function.LongSupplier;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormat;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.BufferFormatCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.RenderCallback;
import uk.co.caprica.vlcj.player.embedded.videosurface.callback.format.RV32BufferFormat;
import vn.toancanh.media.frame.Fit;
import vn.toancanh.media.frame.Frame;
import vn.toancanh.media.frame.FrameSlots;

/**
 * Where libVLC paints: at the size of the tile, so that it scales and JavaFX does not. Called on libVLC's own threads; calls
 * nothing of libVLC, which would hang for ever.
 */
final class VlcSurface implements BufferFormatCallback, RenderCallback {
    private static final int OPAQUE = 0xff000000;

    private final FrameSlots slots;
    private final LongSupplier nanoTime;
    private final int tileWidth;
    private final int tileHeight;
    private volatile Fit fit;
    private volatile long shown;

    VlcSurface(FrameSlots slots, LongSupplier nanoTime, int tileWidth, int tileHeight) {
        this.slots = slots;
        this.nanoTime = nanoTime;
        this.tileWidth = tileWidth;
        this.tileHeight = tileHeight;
        this.fit = new Fit(0, 0, tileWidth, tileHeight);
    }

    /** How many pictures were painted. */
    long shown() {
        return shown;
    }

    @Override
    public BufferFormat getBufferFormat(int sourceWidth, int sourceHeight) {
        Fit f = Fit.of((double) sourceWidth / Math.max(1, sourceHeight), tileWidth, tileHeight);
        fit = f;
        return new RV32BufferFormat(f.width(), f.height());
    }

    @Override
    public void newFormatSize(int bufferWidth, int bufferHeight, int displayWidth, int displayHeight) {}

    @Override
    public void allocatedBuffers(ByteBuffer[] buffers) {}

    @Override
    public void lock(MediaPlayer player) {}

    @Override
    public void unlock(MediaPlayer player) {}

    @Override
    public void display(MediaPlayer player, ByteBuffer[] buffers, BufferFormat format, int width, int height) {
        Fit part = fit;
        Frame f = slots.begin();
        if (f == null) {
            return;
        }
        if (f.width() != tileWidth || f.height() != tileHeight) {
            slots.abandon(f); // the tile has got another size; the player is about to be started anew
            return;
        }
        f.prepare(part);
        int stride = format.getPitches()[0] / 4;
        IntBuffer from =
                buffers[0].duplicate().order(ByteOrder.LITTLE_ENDIAN).clear().asIntBuffer();
        IntBuffer to =
                f.pixels().duplicate().order(ByteOrder.LITTLE_ENDIAN).clear().asIntBuffer();
        for (int y = 0; y < part.height(); y++) {
            int in = y * stride;
            int out = (part.y() + y) * tileWidth + part.x();
            for (int x = 0; x < part.width(); x++) {
                to.put(out + x, from.get(in + x) | OPAQUE);
            }
        }
        shown++;
        slots.publish(f, shown, nanoTime.getAsLong());
    }
}
