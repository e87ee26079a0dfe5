package vn.toancanh.uimap.plane;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundImage;
import javafx.scene.layout.BackgroundPosition;
import javafx.scene.layout.BackgroundRepeat;
import javafx.scene.layout.BackgroundSize;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.picture.PictureHead;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;

/**
 * A tile as 256 x 256 premultiplied pixels. Stateless helpers on any thread.
 *
 * @param asOf how old it is; null when that is not known
 */
record Pixels(int[] argb, @Nullable Instant asOf) {
    static final int SIDE = 256;

    private static final int LAND = 0xFF14181D; // -tc-map-land
    private static final int HATCH = 0xFF1B2128; // -tc-hatch
    private static final int MAX_ENCODED = 1_000_000;

    /** Four times a tile's side: as sharp as any map server sends them. */
    private static final long MAX_PIXELS = 1_024 * 1_024;

    /** What a source gave; null when it is no picture of a tile's size. */
    static @Nullable Pixels of(Tile t) {
        if (t instanceof Tile.Drawn d) {
            return d.argb().length == SIDE * SIDE ? new Pixels(d.argb(), d.asOf()) : null;
        }
        if (!(t instanceof Tile.Encoded e) || e.content().length > MAX_ENCODED) {
            return null;
        }
        // A picture of 60,000 pixels a side is refused by its head; of a kind without one that we read, decoded at this
        // size.
        if (PictureHead.of(e.content()).filter(h -> h.pixels() > MAX_PIXELS).isPresent()) {
            return null;
        }
        Image image = new Image(new ByteArrayInputStream(e.content()), SIDE, SIDE, false, true);
        if (image.isError() || image.getWidth() != SIDE || image.getHeight() != SIDE) {
            return null;
        }
        return new Pixels(read(image), e.asOf());
    }

    static int[] read(Image image) {
        int[] argb = new int[SIDE * SIDE];
        image.getPixelReader().getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbPreInstance(), argb, 0, SIDE);
        return argb;
    }

    /** The part of a picture {@code up} zooms above that this tile covers, enlarged. */
    static int[] below(int[] above, TileKey key, int up) {
        int part = SIDE >> up;
        int ox = (key.x() & (1 << up) - 1) * part;
        int oy = (key.y() & (1 << up) - 1) * part;
        int[] out = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                out[y * SIDE + x] = above[(oy + (y >> up)) * SIDE + ox + (x >> up)];
            }
        }
        return out;
    }

    /** The same as {@link #hatch}, for under the tiles. JavaFX thread. */
    static Background hatched() {
        WritableImage image = new WritableImage(SIDE, SIDE);
        image.getPixelWriter().setPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbPreInstance(), hatch(), 0, SIDE);
        return new Background(new BackgroundImage(
                image,
                BackgroundRepeat.REPEAT,
                BackgroundRepeat.REPEAT,
                BackgroundPosition.DEFAULT,
                BackgroundSize.DEFAULT));
    }

    /** What stands where nothing is known. */
    static int[] hatch() {
        int[] out = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                out[y * SIDE + x] = (x + y & 15) < 2 ? HATCH : LAND;
            }
        }
        return out;
    }
}
