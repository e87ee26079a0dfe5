package vn.toancanh.app.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.geo.WebMercator;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.face.MapLayer;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.watch.Ticker;
import vn.toancanh.uimap.MapMaker;
import vn.toancanh.uitestkit.Fx;

/**
 * Our map alone in a process, moved by {@link MapPath}. Arguments: address of the bench, number of cases. Tells the bench when
 * the measured part begins, and at its end the milliseconds of each frame.
 */
final class MapPan {
    private MapPan() {}

    public static void main(String[] args) throws Exception {
        String bench = args[0];
        int cases = Integer.parseInt(args[1]);
        HttpClient http = HttpClient.newHttpClient();
        Executor network = Executors.newFixedThreadPool(2, r -> daemon(r));
        BenchCity city = new BenchCity();
        Instant now = Instant.now();
        List<Change> all = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            all.add(new Change.CaseChanged(city.fresh(i, now)));
        }
        BenchRing ring = new BenchRing(city, all);
        Fx.start();
        Fx.run(() -> {
            ManualClock clock = new ManualClock(now);
            Messages words = new Messages(MapMaker.BUNDLE);
            Station station = Station.of(
                    ring,
                    FxBridge.of(ring, System::nanoTime),
                    words,
                    new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                    new Ticker(clock),
                    clock,
                    new Kept(),
                    network);
            MapFace map = new MapMaker(station, new Tiles(bench, http, network, now), (id, l) -> () -> {})
                    .make(MapFace.Use.DESK);
            map.layers(cases == 0 ? EnumSet.noneOf(MapLayer.class) : EnumSet.of(MapLayer.CASES));
            Fx.show(map.node(), MapPath.WIDTH, MapPath.HEIGHT, Density.NORMAL);
            map.attach();
            new Mover(map, city, bench, http).start();
        });
        // JavaFX alone would not keep the process; the bench ends it when it has measured its memory.
        new CountDownLatch(1).await();
    }

    private static Thread daemon(Runnable r) {
        Thread t = new Thread(r, "bench-tiles");
        t.setDaemon(true);
        return t;
    }

    private static final class Mover extends AnimationTimer {
        private final MapFace map;
        private final MapPath path;
        private final String bench;
        private final HttpClient http;
        private final StringBuilder times = new StringBuilder();
        private int frame;
        private long before;

        Mover(MapFace map, BenchCity city, String bench, HttpClient http) {
            this.map = map;
            this.path = new MapPath(city.catalogue().centre());
            this.bench = bench;
            this.http = http;
        }

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            if (frame == MapPath.WARM) {
                post("start", "");
            } else if (frame > MapPath.WARM) {
                times.append((now - before) / 1e6).append(',');
            }
            before = now;
            if (frame == MapPath.WARM + MapPath.MEASURED) {
                stop();
                post("done", times.toString());
                return;
            }
            map.show(WebMercator.point(path.x(frame), path.y(frame)), path.zoom(frame));
            frame++;
        }

        private void post(String what, String body) {
            http.sendAsync(
                    HttpRequest.newBuilder(URI.create(bench + what))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    /** The tiles that the page gets too, from the same server. */
    private record Tiles(String bench, HttpClient http, Executor network, Instant made) implements TileSource {
        @Override
        public String id() {
            return "bench";
        }

        @Override
        public int maxZoom() {
            return 19;
        }

        @Override
        public CompletionStage<Tile> tile(TileKey k) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            URI at = URI.create(bench + "tile/" + k.z() + "/" + k.x() + "/" + k.y());
                            return new Tile.Encoded(
                                    http.send(
                                                    HttpRequest.newBuilder(at).build(),
                                                    HttpResponse.BodyHandlers.ofByteArray())
                                            .body(),
                                    made);
                        } catch (java.io.IOException e) {
                            return new Tile.Missing(true, "no-link");
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return new Tile.Missing(true, "no-link");
                        }
                    },
                    network);
        }
    }

    private static final class Kept implements SettingsStore {
        private final Map<String, String> kept = new ConcurrentHashMap<>();

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void put(String key, String value) {
            kept.put(key, value);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
