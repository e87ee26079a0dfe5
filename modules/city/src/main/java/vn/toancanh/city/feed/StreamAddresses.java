package vn.toancanh.city.feed;

import java.util.ArrayList;
import java.util.List;
import vn.toancanh.core.model.Camera;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Kind;
import vn.toancanh.core.model.CameraStream.Transport;
import vn.toancanh.core.model.Catalogue;

/**
 * Where the cameras of a running city can be seen. Immutable.
 *
 * @param httpPort of the gateway, for HLS
 * @param rtspPort of the cameras
 */
public record StreamAddresses(int httpPort, int rtspPort) {

    /** The catalogue with its cameras' streams; its version is another one for other ports. */
    public Catalogue into(Catalogue c, Feeds feeds) {
        return new Catalogue(
                c.id(),
                c.version() + "-" + httpPort + "-" + rtspPort,
                c.cityName(),
                c.centreName(),
                c.demoNotice(),
                c.centre(),
                c.services(),
                c.categories(),
                c.units(),
                c.wards(),
                c.sops(),
                c.cameras().stream().map(camera -> camera(camera, feeds)).toList(),
                c.indicators(),
                c.channels(),
                c.scenes(),
                c.layers(),
                c.walls(),
                c.roles());
    }

    private Camera camera(Camera c, Feeds feeds) {
        Feed feed = feeds.find(c.id());
        if (feed == null) {
            return c;
        }
        List<CameraStream> streams = new ArrayList<>(c.streams());
        for (Kind kind : Kind.values()) {
            Clip clip = feed.clip(kind);
            String name = c.id() + (kind == Kind.MAIN ? "/main" : "/sub");
            String rtsp = "rtsp://" + CameraStream.GATEWAY + ":" + rtspPort + "/" + name;
            String hls = "http://" + CameraStream.GATEWAY + ":" + httpPort + "/hls/" + name + "/index.m3u8";
            streams.add(new CameraStream(kind, Transport.RTSP, rtsp, clip.width(), clip.height(), clip.fps()));
            streams.add(new CameraStream(kind, Transport.HLS, hls, clip.width(), clip.height(), clip.fps()));
        }
        return new Camera(
                c.id(),
                c.name(),
                c.wardId(),
                c.point(),
                c.azimuth(),
                c.fov(),
                c.range(),
                c.ptz(),
                c.ownerUnitId(),
                streams);
    }
}
