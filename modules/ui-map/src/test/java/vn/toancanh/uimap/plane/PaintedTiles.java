package vn.toancanh.uimap.plane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import vn.toancanh.core.port.TileSource;

/** Tiles of which each pixel is known, from a link that can be cut. Thread-safe. */
final class PaintedTiles implements TileSource {
    static final Instant MADE = Instant.parse("2026-11-22T07:20:00Z");

    private final int maxZoom;
    private final Map<TileKey, Integer> asked = new HashMap<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean up = true;
    private boolean holding;
    private int coat;

    PaintedTiles(int maxZoom) {
        this.maxZoom = maxZoom;
    }

    synchronized void link(boolean isUp) {
        up = isUp;
    }

    /** Another picture of the same places from now on. */
    synchronized void coat(int n) {
        coat = n;
    }

    synchronized void hold() {
        holding = true;
    }

    void release() {
        List<Runnable> all;
        synchronized (this) {
            holding = false;
            all = List.copyOf(held);
            held.clear();
        }
        all.forEach(Runnable::run);
    }

    synchronized int asked(TileKey k) {
        return asked.getOrDefault(k, 0);
    }

    @Override
    public String id() {
        return "painted";
    }

    @Override
    public int maxZoom() {
        return maxZoom;
    }

    @Override
    public synchronized CompletionStage<Tile> tile(TileKey key) {
        asked.merge(key, 1, Integer::sum);
        Tile answer = up ? new Tile.Drawn(pixels(key, coat), MADE) : new Tile.Missing(true, "no-link");
        CompletableFuture<Tile> stage = new CompletableFuture<>();
        if (holding) {
            held.add(() -> stage.complete(answer));
        } else {
            stage.complete(answer);
        }
        return stage;
    }

    /** Opaque, different in every pixel of a tile and in every tile. */
    static int pixel(TileKey k, int x, int y, int coat) {
        int h = (k.z() * 31 + k.x()) * 31 + k.y() + coat * 7919;
        return 0xFF000000 | (h * 37 + x & 0xFF) << 16 | (h * 91 + y & 0xFF) << 8 | (h + x * 3 + y * 5 & 0xFF);
    }

    static int[] pixels(TileKey k, int coat) {
        int[] out = new int[Pixels.SIDE * Pixels.SIDE];
        for (int y = 0; y < Pixels.SIDE; y++) {
            for (int x = 0; x < Pixels.SIDE; x++) {
                out[y * Pixels.SIDE + x] = pixel(k, x, y, coat);
            }
        }
        return out;
    }
}
