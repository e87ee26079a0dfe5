package vn.toancanh.media.ffmpeg;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;
import vn.toancanh.media.decode.Sink;

/**
 * What makes FFmpeg give up while it waits for the network. There is one native callback for all streams, because JavaCPP
 * makes ten of a kind at most; the streams are told apart by a number that FFmpeg carries as a pointer and never follows.
 */
final class Interrupts {
    private final Map<Long, Sink> sinks = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Asked asked = new Asked();

    /** Lets the sink decide about this context; the number is for {@link #forget}. */
    long install(AVFormatContext context, Sink sink) {
        long id = ids.incrementAndGet();
        sinks.put(id, sink);
        AVIOInterruptCB callback = context.interrupt_callback();
        callback.callback(asked);
        callback.opaque(new Number(id));
        return id;
    }

    void forget(long id) {
        sinks.remove(id);
    }

    private static final class Number extends Pointer {
        Number(long id) {
            address = id;
        }
    }

    private final class Asked extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer opaque) {
            Sink sink = opaque == null ? null : sinks.get(opaque.address());
            return sink != null && sink.goOn() ? 0 : 1;
        }
    }
}
