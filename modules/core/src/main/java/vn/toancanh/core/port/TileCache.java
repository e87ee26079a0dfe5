package vn.toancanh.core.port;

import org.jspecify.annotations.Nullable;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;

/**
 * Disposable copies of tiles from the network, the least used go first. Any thread but the JavaFX one may call; nothing is
 * thrown, a copy that cannot be read or kept is as good as none.
 */
public interface TileCache {
    /** A kept tile with the time at which it was fetched; null when there is none. */
    Tile.@Nullable Encoded load(String sourceId, TileKey key);

    /** Keeps a tile instead of the one before. */
    void save(String sourceId, TileKey key, Tile.Encoded tile);
}
