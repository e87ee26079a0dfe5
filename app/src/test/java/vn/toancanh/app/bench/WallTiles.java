package vn.toancanh.app.bench;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Kind;
import vn.toancanh.core.model.CameraStream.Transport;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.media.Feed;
import vn.toancanh.media.FeedRequest;
import vn.toancanh.media.LocalMedia;
import vn.toancanh.media.Mode;
import vn.toancanh.media.frame.Frame;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Theme;
import vn.toancanh.uikit.watch.Ticker;
import vn.toancanh.uivideo.VideoMaker;

/** One side of {@link WallBench} as a process of its own; runs until it is ended. Modes: tile, whole, parked, open, screen. */
public final class WallTiles {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 270;

    private WallTiles() {}

    public static void main(String[] args) {
        LocalMedia media = LocalMedia.of(System::nanoTime, () -> 0.5);
        List<String> urls = Arrays.asList(args).subList(1, args.length);
        switch (args[0]) {
            case "screen" -> Platform.startup(() -> screen(media, urls));
            case "open" -> open(media, urls.get(0), Integer.parseInt(urls.get(1)));
            default -> take(media, urls, args[0].equals("parked") ? Mode.KEYFRAMES : Mode.FULL);
        }
    }

    private static Feed feed(LocalMedia media, String url, Mode mode) {
        Feed f = media.open(new FeedRequest(url, List.of(stream(url)), FeedRequest.Use.CELL, mode, 25));
        f.size(WIDTH, HEIGHT);
        return f;
    }

    private static CameraStream stream(String url) {
        return new CameraStream(Kind.SUB, Transport.RTSP, url, 640, 360, 15);
    }

    /** Takes each picture as a screen would and gives it back. */
    private static void take(LocalMedia media, List<String> urls, Mode mode) {
        List<Feed> feeds = urls.stream().map(u -> feed(media, u, mode)).toList();
        while (true) {
            for (Feed f : feeds) {
                Frame got = f.take();
                if (got != null) {
                    f.give(got);
                }
            }
            pause(33);
        }
    }

    /** Lets time pass, which is what is measured. */
    static void pause(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void open(LocalMedia media, String url, int times) {
        StringJoiner out = new StringJoiner(" ", "OPENED ", "");
        for (int i = 0; i <= times; i++) {
            long from = System.nanoTime();
            try (Feed f = feed(media, url, Mode.FULL)) {
                while (f.take() == null) {
                    pause(2);
                }
            }
            // The first one loads the libraries.
            if (i > 0) {
                out.add(String.valueOf((System.nanoTime() - from) / 1e6));
            }
            pause(200);
        }
        System.out.println(out);
    }

    private static void screen(LocalMedia media, List<String> urls) {
        try {
            BenchCity city = new BenchCity();
            List<Camera> cameras = new ArrayList<>();
            for (int i = 0; i < urls.size(); i++) {
                cameras.add(new Camera(
                        "c" + i,
                        "CAM " + i,
                        null,
                        new GeoPoint(12.68, 108.04),
                        0,
                        90,
                        150,
                        false,
                        "u",
                        List.of(stream(urls.get(i)))));
            }
            BenchRing ring = new BenchRing(city, List.of());
            ring.cameras(cameras);
            Messages words = new Messages("uivideo");
            InstantSource clock = InstantSource.system();
            Ticker ticker = new Ticker(clock);
            Station station = Station.of(
                    ring,
                    FxBridge.of(ring, System::nanoTime),
                    words,
                    new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                    ticker,
                    clock,
                    new DeskWindow.Forgetful(),
                    Runnable::run);
            CameraGrid grid = new VideoMaker(station, media, () -> "127.0.0.1").grid(CameraGrid.Use.WALL);
            grid.cells(4, 4);
            Stage stage = new Stage();
            // Borders and gaps left out, a cell has 480x270 pixels.
            stage.setScene(new Scene(grid.node(), 4 * (WIDTH + 4) + 12, 4 * (HEIGHT + 4) + 12));
            Theme.install(stage.getScene(), Density.NORMAL);
            stage.show();
            grid.attach();
            grid.show(cameras.stream().map(Camera::id).toList());
            ticker.start(Executors.newSingleThreadScheduledExecutor(), Platform::runLater);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
