package vn.toancanh.city.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.hls.HlsFeed;
import vn.toancanh.city.rtsp.RtspServer;
import vn.toancanh.core.model.CameraStream.Kind;

/**
 * {@code /hls/CAMERA/main|sub/index.m3u8} and its segments. No token: players have none. A locked camera asks for its password.
 * Thread-safe.
 */
final class HlsRoutes {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,12})-(\\d{0,12})");
    private static final Pattern SEGMENT = Pattern.compile("(\\d{1,15})\\.ts");

    private final HlsFeed feed;

    HlsRoutes(HlsFeed feed) {
        this.feed = feed;
    }

    void add(JavalinConfig config) {
        config.routes.get("/hls/{camera}/{kind}/index.m3u8", this::playlist);
        config.routes.get("/hls/{camera}/{kind}/{segment}", this::segment);
    }

    private void playlist(Context ctx) {
        if (mayPass(ctx)) {
            ctx.header("Cache-Control", "no-store");
            send(ctx, feed.playlist(ctx.pathParam("camera"), kind(ctx)), "application/vnd.apple.mpegurl");
        }
    }

    private void segment(Context ctx) {
        Matcher m = SEGMENT.matcher(ctx.pathParam("segment"));
        if (!m.matches()) {
            throw new ProblemException(404, "no-such-path");
        }
        if (mayPass(ctx)) {
            ctx.header("Cache-Control", "max-age=60");
            send(ctx, feed.segment(ctx.pathParam("camera"), kind(ctx), Long.parseLong(m.group(1))), "video/mp2t");
        }
    }

    private boolean mayPass(Context ctx) {
        if (!feed.isLocked(ctx.pathParam("camera"))) {
            return true;
        }
        String wanted = "Basic "
                + Base64.getEncoder()
                        .encodeToString((RtspServer.USER + ":" + RtspServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String said = ctx.header("Authorization");
        if (said != null && MessageDigest.isEqual(bytes(wanted), bytes(said))) {
            return true;
        }
        ctx.header("WWW-Authenticate", "Basic realm=\"toancanh-demo\"");
        throw new ProblemException(401, "camera-locked");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Kind kind(Context ctx) {
        return switch (ctx.pathParam("kind").toLowerCase(Locale.ROOT)) {
            case "main" -> Kind.MAIN;
            case "sub" -> Kind.SUB;
            default -> throw new ProblemException(404, "no-such-path");
        };
    }

    /** The whole body, or the part of it that a range asks for. */
    private static void send(Context ctx, byte @Nullable [] body, String type) {
        if (body == null) {
            throw new ProblemException(404, "no-such-stream");
        }
        ctx.disableCompression();
        ctx.contentType(type);
        ctx.header("Accept-Ranges", "bytes");
        ctx.header("Access-Control-Allow-Origin", "*");
        String range = ctx.header("Range");
        Matcher m = RANGE.matcher(range == null ? "" : range.strip());
        if (!m.matches() || m.group(1).isEmpty() && m.group(2).isEmpty()) {
            ctx.result(body);
            return;
        }
        long from = m.group(1).isEmpty()
                ? Math.max(0, body.length - Long.parseLong(m.group(2)))
                : Long.parseLong(m.group(1));
        long to = m.group(1).isEmpty() || m.group(2).isEmpty()
                ? body.length - 1L
                : Math.min(body.length - 1L, Long.parseLong(m.group(2)));
        if (from >= body.length || from > to) {
            ctx.status(416);
            ctx.header("Content-Range", "bytes */" + body.length);
            ctx.result("");
            return;
        }
        ctx.status(206);
        ctx.header("Content-Range", "bytes " + from + "-" + to + "/" + body.length);
        ctx.result(java.util.Arrays.copyOfRange(body, (int) from, (int) to + 1));
    }
}
