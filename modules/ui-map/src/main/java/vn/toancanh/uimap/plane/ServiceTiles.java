package vn.toancanh.uimap.plane;

import com.gluonhq.maps.tile.TileRetriever;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.image.Image;

/**
 * The door through which GluonMaps asks for tiles. It finds this class as a service and makes it itself, so there is no
 * constructor to hand anything to: {@link TileLoader} stands behind the one door of the process. JavaFX thread.
 */
public final class ServiceTiles implements TileRetriever {
    private static final AtomicReference<TileRetriever> BEHIND = new AtomicReference<>();

    /** Puts a loader behind the door; all maps of the process show the same ground. */
    static void behind(TileRetriever loader) {
        BEHIND.set(loader);
    }

    @Override
    public CompletableFuture<Image> loadTile(int zoom, long i, long j) {
        TileRetriever loader = BEHIND.get();
        // Never a failed one: GluonMaps would not ask again.
        return loader == null ? new CompletableFuture<>() : loader.loadTile(zoom, i, j);
    }
}
