package vn.toancanh.core.port;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where tiles of a basemap come from: drawn here, from the network, from a file. Sources are chained by app. Any thread may
 * call; stages complete on a thread of the source, never exceptionally, never on the JavaFX thread.
 */
public interface TileSource {
    /** Names the source in the cache's keys; another id is another picture of the same place. */
    String id();

    /** Greatest whole zoom that it has; the map shows larger ones from it. */
    int maxZoom();

    /** One tile; {@link Tile.Missing} when it cannot be had now. */
    CompletionStage<Tile> tile(TileKey key);

    /**
     * A place in the pyramid of 256-pixel Web Mercator tiles (EPSG:3857, y from the north).
     *
     * @param z whole zoom, 0 to 22
     * @param x column, 0 to 2^z - 1
     * @param y row, 0 to 2^z - 1
     */
    record TileKey(int z, int x, int y) {
        /** @throws IllegalArgumentException outside the pyramid */
        public TileKey {
            if (z < 0 || z > 22 || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
                throw new IllegalArgumentException("no tile " + z + "/" + x + "/" + y);
            }
        }
    }

    /** An answer. */
    sealed interface Tile {
        /**
         * An encoded picture (PNG, JPEG or WebP), not yet checked.
         *
         * @param asOf when it was made or fetched
         */
        record Encoded(byte[] content, Instant asOf) implements Tile {}

        /**
         * A drawn picture.
         *
         * @param argb 256 x 256 pixels, premultiplied, row by row; not changed any more
         * @param asOf how old the newest of its features is
         */
        record Drawn(int[] argb, @Nullable Instant asOf) implements Tile {}

        /**
         * None now.
         *
         * @param retry whether asking again later can help
         * @param why a code for the log, such as {@code no-link} or {@code not-a-picture}
         */
        record Missing(boolean retry, String why) implements Tile {}
    }
}
