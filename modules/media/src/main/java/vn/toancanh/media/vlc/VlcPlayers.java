package vn.toancanh.media.vlc;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.media.Feed;

/** Makes players of VLC, where it is installed. Thread-safe. */
public final class VlcPlayers {
    private final VlcFeed.Shared shared;

    /**
     * @param thread one thread, used for nothing else: what is called of libVLC waits for its own threads
     * @param timer its tasks are short
     * @param nanoTime monotonic
     */
    public VlcPlayers(Executor thread, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this(new VlcLibrary(), thread, timer, nanoTime);
    }

    VlcPlayers(VlcLibrary library, Executor thread, ScheduledExecutorService timer, LongSupplier nanoTime) {
        this.shared = new VlcFeed.Shared(library, thread, timer, nanoTime);
    }

    /** @param other shows the camera when VLC cannot */
    public Feed play(List<CameraStream> streams, Supplier<Feed> other) {
        return new VlcFeed(shared, streams, other);
    }
}
