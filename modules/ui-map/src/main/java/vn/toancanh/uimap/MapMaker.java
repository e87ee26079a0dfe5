package vn.toancanh.uimap;

import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.port.FeatureSource;
import vn.toancanh.core.port.TileSource;
import vn.toancanh.uikit.face.MapFace;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uimap.plane.TileLoader;

/** Makes the maps of a console; all of them share one loader of tiles. JavaFX thread. */
public final class MapMaker implements MapFace.Maker {
    /** The bundle of words of this room. */
    public static final String BUNDLE = "uimap";

    private final Station station;
    private final FeatureSource features;
    private final TileLoader loader;
    private Supplier<@Nullable GroundSource> ground = () -> null;
    private DoubleConsumer onText = scale -> {};

    public MapMaker(Station station, TileSource tiles, FeatureSource features) {
        this.station = station;
        this.features = features;
        this.loader = new TileLoader(tiles, station.bridge(), station.worker());
        // A tile that could not be had is asked for again when the link is back.
        boolean[] wasUp = {false};
        station.bridge().watch((s, t) -> {
            boolean up = s.link().isUp();
            if (up && !wasUp[0]) {
                loader.retry();
            }
            wasUp[0] = up;
        });
    }

    /** Says of which server the ground is; null for the demo ground. Asked on the JavaFX thread. */
    public void setGround(Supplier<@Nullable GroundSource> source) {
        ground = source;
    }

    /** Told how large a wall's text is, 1 being a desk's: names on a drawn ground have to follow. */
    public void onWallText(DoubleConsumer action) {
        onText = action;
    }

    /** Tiles of all maps are asked for again: the ground has changed. Any thread. */
    public void groundChanged() {
        station.bridge().later(loader::refresh);
    }

    @Override
    public MapFace make(MapFace.Use use) {
        return new MapView(station, loader, features, use, scale -> onText.accept(scale), () -> ground.get());
    }
}
