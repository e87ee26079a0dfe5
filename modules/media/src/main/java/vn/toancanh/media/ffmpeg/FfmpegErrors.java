package vn.toancanh.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_DECODER_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import vn.toancanh.media.Reason;

/** What FFmpeg's numbers mean. Those of the system differ from system to system. */
final class FfmpegErrors {
    private FfmpegErrors() {}

    /** Numbers of the system, as FFmpeg negates them. */
    record Errno(int refused, int timedOut, int hostUnreachable, int netUnreachable, int reset) {
        /** @param os as in {@code os.name} */
        static Errno of(String os) {
            String name = os.toLowerCase(Locale.ROOT);
            if (name.startsWith("windows")) {
                return new Errno(107, 138, 110, 118, 108);
            }
            return name.startsWith("mac") ? new Errno(61, 60, 65, 51, 54) : new Errno(111, 110, 113, 101, 104);
        }
    }

    /** Why a stream could not be opened or read. */
    static Reason reason(int error, Errno errno) {
        if (error == AVERROR_HTTP_UNAUTHORIZED() || error == AVERROR_HTTP_FORBIDDEN()) {
            return Reason.UNAUTHORISED;
        }
        if (error == AVERROR_HTTP_NOT_FOUND()) {
            return Reason.NOT_FOUND;
        }
        if (error == AVERROR_EOF() || error == -errno.reset()) {
            return Reason.ENDED;
        }
        if (error == AVERROR_DECODER_NOT_FOUND() || error == AVERROR_PROTOCOL_NOT_FOUND()) {
            return Reason.UNSUPPORTED;
        }
        if (error == -errno.refused()) {
            return Reason.REFUSED;
        }
        // "Exit" is our own watchdog, which ends an opening that takes too long.
        if (error == -errno.timedOut() || error == AVERROR_EXIT()) {
            return Reason.TIMEOUT;
        }
        // FFmpeg says "input/output error" for a name that is not known.
        if (error == -errno.hostUnreachable() || error == -errno.netUnreachable() || error == -5) {
            return Reason.UNREACHABLE;
        }
        return Reason.GARBAGE;
    }

    static String text(int error) {
        byte[] text = new byte[128];
        av_strerror(error, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return error + " " + new String(text, 0, end, StandardCharsets.UTF_8);
    }
}
