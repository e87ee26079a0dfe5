package vn.toancanh.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import vn.toancanh.core.port.TileCache;
import vn.toancanh.core.port.TileSource;

/**
 * A network source behind its cache: a fresh copy is answered without asking, an older one when the network has nothing
 * better, with its own age. Thread-safe; the cache is read and written on {@code disk}.
 */
public final class CachedTiles implements TileSource {
    private final TileSource network;
    private final TileCache cache;
    private final InstantSource clock;
    private final Duration fresh;
    private final Executor disk;

    /** @param fresh how long a copy is answered without asking the network; a week is what map servers expect */
    public CachedTiles(TileSource network, TileCache cache, InstantSource clock, Duration fresh, Executor disk) {
        this.network = network;
        this.cache = cache;
        this.clock = clock;
        this.fresh = fresh;
        this.disk = disk;
    }

    @Override
    public String id() {
        return network.id();
    }

    @Override
    public int maxZoom() {
        return network.maxZoom();
    }

    @Override
    public CompletionStage<Tile> tile(TileKey key) {
        CompletableFuture<Tile> answer = new CompletableFuture<>();
        try {
            disk.execute(() -> look(key, answer));
        } catch (RuntimeException e) {
            answer.complete(new Tile.Missing(true, "closing"));
        }
        return answer;
    }

    private void look(TileKey key, CompletableFuture<Tile> answer) {
        Tile.Encoded kept = cache.load(id(), key);
        if (kept != null && kept.asOf().plus(fresh).isAfter(clock.instant())) {
            answer.complete(kept);
            return;
        }
        network.tile(key).whenComplete((got, failed) -> {
            if (got instanceof Tile.Encoded e) {
                answer.complete(e);
                try {
                    disk.execute(() -> cache.save(id(), key, e));
                } catch (RuntimeException closing) {
                    return; // it is fetched again next time
                }
            } else if (kept != null) {
                answer.complete(kept);
            } else {
                answer.complete(got == null ? new Tile.Missing(true, "failed") : got);
            }
        });
    }
}
