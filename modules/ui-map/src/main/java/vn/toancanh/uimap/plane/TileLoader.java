package vn.toancanh.uimap.plane;

import com.gluonhq.maps.tile.TileRetriever;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.core.port.TileSource.Tile;
import vn.toancanh.core.port.TileSource.TileKey;
import vn.toancanh.uikit.FxBridge;

/**
 * Gives GluonMaps an image for each tile at once, filled from what is known of the place or hatched, and fills in the real
 * picture when it comes. A tile that could not be had is asked for again by {@link #retry}; GluonMaps never has to ask twice.
 * Several maps may show the same tile: each has an image of its own, and all are filled by one request.
 *
 * <p>JavaFX thread, but for decoding, which runs on {@code worker}.
 */
public final class TileLoader implements TileRetriever {
    private static final Logger LOG = LoggerFactory.getLogger(TileLoader.class);
    private static final int PARENTS = 6;
    private static final int MAX_ZOOM = 22;
    private static final int SWEEP_EVERY = 500;

    private final TileSource source;
    private final FxBridge bridge;
    private final Executor worker;
    private final Map<TileKey, Shown> shown = new HashMap<>();
    private final List<Runnable> onFilled = new ArrayList<>();
    private int loading;
    private long given;

    /** A tile that some map holds. */
    private static final class Shown {
        final List<WeakReference<WritableImage>> images = new ArrayList<>(1);
        boolean filled;
        boolean asking;
        /** Asked for while a request was under way: its answer may be old. */
        boolean again;
        /** The source said that asking again cannot help. */
        boolean never;

        @Nullable
        Instant asOf;

        List<WritableImage> alive() {
            images.removeIf(w -> w.get() == null);
            return images.stream()
                    .map(WeakReference::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

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

    /** How old the ground is: the oldest of all tiles in use; null while nothing has come. */
    public @Nullable Instant asOf() {
        return shown.values().stream()
                .filter(s -> s.filled && s.asOf != null)
                .map(s -> s.asOf)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether some tile that is in use has no picture of its own yet and may still get one. */
    public boolean isWanting() {
        return shown.values().stream()
                .anyMatch(s -> !s.filled && !s.never && !s.alive().isEmpty());
    }

    /** How many requests are on their way. */
    public int loading() {
        return loading;
    }

    /** How many images were given to GluonMaps in all, which keeps each of them. */
    public long given() {
        return given;
    }

    @Override
    public CompletableFuture<Image> loadTile(int zoom, long i, long j) {
        CompletableFuture<Image> answer = new CompletableFuture<>();
        WritableImage image = new WritableImage(Pixels.SIDE, Pixels.SIDE);
        // Completed later, never at once: else parents would cover the sharp tiles for ever.
        bridge.later(() -> answer.complete(image));
        if (zoom < 0 || zoom > MAX_ZOOM || i < 0 || j < 0 || i >= 1L << zoom || j >= 1L << zoom) {
            paint(image, Pixels.hatch());
            return answer;
        }
        if (++given % SWEEP_EVERY == 0) {
            shown.values().removeIf(s -> !s.asking && s.alive().isEmpty());
        }
        TileKey key = new TileKey(zoom, (int) i, (int) j);
        Shown s = shown.computeIfAbsent(key, k -> new Shown());
        List<WritableImage> same = s.alive();
        s.filled &= !same.isEmpty();
        paint(image, s.filled ? Pixels.read(same.get(0)) : fromAbove(key));
        s.images.add(new WeakReference<>(image));
        if (!s.filled) {
            ask(key, s);
        }
        return answer;
    }

    /** Asks again for every tile in use that has no picture of its own. */
    public void retry() {
        Map.copyOf(shown).forEach((key, s) -> {
            if (!s.filled && !s.never && !s.alive().isEmpty()) {
                ask(key, s);
            }
        });
    }

    /** Asks again for every tile in use: the ground has changed. */
    public void refresh() {
        Map.copyOf(shown).forEach((key, s) -> {
            s.never = false;
            if (s.alive().isEmpty()) {
                s.filled = false;
            } else {
                ask(key, s);
            }
        });
    }

    private void ask(TileKey key, Shown s) {
        if (s.asking) {
            s.again = true;
            return;
        }
        s.asking = true;
        s.again = false;
        loading++;
        int up = Math.max(0, key.z() - source.maxZoom());
        TileKey from = new TileKey(key.z() - up, key.x() >> up, key.y() >> up);
        try {
            source.tile(from)
                    .thenApplyAsync(t -> answer(key, up, t), worker)
                    .whenComplete((got, failed) -> bridge.later(() -> take(key, s, got)));
        } catch (RuntimeException e) {
            LOG.warn("TC-M02 a tile cannot be asked for: {}", e.toString());
            bridge.later(() -> take(key, s, null));
        }
    }

    private record Got(@Nullable Pixels pixels, boolean never) {}

    private static Got answer(TileKey key, int up, Tile t) {
        Pixels p = Pixels.of(t);
        if (p == null) {
            // What is no picture now is none in a minute either, until the source itself changes.
            return new Got(null, !(t instanceof Tile.Missing m) || !m.retry());
        }
        return new Got(up == 0 ? p : new Pixels(Pixels.below(p.argb(), key, up), p.asOf()), false);
    }

    private void take(TileKey key, Shown s, @Nullable Got got) {
        loading--;
        s.asking = false;
        if (got != null && got.pixels() != null) {
            for (WritableImage image : s.alive()) {
                paint(image, got.pixels().argb());
                s.filled = true;
            }
            s.asOf = got.pixels().asOf();
            onFilled.forEach(Runnable::run);
        } else if (got != null && got.never()) {
            s.never = true;
        }
        if (s.again && !s.alive().isEmpty()) {
            ask(key, s);
        }
    }

    /** From the nearest tile above that has a picture, enlarged; else hatched. */
    private int[] fromAbove(TileKey key) {
        for (int up = 1; up <= PARENTS && key.z() - up >= 0; up++) {
            Shown above = shown.get(new TileKey(key.z() - up, key.x() >> up, key.y() >> up));
            if (above != null && above.filled) {
                List<WritableImage> images = above.alive();
                if (!images.isEmpty()) {
                    return Pixels.below(Pixels.read(images.get(0)), key, up);
                }
            }
        }
        return Pixels.hatch();
    }

    private static void paint(WritableImage image, int[] argb) {
        image.getPixelWriter()
                .setPixels(0, 0, Pixels.SIDE, Pixels.SIDE, PixelFormat.getIntArgbPreInstance(), argb, 0, Pixels.SIDE);
    }
}
