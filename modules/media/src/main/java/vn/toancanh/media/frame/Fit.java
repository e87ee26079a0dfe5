package vn.toancanh.media.frame;

/**
 * Where in a tile a picture goes, so that its shape is kept: centred, with bars at two sides.
 *
 * @param x pixels from the left
 * @param y pixels from the top
 */
public record Fit(int x, int y, int width, int height) {
    /** Bars of a few pixels look like a fault: shapes that differ by less than this are stretched instead. */
    private static final double CLOSE_ENOUGH = 0.04;

    /**
     * @param aspect width by height of the picture as it is to be seen
     * @param tileWidth at least 1
     * @param tileHeight at least 1
     */
    public static Fit of(double aspect, int tileWidth, int tileHeight) {
        double tile = (double) tileWidth / tileHeight;
        if (!(aspect > 0) || Math.abs(aspect / tile - 1) <= CLOSE_ENOUGH) {
            return new Fit(0, 0, tileWidth, tileHeight);
        }
        if (aspect > tile) {
            int h = clamp((int) Math.round(tileWidth / aspect), tileHeight);
            return new Fit(0, (tileHeight - h) / 2, tileWidth, h);
        }
        // Scalers write whole groups of pixels: a width in groups of eight keeps them out of the bar at the right.
        int w = clamp((int) Math.round(tileHeight * aspect / 8) * 8, tileWidth);
        return new Fit((tileWidth - w) / 2, 0, w, tileHeight);
    }

    private static int clamp(int value, int max) {
        return Math.max(1, Math.min(max, value));
    }

    long key() {
        return ((long) x << 48) ^ ((long) y << 32) ^ ((long) width << 16) ^ height;
    }
}
