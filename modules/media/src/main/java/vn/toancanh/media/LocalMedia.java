package vn.toancanh.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.CameraStream;
import vn.toancanh.core.model.CameraStream.Transport;
import vn.toancanh.media.decode.Decoder;
import vn.toancanh.media.decode.StreamFailure;
import vn.toancanh.media.ffmpeg.FfmpegDecoder;
import vn.toancanh.media.frame.Frame;
import vn.toancanh.media.session.OpenLimiter;
import vn.toancanh.media.session.StreamAddress;
import vn.toancanh.media.session.StreamSession;
import vn.toancanh.media.session.Tile;
import vn.toancanh.media.vlc.VlcPlayers;

/** Decoders in this process, on threads of their own. Thread-safe. */
public final class LocalMedia implements Media {
    private final Decoder decoder;
    private final StreamSession.Shared shared;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor timer;
    private final Map<StreamAddress, StreamSession> sessions = new HashMap<>();
    private final ExecutorService vlcThread;
    private final @Nullable VlcPlayers vlc;
    private boolean closed;

    /**
     * FFmpeg for the cells, VLC for the large view where it is installed.
     *
     * @param nanoTime monotonic
     * @param chance numbers from 0 to 1
     */
    public static LocalMedia of(LongSupplier nanoTime, DoubleSupplier chance) {
        return new LocalMedia(new FfmpegDecoder(nanoTime, System.getProperty("os.name", "")), nanoTime, chance, true);
    }

    /**
     * With a decoder of the caller's.
     *
     * @param vlc whether the large view is given to VLC where it is installed
     */
    public LocalMedia(Decoder decoder, LongSupplier nanoTime, DoubleSupplier chance, boolean vlc) {
        this.decoder = decoder;
        this.threads = Executors.newCachedThreadPool(named("camera-"));
        this.timer = new ScheduledThreadPoolExecutor(1, named("camera-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        this.shared = new StreamSession.Shared(threads, timer, nanoTime, chance, new OpenLimiter());
        this.vlcThread = Executors.newSingleThreadExecutor(named("vlc-"));
        this.vlc = vlc ? new VlcPlayers(vlcThread, timer, nanoTime) : null;
    }

    @Override
    public Feed open(FeedRequest request) {
        VlcPlayers players = vlc;
        boolean large =
                request.use() == FeedRequest.Use.FOCUS && !request.streams().isEmpty();
        return large && players != null ? players.play(request.streams(), () -> stream(request)) : stream(request);
    }

    private Feed stream(FeedRequest request) {
        Optional<CameraStream> way = request.use() == FeedRequest.Use.CELL
                ? StreamChoice.forCell(request.streams())
                : StreamChoice.forFocus(request.streams());
        if (way.isEmpty()) {
            return new NoFeed(Reason.NO_STREAM);
        }
        try {
            StreamAddress address = StreamAddress.of(way.get().url());
            Note note = way.get().transport() == Transport.HLS ? Note.DELAYED : Note.NONE;
            return join(address, new Tile(request.mode(), request.maxFps()), note);
        } catch (StreamFailure e) {
            return new NoFeed(e.reason());
        }
    }

    private synchronized Feed join(StreamAddress address, Tile tile, Note note) {
        if (closed) {
            return new NoFeed(Reason.NONE);
        }
        StreamSession known = sessions.get(address);
        StreamSession session = known == null ? new StreamSession(address, decoder, shared) : known;
        session.add(tile);
        if (known == null) {
            sessions.put(address, session);
            session.start();
        }
        return new TileFeed(address, session, tile, note);
    }

    private synchronized void leave(StreamAddress address, StreamSession session, Tile tile) {
        if (session.remove(tile)) {
            session.close();
            sessions.remove(address, session);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        sessions.values().forEach(StreamSession::close);
        sessions.clear();
        timer.shutdownNow();
        threads.shutdown();
        vlcThread.shutdown();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger n = new AtomicInteger();
        return task -> {
            Thread t = new Thread(task, name + n.incrementAndGet());
            // A decoder that hangs in native code must not keep the console from ending.
            t.setDaemon(true);
            return t;
        };
    }

    private final class TileFeed implements Feed {
        private final StreamAddress address;
        private final StreamSession session;
        private final Tile tile;
        private final Note note;

        TileFeed(StreamAddress address, StreamSession session, Tile tile, Note note) {
            this.address = address;
            this.session = session;
            this.tile = tile;
            this.note = note;
        }

        @Override
        public void size(int width, int height) {
            tile.slots().size(width, height);
        }

        @Override
        public void mode(Mode mode) {
            tile.mode(mode);
            session.modeChanged();
        }

        @Override
        public @Nullable Frame take() {
            return tile.slots().take();
        }

        @Override
        public void give(Frame frame) {
            tile.slots().give(frame);
        }

        @Override
        public StreamStatus status() {
            StreamStatus s = session.status();
            return note == Note.NONE ? s : s.noted(note);
        }

        @Override
        public void close() {
            tile.slots().size(0, 0);
            leave(address, session, tile);
        }
    }

    /** For a camera that cannot be seen from here. */
    private static final class NoFeed implements Feed {
        private final StreamStatus status;

        NoFeed(Reason why) {
            this.status = StreamStatus.without(why == Reason.NONE ? Phase.CLOSED : Phase.BACKOFF, why);
        }

        @Override
        public void size(int width, int height) {}

        @Override
        public void mode(Mode mode) {}

        @Override
        public @Nullable Frame take() {
            return null;
        }

        @Override
        public void give(Frame frame) {}

        @Override
        public StreamStatus status() {
            return status;
        }

        @Override
        public void close() {}
    }
}
