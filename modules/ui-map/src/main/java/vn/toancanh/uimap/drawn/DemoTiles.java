package vn.toancanh.uimap.drawn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.geo.WebMercator;

/**
 * Tiles drawn from the features of the city's base layers, as received and cached; never from the generator. Sixteen tiles are
 * drawn in one go, so that a name may cross from one to the next. Thread-safe; draws on {@code worker}, one square at a time.
 */
public final class DemoTiles implements TileSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoTiles.class);
    private static final List<String> LAYERS = List.of("land", "water", "streets", "wards", "places");
    private static final int SQUARE = 4;
    private static final int KEPT = 6;
    private static final int MAX_ZOOM = 18;

    private record SquareKey(int z, int x, int y, long version) {}

    private final Executor worker;
    private final Supplier<LocalDate> today;
    private final Brush brush;
    private final Map<String, FeatureLayer> layers = new ConcurrentHashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Runnable> onChange = new CopyOnWriteArrayList<>();
    private final Object drawing = new Object();
    private final Map<SquareKey, int[]> squares = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SquareKey, int[]> e) {
            return size() > KEPT;
        }
    };
    private volatile Ground ground = Ground.NONE;
    private volatile long version;
    private volatile double scale = 1;

    /**
     * Watches the layers until it is closed.
     *
     * @param today streets and wards of this day are drawn
     * @param words a text in the language of the moment
     * @param mark what every tile says: that it is no real map
     */
    public DemoTiles(
            FeatureSource features,
            Executor worker,
            Supplier<LocalDate> today,
            Function<LocalText, String> words,
            String mark) {
        this.worker = worker;
        this.today = today;
        this.brush = new Brush(words, mark);
        LAYERS.forEach(id -> subscriptions.add(features.watch(id, this::take)));
    }

    /** Runs on a thread of the source when the ground has changed: tiles should be asked for again. */
    public void onChange(Runnable action) {
        onChange.add(action);
    }

    /**
     * Draws names and lines larger from now on: for a wall, which is read from far away.
     *
     * @param wanted 1 on a desk; held between 1 and 4, above which a name is longer than a square
     */
    public void scale(double wanted) {
        double next = Math.min(4, Math.max(1, wanted));
        if (Math.abs(next - scale) < 0.05) {
            return;
        }
        worker.execute(() -> {
            synchronized (drawing) {
                scale = next;
                version++;
            }
            onChange.forEach(Runnable::run);
        });
    }

    private void take(FeatureLayer layer) {
        layers.put(layer.layerId(), layer);
        worker.execute(() -> {
            synchronized (drawing) {
                ground = Ground.of(Map.copyOf(layers), today.get());
                version++;
            }
            onChange.forEach(Runnable::run);
        });
    }

    @Override
    public String id() {
        return "drawn";
    }

    @Override
    public int maxZoom() {
        return MAX_ZOOM;
    }

    @Override
    public CompletionStage<Tile> tile(TileKey key) {
        if (layers.isEmpty()) {
            return CompletableFuture.completedFuture(new Tile.Missing(true, "no-features"));
        }
        CompletableFuture<Tile> answer = new CompletableFuture<>();
        worker.execute(() -> {
            try {
                answer.complete(draw(key));
            } catch (RuntimeException e) {
                LOG.warn("TC-M01 a tile of the drawn ground cannot be drawn: {}", e.toString());
                answer.complete(new Tile.Missing(false, "cannot-draw"));
            }
        });
        return answer;
    }

    private Tile draw(TileKey key) {
        int[] square;
        Ground g;
        synchronized (drawing) {
            g = ground;
            SquareKey k = new SquareKey(key.z(), key.x() / SQUARE, key.y() / SQUARE, version);
            int[] known = squares.get(k);
            square = known == null
                    ? brush.draw(
                            g,
                            key.z(),
                            (long) k.x() * SQUARE * WebMercator.TILE,
                            (long) k.y() * SQUARE * WebMercator.TILE,
                            SQUARE * WebMercator.TILE,
                            scale)
                    : known;
            squares.put(k, square);
        }
        int side = SQUARE * WebMercator.TILE;
        int x0 = key.x() % SQUARE * WebMercator.TILE;
        int y0 = key.y() % SQUARE * WebMercator.TILE;
        int[] out = new int[WebMercator.TILE * WebMercator.TILE];
        for (int y = 0; y < WebMercator.TILE; y++) {
            System.arraycopy(square, (y0 + y) * side + x0, out, y * WebMercator.TILE, WebMercator.TILE);
        }
        return new Tile.Drawn(out, g.asOf());
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
