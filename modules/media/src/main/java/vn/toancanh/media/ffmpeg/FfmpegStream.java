package vn.toancanh.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONKEY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_NONE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Reason;
import vn.toancanh.media.decode.Sink;
import vn.toancanh.media.decode.StreamFailure;
import vn.toancanh.media.session.StreamAddress;

/** One connection, from opening to its end. One thread. */
final class FfmpegStream implements AutoCloseable {
    /** Longer than the watch of the session, which gives up first; this is for a callback that is never asked. */
    private static final String SOCKET_TIMEOUT_MICROS = "9000000";
    /** An opening that fails after so long has failed for want of an answer; the watchdog gives it six seconds. */
    private static final long SILENT_NANOS = 5_500_000_000L;

    private static final String RTSP_PROTOCOLS = "rtsp,rtsps,rtp,tcp,tls";
    private static final String HTTP_PROTOCOLS = "http,https,tcp,tls,crypto";

    /** 8K and nothing beyond: a picture of another size is an attack on the memory. */
    private static final long MAX_PIXELS = 8192L * 4320;

    /** Pieces over HTTP are read faster than they play. Further behind than this it is not caught up but begun anew. */
    private static final long REBASE_NANOS = 2_000_000_000L;

    private final StreamAddress address;
    private final Sink sink;
    private final Interrupts interrupts;
    private final FfmpegErrors.Errno errno;
    private final LongSupplier nanoTime;
    private AVFormatContext input;
    private final long id;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final FfmpegPainter painter = new FfmpegPainter(frame);
    private @Nullable AVCodecContext codec;
    private int index = -1;
    private double tickMicros;
    private long count;
    private boolean waitForKey;
    private Mode mode = Mode.FULL;
    private long base;
    private boolean hasBase;

    FfmpegStream(
            StreamAddress address, Sink sink, Interrupts interrupts, FfmpegErrors.Errno errno, LongSupplier nanoTime) {
        this.address = address;
        this.sink = sink;
        this.interrupts = interrupts;
        this.errno = errno;
        this.nanoTime = nanoTime;
        this.input = avformat_alloc_context();
        this.id = interrupts.install(input, sink);
    }

    void open() throws StreamFailure {
        AVDictionary options = new AVDictionary(null);
        if (address.isRtsp()) {
            av_dict_set(options, "rtsp_transport", "tcp", 0);
            av_dict_set(options, "timeout", SOCKET_TIMEOUT_MICROS, 0);
            av_dict_set(options, "allowed_media_types", "video", 0);
        } else {
            av_dict_set(options, "rw_timeout", SOCKET_TIMEOUT_MICROS, 0);
            av_dict_set(options, "live_start_index", "-2", 0);
        }
        av_dict_set(options, "protocol_whitelist", address.isRtsp() ? RTSP_PROTOCOLS : HTTP_PROTOCOLS, 0);
        av_dict_set(options, "fflags", "nobuffer+discardcorrupt", 0);
        av_dict_set(options, "probesize", "200000", 0);
        av_dict_set(options, "analyzeduration", "1000000", 0);
        try {
            long begun = nanoTime.getAsLong();
            int result = avformat_open_input(input, address.url(), null, options);
            // Of a server that is silent for its whole time limit FFmpeg says "invalid data": it has read an empty
            // reply.
            if (result < 0 && nanoTime.getAsLong() - begun >= Long.parseLong(SOCKET_TIMEOUT_MICROS) * 1_000) {
                throw new StreamFailure(Reason.TIMEOUT, FfmpegErrors.text(result));
            }
            check(result);
        } finally {
            av_dict_free(options);
        }
        if (!knowsVideo()) {
            // The description of an RTSP stream says all that is needed; probing would cost two seconds.
            check(avformat_find_stream_info(input, (PointerPointer<?>) null));
        }
        index = findVideo();
        if (index < 0) {
            throw new StreamFailure(Reason.GARBAGE, "no video in it");
        }
        openCodec(input.streams(index));
    }

