package vn.toancanh.city;

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
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes what the city sends, as a console would. */
final class Decoder {
    /** A picture that was decoded. {@code micros} of its stamp; {@code sum} over what it shows. */
    record Picture(int width, int height, long micros, long sum) {}

    private Decoder() {}

    static List<Picture> decode(String url, int many) throws IOException {
        av_log_set_level(AV_LOG_FATAL);
        avformat_network_init();
        AVFormatContext format = new AVFormatContext(null);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "rtsp_transport", "tcp", 0);
        av_dict_set(options, url.startsWith("rtsp") ? "timeout" : "rw_timeout", "8000000", 0);
        if (avformat_open_input(format, url, null, options) < 0) {
            throw new IOException("cannot be opened");
        }
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        AVCodecContext context = null;
        try {
            avformat_find_stream_info(format, (AVDictionary) null);
            AVStream stream = format.streams(0);
            AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
            context = avcodec_alloc_context3(codec);
            avcodec_parameters_to_context(context, stream.codecpar());
            if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
                throw new IOException("there is no decoder");
            }
            List<Picture> out = new ArrayList<>();
            while (out.size() < many) {
                if (av_read_frame(format, packet) < 0) {
                    throw new IOException("ended after " + out.size() + " pictures");
                }
                avcodec_send_packet(context, packet);
                av_packet_unref(packet);
                while (avcodec_receive_frame(context, frame) >= 0) {
                    long micros = frame.pts()
                            * 1_000_000L
                            * stream.time_base().num()
                            / stream.time_base().den();
                    out.add(new Picture(frame.width(), frame.height(), micros, sum(frame)));
                }
            }
            return out;
        } finally {
            av_frame_free(frame);
            av_packet_free(packet);
            if (context != null) {
                avcodec_free_context(context);
            }
            avformat_close_input(format);
        }
    }

    private static long sum(AVFrame f) {
        CRC32 crc = new CRC32();
        long bytes = (long) f.linesize(0) * f.height();
        ByteBuffer luma = f.data(0).capacity(bytes).asByteBuffer();
        crc.update(luma);
        return crc.getValue();
    }
}
