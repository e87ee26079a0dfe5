package vn.toancanh.uivideo;

import java.util.function.Supplier;
import vn.toancanh.media.Media;
import vn.toancanh.uikit.face.CameraGrid;
import vn.toancanh.uikit.station.Station;

/** Makes grids and large views of cameras for the stations. */
public final class VideoMaker implements CameraGrid.Maker {
    private final Station station;
    private final Media media;
    private final Supplier<String> gatewayHost;

    /**
     * @param media closed by whoever made it
     * @param gatewayHost under which name the gateway is reached now, in brackets if it is an IPv6 address; streams of the
     *     gateway's own have it in their address
     */
    public VideoMaker(Station station, Media media, Supplier<String> gatewayHost) {
        this.station = station;
        this.media = media;
        this.gatewayHost = gatewayHost;
    }

    @Override
    public CameraGrid grid(CameraGrid.Use use) {
        return new GridView(station, media, gatewayHost, GridView.Kind.of(use));
    }

    @Override
    public CameraGrid focus() {
        return new GridView(station, media, gatewayHost, GridView.Kind.FOCUS);
    }
}