    void play() throws StreamFailure {
        while (sink.goOn()) {
            int got = av_read_frame(input, packet);
            if (got < 0) {
                if (sink.goOn()) {
                    throw failure(got);
                }
                return;
            }
            try {
                if (packet.stream_index() == index) {
                    decode();
                }
            } finally {
                av_packet_unref(packet);
            }
        }
    }

    private void decode() {
        AVCodecContext c = codec;
        if (c == null) {
            return;
        }
        follow(c);
        if (waitForKey) {
            if ((packet.flags() & AV_PKT_FLAG_KEY) == 0) {
                return;
            }
            waitForKey = false;
        }
        // A damaged packet costs a picture, not the stream; a stream of nothing else is given up by the session's
        // watch.
        if (avcodec_send_packet(c, packet) < 0) {
            return;
        }
        while (avcodec_receive_frame(c, frame) >= 0) {
            long pts = pts();
            if (!address.isRtsp()) {
                pace(pts);
            }
            if (!sink.goOn()) {
                return;
            }
            sink.picture(pts, painter);
        }
    }

    private void follow(AVCodecContext c) {
        Mode wanted = sink.mode();
        if (wanted != mode) {
            mode = wanted;
            c.skip_frame(mode == Mode.KEYFRAMES ? AVDISCARD_NONKEY : AVDISCARD_DEFAULT);
            // What lies between two key frames builds on pictures that were left out.
            waitForKey = mode == Mode.FULL;
        }
    }

    private long pts() {
        count++;
        long ticks = frame.best_effort_timestamp();
        return ticks == AV_NOPTS_VALUE() ? count : Math.round(ticks * tickMicros);
    }

    private void pace(long ptsMicros) {
        long now = nanoTime.getAsLong();
        long due = base + ptsMicros * 1000;
        if (!hasBase || Math.abs(due - now) > REBASE_NANOS * 4 || now - due > REBASE_NANOS) {
            hasBase = true;
            base = now - ptsMicros * 1000;
            return;
        }
        if (due > now) {
            sink.rest(due - now);
        }
    }

    private boolean knowsVideo() {
        int i = findVideo();
        if (i < 0) {
            return false;
        }
        AVCodecParameters p = input.streams(i).codecpar();
        boolean needsExtra = p.codec_id() == AV_CODEC_ID_H264 || p.codec_id() == AV_CODEC_ID_HEVC;
        return p.codec_id() != AV_CODEC_ID_NONE && (!needsExtra || p.extradata_size() > 0);
    }

    private int findVideo() {
        for (int i = 0; i < input.nb_streams(); i++) {
            if (input.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
                return i;
            }
        }
        return -1;
    }

    private void openCodec(AVStream stream) throws StreamFailure {
        AVCodec found = avcodec_find_decoder(stream.codecpar().codec_id());
        if (found == null) {
            throw new StreamFailure(
                    Reason.UNSUPPORTED,
                    "no decoder for codec " + stream.codecpar().codec_id());
        }
        AVCodecContext c = avcodec_alloc_context3(found);
        codec = c;
        check(avcodec_parameters_to_context(c, stream.codecpar()));
        c.thread_count(1);
        c.flags(c.flags() | AV_CODEC_FLAG_LOW_DELAY);
        c.max_pixels(MAX_PIXELS);
        c.pkt_timebase(stream.time_base());
        check(avcodec_open2(c, found, (PointerPointer<?>) null));
        tickMicros = 1e6 * stream.time_base().num() / stream.time_base().den();
    }

    private void check(int result) throws StreamFailure {
        if (result < 0) {
            throw failure(result);
        }
    }

    private StreamFailure failure(int error) {
        return new StreamFailure(FfmpegErrors.reason(error, errno), FfmpegErrors.text(error));
    }

    @Override
    public void close() {
        interrupts.forget(id);
        painter.close();
        AVCodecContext c = codec;
        if (c != null) {
            avcodec_free_context(c);
        }
        if (!input.isNull()) {
            avformat_close_input(input);
        }
        av_packet_free(packet);
        av_frame_free(frame);
    }
}
