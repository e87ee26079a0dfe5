package vn.toancanh.media.frame;

import org.jspecify.annotations.Nullable;

/**
 * The frames of one tile: three, because the screen keeps two (the one that is shown and, until the next pulse, the one
 * before it) and the decoder paints the third. A frame is handed over whole, so nobody ever sees half of one. When the
 * screen does not keep up, a newer picture takes the place of one that was never shown.
 *
 * <p>One decoder thread paints ({@link #begin}, {@link #publish}), one thread shows ({@link #take}, {@link #give}); any
 * thread may change the size.
 */
public final class FrameSlots {
    private static final int SLOTS = 3;

    private enum Place {
        FREE,
        PAINTING,
        READY,
        OUT
    }

    private final Frame[] frames = new Frame[SLOTS];
    private final Place[] places = new Place[SLOTS];
    private int width;
    private int height;
    private boolean made;
    private long seq;

    /** From now on frames have this size; those that are out stay valid until they are given back. Zero: none are painted. */
    public synchronized void size(int newWidth, int newHeight) {
        if (newWidth < 0 || newHeight < 0) {
            throw new IllegalArgumentException("no tile of " + newWidth + " x " + newHeight);
        }
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            made = false;
        }
    }

    public synchronized boolean wantsPictures() {
        return width > 0 && height > 0;
    }

    /** A frame to paint, or null when no size is set or the screen holds all others. */
    public synchronized @Nullable Frame begin() {
        if (width == 0 || height == 0) {
            return null;
        }
        if (!made) {
            // Made on the decoder's thread: clearing some megabytes is not for the JavaFX thread.
            for (int i = 0; i < SLOTS; i++) {
                frames[i] = new Frame(width, height);
                places[i] = Place.FREE;
            }
            made = true;
        }
        int i = find(Place.FREE);
        if (i < 0) {
            i = find(Place.READY);
        }
        if (i < 0) {
            return null;
        }
        places[i] = Place.PAINTING;
        return frames[i];
    }

    /** Hands a painted frame to the screen. */
    public synchronized void publish(Frame f, long ptsMicros, long atNanos) {
        int i = indexOf(f);
        if (i < 0 || places[i] != Place.PAINTING) {
            return; // the tile has got another size meanwhile
        }
        int old = find(Place.READY);
        if (old >= 0) {
            places[old] = Place.FREE;
        }
        f.stamp(++seq, ptsMicros, atNanos);
        places[i] = Place.READY;
    }

    /** Takes back a frame that was not painted. */
    public synchronized void abandon(Frame f) {
        move(f, Place.PAINTING);
    }

    /** The newest frame that was not taken yet, or null. */
    public synchronized @Nullable Frame take() {
        int i = made ? find(Place.READY) : -1;
        if (i < 0) {
            return null;
        }
        places[i] = Place.OUT;
        return frames[i];
    }

    /** Gives a taken frame back; one of an earlier size is forgotten. */
    public synchronized void give(Frame f) {
        move(f, Place.OUT);
    }

    private void move(Frame f, Place from) {
        int i = indexOf(f);
        if (i >= 0 && places[i] == from) {
            places[i] = Place.FREE;
        }
    }

    private int find(Place wanted) {
        for (int i = 0; i < SLOTS; i++) {
            if (places[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(Frame f) {
        for (int i = 0; i < SLOTS; i++) {
            if (frames[i] == f) {
                return i;
            }
        }
        return -1;
    }
}
