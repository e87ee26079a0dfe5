package vn.toancanh.app;

import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import vn.toancanh.media.LocalMedia;
import vn.toancanh.media.Media;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uimap.MapMaker;
import vn.toancanh.uimap.drawn.DemoTiles;
import vn.toancanh.uivideo.VideoMaker;

/** Map and cameras as every station gets them, with the threads that draw and decode. JavaFX thread. */
final class Faces implements AutoCloseable {
    private final ExecutorService brush = Executors.newSingleThreadExecutor(task -> {
        Thread t = new Thread(task, "tiles");
        t.setDaemon(true);
        t.setPriority(Thread.MIN_PRIORITY);
        return t;
    });
    private final DemoTiles ground;
    private final MapMaker maps;
    private final Media media;
    private final VideoMaker cameras;

    /** @param gatewayHost under which name the gateway is reached, for streams of its own */
    Faces(Station station, Wiring wiring, String gatewayHost) {
        // AWT draws tiles into memory and never opens a window.
        System.setProperty("java.awt.headless", "true");
        ground = new DemoTiles(
                wiring.features(),
                brush,
                () -> LocalDate.ofInstant(station.now(), station.format().zone()),
                station.words()::text,
                station.words().text("map.mark"));
        maps = new MapMaker(station, ground, wiring.features());
        ground.onChange(maps::groundChanged);
        maps.onWallText(ground::scale);
        media = LocalMedia.of(System::nanoTime, ThreadLocalRandom.current()::nextDouble);
        cameras = new VideoMaker(station, media, () -> gatewayHost);
    }

    MapFace.Maker maps() {
        return maps;
    }

    CameraGrid.Maker cameras() {
        return cameras;
    }

    @Override
    public void close() {
        ground.close();
        media.close();
        brush.shutdownNow();
    }
}
