package vn.toancanh.media;

import java.util.List;
import java.util.Optional;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Kind;
import vn.toancanh.core.model.CameraStream.Transport;

/** Which way to see a camera. RTSP comes before pieces over HTTP, which are seconds late. Pure functions. */
public final class StreamChoice {
    private StreamChoice() {}

    /** For a small cell: the sub-stream; a main stream costs four times the work. */
    public static Optional<CameraStream> forCell(List<CameraStream> streams) {
        return first(streams, Kind.SUB, Kind.MAIN, Transport.RTSP, Transport.HLS);
    }

    /** For one large picture: the main stream. */
    public static Optional<CameraStream> forFocus(List<CameraStream> streams) {
        return first(streams, Kind.MAIN, Kind.SUB, Transport.RTSP, Transport.HLS);
    }

    /** For one large picture by VLC. */
    public static Optional<CameraStream> forVlc(List<CameraStream> streams, boolean opensRtsp) {
        List<CameraStream> can = streams.stream()
                .filter(s -> opensRtsp || s.transport() == Transport.HLS)
                .toList();
        return first(can, Kind.MAIN, Kind.SUB, Transport.RTSP, Transport.HLS);
    }

    private static Optional<CameraStream> first(
            List<CameraStream> streams, Kind k1, Kind k2, Transport t1, Transport t2) {
        return one(streams, k1, t1)
                .or(() -> one(streams, k1, t2))
                .or(() -> one(streams, k2, t1))
                .or(() -> one(streams, k2, t2));
    }

    private static Optional<CameraStream> one(List<CameraStream> streams, Kind kind, Transport transport) {
        return streams.stream()
                .filter(s -> s.kind() == kind && s.transport() == transport)
                .findFirst();
    }
}
