package vn.toancanh.app;

import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.link.BadAddressException;
import vn.toancanh.link.LinkOptions;
import vn.toancanh.link.XyzTiles;
import vn.toancanh.media.LocalMedia;
import vn.toancanh.media.Media;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uimap.GroundSource;
import vn.toancanh.uimap.MapMaker;
import vn.toancanh.uimap.drawn.DemoTiles;
import vn.toancanh.uivideo.VideoMaker;

/** Map and cameras as every station gets them, with the threads that draw and decode. JavaFX thread. */
final class Faces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Faces.class);
    private static final int RETRY_SECONDS = 30;

    private final ExecutorService brush = Executors.newSingleThreadExecutor(task -> {
        Thread t = new Thread(task, "tiles");
        t.setDaemon(true);
        t.setPriority(Thread.MIN_PRIORITY);
        return t;
    });
    private final DemoTiles ground;
    private final MapMaker maps;
    private @Nullable XyzTiles network;
    private @Nullable ServerGround server;
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
        GroundSource unusable = openServer(station, wiring);
        maps = new MapMaker(station, server == null ? ground : server, wiring.features());
        maps.setGround(() -> server == null ? unusable : server.said());
        retry(station);
        ground.onChange(maps::groundChanged);
        maps.onWallText(ground::scale);
        media = LocalMedia.of(System::nanoTime, ThreadLocalRandom.current()::nextDouble);
        cameras = new VideoMaker(station, media, () -> gatewayHost);
    }

    /** The map server of the settings; what to say instead when its address cannot be used, null when none is set. */
    private @Nullable GroundSource openServer(Station station, Wiring wiring) {
        String template = wiring.settings().get(ServerGround.ADDRESS).orElse("");
        if (template.isBlank()) {
            return null;
        }
        try {
            network = new XyzTiles(
                    template,
                    ServerGround.zoom(
                            wiring.settings().get(ServerGround.MAX_ZOOM).orElse("")),
                    station.clock(),
                    LinkOptions.standard(
                            getClass().getPackage().getImplementationVersion() == null
                                    ? "dev"
                                    : getClass().getPackage().getImplementationVersion()));
            server = new ServerGround(
                    wiring.cached(network),
                    ground,
                    template,
                    wiring.settings().get(ServerGround.CREDIT).orElse(""));
            return null;
        } catch (BadAddressException e) {
            LOG.warn("TC-M04 {}: {}", ServerGround.ADDRESS, e.getMessage());
            return ServerGround.unusable();
        }
    }

    /** A server that fails is asked again twice a minute, and at once when the link to the city is back. */
    private void retry(Station station) {
        if (server == null) {
            return;
        }
        int[] seconds = {0};
        boolean[] wasUp = {false};
        station.ticker().nowProperty().addListener((o, was, is) -> {
            boolean up = station.state().link().isUp();
            if (server.isWanting() && (++seconds[0] % RETRY_SECONDS == 0 || up && !wasUp[0])) {
                maps.groundChanged();
            }
            wasUp[0] = up;
        });
    }

    MapFace.Maker maps() {
        return maps;
    }

    CameraGrid.Maker cameras() {
        return cameras;
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
        ground.close();
        media.close();
        brush.shutdownNow();
    }
}
