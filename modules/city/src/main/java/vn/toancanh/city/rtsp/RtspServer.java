package vn.toancanh.city.rtsp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.city.feed.Feed;
import vn.toancanh.city.feed.Feeds;
import vn.toancanh.core.model.CameraHealth.Health;

/**
 * Serves {@code rtsp://HOST:PORT/CAMERA/main} and {@code .../sub} on an inner port of the loopback address; the fault gate
 * stands before it. One thread does it all.
 */
public final class RtspServer implements AutoCloseable {
    static final Logger LOG = LoggerFactory.getLogger(RtspServer.class);

    /** User of the locked cameras; written in the pack's page, for it guards nothing. */
    public static final String USER = "demo";

    /** Their password. */
    public static final String PASSWORD = "toancanh";

    private static final int MOST = 256;
    private static final long GRAIN = 10_000_000; // sessions that are due about now are served together
    private static final long LOOK = 500_000_000;
    private static final int SEND_BUFFER = 256 * 1024;

    private final Feeds feeds;
    private final BooleanSupplier garbage;
    private final InstantSource wall;
    private final LongSupplier nanos;
    private final long begin;
    private final Digest digest = new Digest("toancanh-demo", USER, PASSWORD);
    private final SecureRandom random = new SecureRandom();
    private final Selector selector;
    private final ServerSocketChannel door;
    private final List<Connection> connections = new ArrayList<>();
    private final ByteBuffer piece = ByteBuffer.allocate(8 * 1024);
    private final Thread thread;
    private volatile int open;
    private volatile int playing;
    private volatile boolean closed;

    /**
     * Starts it.
     *
     * @param garbage whether payloads are to be nonsense now
     * @param wall for the reports
     * @param nanos the real monotonic clock
     * @param begin when the feeds began, by that clock
     * @throws IOException when there is no port
     */
    public RtspServer(Feeds feeds, BooleanSupplier garbage, InstantSource wall, LongSupplier nanos, long begin)
            throws IOException {
        this.feeds = feeds;
        this.garbage = garbage;
        this.wall = wall;
        this.nanos = nanos;
        this.begin = begin;
        this.selector = Selector.open();
        this.door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
        this.thread = new Thread(this::run, "city-rtsp");
        thread.setDaemon(true);
        thread.start();
    }

    /** The inner port. */
    public int port() {
        return door.socket().getLocalPort();
    }

    /** How many clients are connected. */
    public int connections() {
        return open;
    }

    /** How many sessions play. */
    public int playing() {
        return playing;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Nullable
    Feed feed(String cameraId) {
        return feeds.find(cameraId);
    }

    Health health(Feed feed) {
        return feeds.health(feed.cameraId());
    }

    Digest digest() {
        return digest;
    }

    boolean isGarbage() {
        return garbage.getAsBoolean();
    }

    Instant wall() {
        return wall.instant();
    }

    long random() {
        return random.nextLong();
    }

    long now() {
        return nanos.getAsLong();
    }

    long sinceBegin(long now) {
        return now - begin;
    }

    long atNanos(long sinceBegin) {
        return sinceBegin + begin;
    }

    private void run() {
        try {
            while (!closed) {
                turn();
            }
        } catch (IOException | ClosedSelectorException e) {
            if (!closed) {
                LOG.error("The cameras cannot be served any more.", e);
            }
        } finally {
            connections.forEach(Connection::close);
            try {
                door.close();
                selector.close();
            } catch (IOException e) {
                LOG.debug("close", e);
            }
        }
    }

    private void turn() throws IOException {
        long now = nanos.getAsLong();
        long wake = now + LOOK;
        for (Connection c : connections) {
            wake = Math.min(wake, c.wake());
        }
        long wait = Math.max(0, wake - now);
        selector.select(Math.max(1, (wait + GRAIN - 1) / GRAIN * (GRAIN / 1_000_000)));
        for (SelectionKey k : selector.selectedKeys()) {
            if (k.isValid() && k.isAcceptable()) {
                accept();
            } else if (k.attachment() instanceof Connection c) {
                serve(k, c);
            }
        }
        selector.selectedKeys().clear();
        long later = nanos.getAsLong();
        int play = 0;
        for (Connection c : List.copyOf(connections)) {
            try {
                c.step(later);
                play += c.isPlaying() ? 1 : 0;
            } catch (IOException | RuntimeException e) {
                drop(c, e);
            }
        }
        playing = play;
    }

    private void serve(SelectionKey k, Connection c) {
        try {
            long now = nanos.getAsLong();
            if (k.isValid() && k.isReadable()) {
                c.read(piece, now);
            }
            if (k.isValid() && k.isWritable()) {
                c.write(now);
            }
        } catch (IOException | RuntimeException e) {
            drop(c, e);
        }
    }

    private void drop(Connection c, Exception why) {
        if (why instanceof RuntimeException) {
            LOG.error("A camera's connection ends by a mistake of ours.", why);
        } else {
            LOG.debug("A camera's connection ends: {}", why.getMessage());
        }
        c.close();
        connections.remove(c);
        open = connections.size();
    }

    private void accept() {
        try {
            SocketChannel s = door.accept();
            if (s == null) {
                return;
            }
            if (connections.size() >= MOST) {
                s.close();
                return;
            }
            s.configureBlocking(false);
            s.setOption(StandardSocketOptions.TCP_NODELAY, true);
            s.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            SelectionKey key = s.register(selector, SelectionKey.OP_READ);
            Connection c = new Connection(this, s, key, nanos.getAsLong());
            key.attach(c);
            connections.add(c);
            open = connections.size();
        } catch (IOException e) {
            LOG.warn("A camera's connection could not be taken: {}", e.toString());
        }
    }
}
