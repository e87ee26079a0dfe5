package vn.toancanh.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import vn.toancanh.media.decode.Painter;
import vn.toancanh.media.frame.Fit;
import vn.toancanh.media.frame.Frame;

/**
 * Turns decoded pictures into pixels of exactly the size of a tile, in one step and without a copy. Scalers are kept by size;
 * a tile of another size gets another scaler while the stream goes on. One thread.
 */
final class FfmpegPainter implements Painter, AutoCloseable {
    /** A stream is seen in few sizes at a time; the least used scalers go. */
    private static final int KEEP = 4;

    private record Shape(int width, int height, int format, int space, int range, int toWidth, int toHeight) {}

    private final AVFrame source;
    private final Map<Shape, SwsContext> scalers = new LinkedHashMap<>(8, 0.75f, true);
    private final PointerPointer<BytePointer> target = new PointerPointer<>(4);
    private final IntPointer targetStride = new IntPointer(4);

    /** @param source holds the picture whenever {@link #paint} is called */
    FfmpegPainter(AVFrame source) {
        this.source = source;
        for (int i = 0; i < 4; i++) {
            target.put(i, (BytePointer) null);
            targetStride.put(i, 0);
        }
    }

    @Override
    public void paint(Frame f) {
        Fit fit = Fit.of(aspect(), f.width(), f.height());
        f.prepare(fit);
        SwsContext scaler = scaler(fit.width(), fit.height());
        int stride = f.width() * 4;
        try (BytePointer to = new BytePointer(f.pixels())) {
            target.put(0, to.position((long) fit.y() * stride + fit.x() * 4L));
            targetStride.put(0, stride);
            sws_scale(scaler, source.data(), source.linesize(), 0, source.height(), target, targetStride);
        }
    }

    private double aspect() {
        AVRational pixel = source.sample_aspect_ratio();
        double wide = pixel.num() > 0 && pixel.den() > 0 ? (double) pixel.num() / pixel.den() : 1;
        return wide * source.width() / source.height();
    }

    private SwsContext scaler(int width, int height) {
        Shape shape = new Shape(
                source.width(),
                source.height(),
                source.format(),
                source.colorspace(),
                source.color_range(),
                width,
                height);
        SwsContext known = scalers.get(shape);
        if (known != null) {
            return known;
        }
        if (scalers.size() >= KEEP) {
            Shape oldest = scalers.keySet().iterator().next();
            sws_freeContext(scalers.remove(oldest));
        }
        SwsContext made = sws_getContext(
                shape.width(),
                shape.height(),
                shape.format(),
                width,
                height,
                AV_PIX_FMT_BGRA,
                SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        if (made == null) {
            throw new IllegalStateException("no scaler for " + shape);
        }
        boolean high =
                shape.space() == AVCOL_SPC_BT709 || shape.space() == AVCOL_SPC_UNSPECIFIED && shape.height() >= 720;
        sws_setColorspaceDetails(
                made,
                sws_getCoefficients(high ? SWS_CS_ITU709 : SWS_CS_DEFAULT),
                shape.range() == AVCOL_RANGE_JPEG ? 1 : 0,
                sws_getCoefficients(SWS_CS_DEFAULT),
                1,
                0,
                1 << 16,
                1 << 16);
        scalers.put(shape, made);
        return made;
    }

    @Override
    public void close() {
        scalers.values().forEach(s -> sws_freeContext(s));
        scalers.clear();
        target.close();
        targetStride.close();
    }
}
