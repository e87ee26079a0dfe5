package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.port.TileCache;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;

class CachedTilesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T07:32:07Z");
    private static final TileKey KEY = new TileKey(13, 6554, 3806);

    private final Map<String, Tile.Encoded> kept = new HashMap<>();
    private Instant now = NOW;
    private Tile network = new Tile.Missing(true, "no-link");
    private int asked;

    private final TileCache cache = new TileCache() {
        @Override
        public Tile.Encoded load(String sourceId, TileKey key) {
            return kept.get(sourceId + key);
        }

        @Override
        public void save(String sourceId, TileKey key, Tile.Encoded tile) {
            kept.put(sourceId + key, tile);
        }
    };

    private final TileSource source = new TileSource() {
        @Override
        public String id() {
            return "net";
        }

        @Override
        public int maxZoom() {
            return 17;
        }

        @Override
        public CompletionStage<Tile> tile(TileKey key) {
            asked++;
            return CompletableFuture.completedFuture(network);
        }
    };

    private Tile get() {
        return new CachedTiles(source, cache, () -> now, Duration.ofDays(7), Runnable::run)
                .tile(KEY)
                .toCompletableFuture()
                .join();
    }

    @Test
    void whatCameIsKeptAndNotAskedForAgainWhileItIsFresh() {
        network = new Tile.Encoded(new byte[] {1}, NOW);
        assertThat(get()).isSameAs(network);
        now = NOW.plus(Duration.ofDays(6));
        assertThat(get()).isSameAs(network);
        assertThat(asked).isOne();
    }

    @Test
    void anOldCopyIsAnsweredWithItsOwnAgeWhenTheNetworkHasNothing() {
        Tile old = new Tile.Encoded(new byte[] {1}, NOW);
        network = old;
        get();
        now = NOW.plus(Duration.ofDays(8));
        network = new Tile.Missing(false, "not-a-picture");
        assertThat(get()).isSameAs(old);
        Tile newer = new Tile.Encoded(new byte[] {2}, now);
        network = newer;
        assertThat(get()).isSameAs(newer);
        assertThat(kept.values()).containsExactly((Tile.Encoded) newer);
    }

    @Test
    void withoutACopyTheReasonIsHandedOn() {
        assertThat(get()).isEqualTo(new Tile.Missing(true, "no-link"));
        assertThat(kept).isEmpty();
    }
}
