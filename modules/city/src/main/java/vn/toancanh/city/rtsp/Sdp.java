package vn.toancanh.city.rtsp;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import vn.toancanh.city.feed.Clip;

/** Describes a stream (RFC 4566, RFC 6184 section 8). Pure. */
final class Sdp {
    /** Where the only track is asked for, behind the stream's path. */
    static final String TRACK = "trackID=0";

    private Sdp() {}

    static String of(String cameraId, Clip clip) {
        byte[] sps = clip.sps();
        Base64.Encoder b = Base64.getEncoder();
        return "v=0\r\n"
                + "o=- 1 1 IN IP4 127.0.0.1\r\n"
                + "s=" + cameraId + "\r\n"
                + "c=IN IP4 0.0.0.0\r\n"
                + "t=0 0\r\n"
                + "a=control:*\r\n"
                + "a=range:npt=now-\r\n"
                + "m=video 0 RTP/AVP 96\r\n"
                + "a=rtpmap:96 H264/90000\r\n"
                + "a=fmtp:96 packetization-mode=1;profile-level-id="
                + HexFormat.of().withUpperCase().formatHex(sps, 1, 4)
                + ";sprop-parameter-sets=" + b.encodeToString(sps) + "," + b.encodeToString(clip.pps()) + "\r\n"
                + "a=framerate:" + String.format(Locale.ROOT, "%.3f", clip.fps()) + "\r\n"
                + "a=control:" + TRACK + "\r\n";
    }
}
