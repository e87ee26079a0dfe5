package vn.toancanh.uimap.plane;

import com.gluonhq.maps.tile.TileRetriever;
import java.io.ByteArrayInputStream;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;
import vn.toancanh.uikit.FxBridge;

/**
 * Gives GluonMaps an image for each tile at once, filled from the tile above it or hatched, and fills in the real picture when
 * it comes. A tile that could not be had is asked for again by {@link #retry}; GluonMaps never has to ask twice.
 *
 * <p>JavaFX thread, but for decoding, which runs on {@code worker}.
 */
public final class TileLoader implements TileRetriever {
    private static final int SIDE = 256;
    private static final int PARENTS = 6;
    private static final int LAND = 0xFF15191E; // -tc-map-land
    private static final int HATCH = 0xFF1B2128; // -tc-hatch
    private static final int MAX_ENCODED = 1_000_000;
    private static final int SWEEP_FROM = 2_000;

    private final TileSource source;
    private final FxBridge bridge;
    private final Executor worker;
    private final Map<TileKey, WeakReference<WritableImage>> images = new HashMap<>();
    private final Set<TileKey> wanting = new HashSet<>();
    private final List<Runnable> onFilled = new ArrayList<>();
    private @Nullable Instant asOf;
    private int loading;

    /** Stands behind the door of GluonMaps from now on. */
    public TileLoader(TileSource source, FxBridge bridge, Executor worker) {
        this.source = source;
        this.bridge = bridge;
        this.worker = worker;
        ServiceTiles.behind(this);
    }

    /** Runs after tiles were filled. */
    public void onFilled(Runnable action) {
        onFilled.add(action);
    }

    /** How old the ground is: the oldest of what came last; null while nothing has come. */
    public @Nullable Instant asOf() {
        return asOf;
    }

    /** Whether some tile that is in use has no picture of its own yet. */
    public boolean isWanting() {
        return !wanting.isEmpty();
    }

    /** How many requests are on their way. */
    public int loading() {
        return loading;
    }

    @Override
    public CompletableFuture<Image> loadTile(int zoom, long i, long j) {
        CompletableFuture<Image> answer = new CompletableFuture<>();
        WritableImage image = new WritableImage(SIDE, SIDE);
        // Completed later, never at once: else parents would cover the sharp tiles for ever.
        bridge.later(() -> answer.complete(image));
        if (zoom < 0 || zoom > 22 || i < 0 || j < 0 || i >= 1L << zoom || j >= 1L << zoom) {
            hatch(image);
            return answer;
        }
        TileKey key = new TileKey(zoom, (int) i, (int) j);
        if (!fromAbove(key, image)) {
            hatch(image);
        }
        if (images.size() > SWEEP_FROM) {
            images.values().removeIf(w -> w.get() == null);
            wanting.retainAll(images.keySet());
        }
        images.put(key, new WeakReference<>(image));
        wanting.add(key);
        ask(key);
        return answer;
    }

    /** Asks again for every tile in use that has no picture of its own. */
    public void retry() {
        List.copyOf(wanting).forEach(this::askIfUsed);
    }

    /** Asks again for every tile in use: the ground has changed. */
    public void refresh() {
        List.copyOf(images.keySet()).forEach(this::askIfUsed);
    }

    private void askIfUsed(TileKey key) {
        WeakReference<WritableImage> w = images.get(key);
        if (w == null || w.get() == null) {
            images.remove(key);
            wanting.remove(key);
        } else {
            ask(key);
        }
    }

    private void ask(TileKey key) {
        if (key.z() > source.maxZoom()) {
            return;
        }
        loading++;
        source.tile(key)
                .thenApplyAsync(TileLoader::pixels, worker)
                .whenComplete((got, failed) -> bridge.later(() -> {
                    loading--;
                    if (got != null && got.argb() != null) {
                        fill(key, got);
                    }
                }));
    }

    private void fill(TileKey key, Pixels got) {
        WeakReference<WritableImage> w = images.get(key);
        WritableImage image = w == null ? null : w.get();
        if (image == null) {
            return;
        }
        image.getPixelWriter().setPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbPreInstance(), got.argb(), 0, SIDE);
        wanting.remove(key);
        asOf = got.asOf();
        onFilled.forEach(Runnable::run);
    }

    private record Pixels(int @Nullable [] argb, @Nullable Instant asOf) {}

    private static @Nullable Pixels pixels(Tile t) {
        if (t instanceof Tile.Drawn d) {
            return d.argb().length == SIDE * SIDE ? new Pixels(d.argb(), d.asOf()) : null;
        }
        if (!(t instanceof Tile.Encoded e) || e.content().length > MAX_ENCODED) {
            return null;
        }
        Image image = new Image(new ByteArrayInputStream(e.content()), SIDE, SIDE, false, true);
        if (image.isError() || image.getWidth() != SIDE || image.getHeight() != SIDE) {
            return null;
        }
        int[] argb = new int[SIDE * SIDE];
        image.getPixelReader().getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbPreInstance(), argb, 0, SIDE);
        return new Pixels(argb, e.asOf());
    }

    /** Enlarges the nearest tile above that has a picture. */
    private boolean fromAbove(TileKey key, WritableImage into) {
        for (int up = 1; up <= PARENTS && key.z() - up >= 0; up++) {
            TileKey above = new TileKey(key.z() - up, key.x() >> up, key.y() >> up);
            WeakReference<WritableImage> w = images.get(above);
            WritableImage image = w == null ? null : w.get();
            if (image == null || wanting.contains(above)) {
                continue;
            }
            int part = SIDE >> up;
            int ox = (key.x() & (1 << up) - 1) * part;
            int oy = (key.y() & (1 << up) - 1) * part;
            PixelReader from = image.getPixelReader();
            int[] small = new int[part * part];
            from.getPixels(ox, oy, part, part, PixelFormat.getIntArgbPreInstance(), small, 0, part);
            int[] out = new int[SIDE * SIDE];
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    out[y * SIDE + x] = small[(y >> up) * part + (x >> up)];
                }
            }
            into.getPixelWriter().setPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbPreInstance(), out, 0, SIDE);
            return true;
        }
        return false;
    }

    private static void hatch(WritableImage image) {
        int[] out = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                out[y * SIDE + x] = (x + y & 15) < 2 ? HATCH : LAND;
            }
        }
        image.getPixelWriter().setPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbPreInstance(), out, 0, SIDE);
    }
}
