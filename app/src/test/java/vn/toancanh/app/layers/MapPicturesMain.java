package vn.toancanh.app.layers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import vn.toancanh.city.ground.CityGround;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.port.FeatureSource;
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
import vn.toancanh.uimap.drawn.DemoTiles;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.geojson.GeoJson;
import vn.toancanh.wire.pack.PackReader;
import vn.toancanh.wire.pack.PackSource;

/** Draws the map of the shipped pack at many zooms for each station into PNG files, to be looked at. Argument: a folder. */
public final class MapPicturesMain {
    private MapPicturesMain() {}

    public static void main(String[] args) throws Exception {
        Path dir = Files.createDirectories(Path.of(args[0]));
        Json json = new Json();
        GeoJson geo = new GeoJson(json);
        CityGround ground = new CityGround(
                new PackReader().read(PackSource.classPath("buon-ma-thuot")).pack(), json, CityFixture.NOW);
        FeatureSource features = (id, listener) -> {
            ground.layer(id).ifPresent(l -> {
                try {
                    listener.accept(geo.layer(l.body()).message());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            return () -> {};
        };
        Fx.start();
        for (MapFace.Use use : MapFace.Use.values()) {
            int[] zooms = use == MapFace.Use.DESK
                    ? new int[] {5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18}
                    : new int[] {6, 12, 13, 15};
            for (int z : zooms) {
                picture(
                        dir.resolve(use.name().toLowerCase(java.util.Locale.ROOT) + "-" + z + ".png"),
                        use,
                        z,
                        features);
            }
        }
        System.exit(0);
    }

    private static void picture(Path file, MapFace.Use use, int zoom, FeatureSource features) throws Exception {
        ManualClock clock = new ManualClock(CityFixture.NOW);
        var pool = Executors.newSingleThreadExecutor();
        boolean wall = use == MapFace.Use.WALL;
        MapFace[] map = new MapFace[1];
        Stage stage = Fx.get(() -> {
            FakeRing ring = new FakeRing(clock::instant);
            CityFixture.busy(ring);
            FxBridge bridge = FxBridge.of(ring, System::nanoTime);
            Messages words = new Messages(MapMaker.BUNDLE);
            Station station = Station.of(
                    ring,
                    bridge,
                    words,
                    new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                    new Ticker(clock),
                    clock,
                    new NoSettings(),
                    pool);
            DemoTiles tiles = new DemoTiles(
                    features, pool, () -> LocalDate.of(2026, 11, 22), words::text, words.text("map.mark"));
            MapMaker maker = new MapMaker(station, tiles, features);
            tiles.onChange(maker::groundChanged);
            maker.onWallText(tiles::scale);
            map[0] = maker.make(use);
            map[0].layers(EnumSet.complementOf(EnumSet.of(MapLayer.NETWORKS)));
            if (wall) {
                map[0].node().setStyle("-fx-font-size: 56px;");
            }
            Stage s = Fx.show(map[0].node(), wall ? 1920 : 1000, wall ? 1080 : 640, Density.NORMAL);
            map[0].attach();
            map[0].show(zoom < 8 ? new GeoPoint(14.5, 109.5) : new GeoPoint(12.6795, 108.0384), zoom);
            return s;
        });
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
        while (System.nanoTime() < end) {
            Fx.settle();
            LockSupport.parkNanos(50_000_000);
        }
        WritableImage image = Fx.get(() -> stage.getScene().snapshot(null));
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] argb = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        var out = new java.awt.image.BufferedImage(w, h, java.awt.image.BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, w, h, argb, 0, w);
        javax.imageio.ImageIO.write(out, "png", file.toFile());
        Fx.run(() -> {
            map[0].detach();
            stage.close();
        });
        pool.shutdownNow();
    }

    private static final class NoSettings implements vn.toancanh.core.port.SettingsStore {
        @Override
        public java.util.Optional<String> get(String key) {
            return java.util.Optional.empty();
        }

        @Override
        public void put(String key, String value) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
