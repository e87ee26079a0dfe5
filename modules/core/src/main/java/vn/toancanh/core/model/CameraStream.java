package vn.toancanh.core.model;

/**
 * One way to see a camera.
 *
 * @param url absolute; may hold {@value #GATEWAY} where the name of the gateway's host belongs, because only the console
 *     knows under which name it reaches the gateway
 * @param width pixels
 * @param height pixels
 * @param fps frames per second
 */
public record CameraStream(Kind kind, Transport transport, String url, int width, int height, double fps) {
    /** Stands for the host of the gateway. */
    public static final String GATEWAY = "{gateway}";

    /** MAIN is for one large picture, SUB for a cell of a grid. */
    public enum Kind {
        MAIN,
        SUB
    }

    /** RTSP runs over TCP alone. */
    public enum Transport {
        RTSP,
        HLS
    }

    /** The address as seen from here. {@code host} is the gateway's, in brackets if it is an IPv6 address. */
    public String at(String host) {
        return url.replace(GATEWAY, host);
    }
}
