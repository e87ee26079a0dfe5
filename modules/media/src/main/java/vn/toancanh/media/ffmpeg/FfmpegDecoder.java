package vn.toancanh.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import vn.toancanh.media.Engine;
import vn.toancanh.media.decode.Decoder;
import vn.toancanh.media.decode.NativeDoor;
import vn.toancanh.media.decode.Sink;
import vn.toancanh.media.decode.StreamFailure;
import vn.toancanh.media.session.StreamAddress;

/**
 * FFmpeg, through JavaCPP, from the jar of this platform: needs nothing installed. Its libraries are loaded by the first
 * stream, on that stream's thread. Thread-safe.
 */
public final class FfmpegDecoder implements Decoder {
    private final LongSupplier nanoTime;
    private final FfmpegErrors.Errno errno;
    private @Nullable Interrupts interrupts;
    private @Nullable LinkageError broken;

    /**
     * @param nanoTime monotonic
     * @param os name of the operating system, as in {@code os.name}
     */
    public FfmpegDecoder(LongSupplier nanoTime, String os) {
        this.nanoTime = nanoTime;
        this.errno = FfmpegErrors.Errno.of(os);
    }

    @Override
    public Engine engine() {
        return Engine.FFMPEG;
    }

    @Override
    public void run(StreamAddress address, Sink sink) throws StreamFailure {
        NativeDoor.pass();
        Interrupts ready = load();
        try (FfmpegStream stream = new FfmpegStream(address, sink, ready, errno, nanoTime)) {
            stream.open();
            stream.play();
        }
    }

    /** @throws LinkageError the same one again and again, if the libraries do not fit this machine */
    private synchronized Interrupts load() {
        if (broken != null) {
            throw broken;
        }
        if (interrupts == null) {
            try {
                Loader.load(avutil.class);
                Loader.load(avcodec.class);
                Loader.load(avformat.class);
                Loader.load(swscale.class);
                // It would print addresses, with their passwords, to the terminal.
                av_log_set_level(AV_LOG_QUIET);
                avformat.avformat_network_init();
                interrupts = new Interrupts();
            } catch (LinkageError e) {
                broken = e;
                throw e;
            }
        }
        return interrupts;
    }
}
