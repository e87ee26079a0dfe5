package vn.toancanh.media.vlc;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;
import uk.co.caprica.vlcj.player.embedded.videosurface.CallbackVideoSurface;
import uk.co.caprica.vlcj.player.embedded.videosurface.VideoSurfaceAdapters;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Transport;
import vn.toancanh.media.Engine;
import vn.toancanh.media.Feed;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Note;
import vn.toancanh.media.Reason;
import vn.toancanh.media.StreamChoice;
import vn.toancanh.media.StreamStatus;
import vn.toancanh.media.decode.NativeDoor;
import vn.toancanh.media.decode.StreamFailure;
import vn.toancanh.media.frame.Frame;
import vn.toancanh.media.frame.FrameSlots;
import vn.toancanh.media.session.StreamAddress;
import vn.toancanh.media.session.StreamHealth;

/**
 * One camera by VLC. What VLC cannot open, or opens without a picture, the other decoder shows, and the state says so. It is
 * judged by the time of the media: libVLC goes on showing the last picture when nothing comes any more.
 *
 * <p>Thread-safe; every call of libVLC runs on the one thread that all players share.
 */
final class VlcFeed implements Feed {
    private static final Logger LOG = LoggerFactory.getLogger(VlcFeed.class);
    private static final long LOOK_MILLIS = 300;

    /** What players share. */
    record Shared(VlcLibrary library, Executor thread, ScheduledExecutorService timer, LongSupplier nanoTime) {}

    private final Shared shared;
    private final List<CameraStream> streams;
    private final Supplier<Feed> other;
    private final FrameSlots slots = new FrameSlots();
    private final StreamHealth health = new StreamHealth(Engine.VLC);
    private volatile Note note = Note.NONE;
    private volatile boolean closed;
    private volatile @Nullable Feed instead;
    private volatile int width;
    private volatile int height;

    // Kept here so that the garbage collector leaves what libVLC calls; touched on the VLC thread alone.
    private @Nullable EmbeddedMediaPlayer player;
    private @Nullable VlcSurface surface;
    private @Nullable CallbackVideoSurface callback;
    private @Nullable StreamAddress address;
    private @Nullable Future<?> watch;
    private int playedWidth;
    private int playedHeight;
    private long lastTime = -1;

    /** @param other the stream by the other decoder */
    VlcFeed(Shared shared, List<CameraStream> streams, Supplier<Feed> other) {
        this.shared = shared;
        this.streams = streams;
        this.other = other;
        health.opening(now());
        onVlc(this::begin);
    }

    private void begin() {
        Optional<VlcLibrary.Found> vlc = shared.library().find();
        if (closed) {
            return;
        }
        if (vlc.isEmpty()) {
            fall(Note.NO_VLC);
            return;
        }
        Optional<CameraStream> way = StreamChoice.forVlc(streams, vlc.get().opensRtsp());
        if (way.isEmpty()) {
            fall(Note.VLC_CANNOT);
            return;
        }
        try {
            address = StreamAddress.of(way.get().url());
        } catch (StreamFailure e) {
            fall(Note.VLC_CANNOT);
            return;
        }
        note = way.get().transport() == Transport.HLS ? Note.DELAYED : Note.NONE;
        player = vlc.get().factory().mediaPlayers().newEmbeddedMediaPlayer();
        health.opening(now());
        try {
            watch = shared.timer()
                    .scheduleWithFixedDelay(() -> onVlc(this::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            release(); // the console ends
            return;
        }
        play();
    }

    /** Starts at the present size; a player keeps the size that it was started with. */
    private void play() {
        EmbeddedMediaPlayer p = player;
        StreamAddress a = address;
        if (p == null || a == null || width == 0 || height == 0) {
            return;
        }
        if (playedWidth != 0) {
            p.controls().stop();
        }
        playedWidth = width;
        playedHeight = height;
        VlcSurface s = new VlcSurface(slots, shared.nanoTime(), playedWidth, playedHeight);
        CallbackVideoSurface c = new CallbackVideoSurface(s, s, true, VideoSurfaceAdapters.getVideoSurfaceAdapter());
        surface = s;
        callback = c;
        lastTime = -1;
        p.videoSurface().set(c);
        health.opening(now());
        p.media().play(a.url(), ":network-caching=500", ":rtsp-tcp", ":no-audio");
    }

    private void look() {
        EmbeddedMediaPlayer p = player;
        VlcSurface s = surface;
        if (closed || p == null) {
            return;
        }
        if (width != playedWidth || height != playedHeight) {
            play();
            return;
        }
        long time = p.status().time();
        if (s != null && s.shown() > 0 && time != lastTime) {
            lastTime = time;
            health.picture(now(), time * 1000);
        }
        if (width > 0 && health.stuck(now()) != Reason.NONE) {
            LOG.debug("{}: VLC gives no picture", address);
            fall(Note.VLC_FAILED);
        }
    }

    private void fall(Note why) {
        release();
        if (closed) {
            return;
        }
        Feed f = other.get();
        f.size(width, height);
        note = why;
        instead = f;
        if (closed) {
            f.close();
        }
    }

    private void release() {
        Future<?> w = watch;
        if (w != null) {
            w.cancel(false);
        }
        EmbeddedMediaPlayer p = player;
        player = null;
        if (p != null) {
            p.controls().stop();
            p.release();
        }
        surface = null;
        callback = null;
    }

    private void onVlc(Runnable task) {
        try {
            shared.thread().execute(() -> {
                try {
                    NativeDoor.pass();
                    task.run();
                } catch (RuntimeException | LinkageError e) {
                    LOG.error("TC-E44 VLC failed", e);
                    fall(Note.VLC_FAILED);
                }
            });
        } catch (RejectedExecutionException e) {
            closed = true; // the console ends
        }
    }

    private long now() {
        return shared.nanoTime().getAsLong();
    }

    @Override
    public void size(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        slots.size(newWidth, newHeight);
        Feed f = instead;
        if (f != null) {
            f.size(newWidth, newHeight);
        } else {
            onVlc(() -> {
                if (playedWidth == 0) {
                    play();
                }
            });
        }
    }

    @Override
    public void mode(Mode mode) {}

    @Override
    public @Nullable Frame take() {
        Feed f = instead;
        return f == null ? slots.take() : f.take();
    }

    @Override
    public void give(Frame frame) {
        slots.give(frame);
        Feed f = instead;
        if (f != null) {
            f.give(frame);
        }
    }

    @Override
    public StreamStatus status() {
        Feed f = instead;
        return (f == null ? health.status(now()) : f.status()).noted(note);
    }

    @Override
    public void close() {
        closed = true;
        health.closed();
        Feed f = instead;
        if (f != null) {
            f.close();
        }
        onVlc(this::release);
    }
}
