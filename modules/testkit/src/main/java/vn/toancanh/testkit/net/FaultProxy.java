package vn.toancanh.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on loopback that spoils the line as a test says: refuse, reset, black hole, half-open, cut after N bytes,
 * slow, late, flapping; each direction by itself. Chance comes from a seed, so that a run can be had again.
 *
 * <p>Thread-safe. New connections take {@link #line} or the schedule; open ones feel {@link #silence}, {@link #cutAll} and
 * {@link #refuse}. Close it after the test.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int PIECE = 16 << 10;

    private final InetSocketAddress target;
    private final int port;
    private final Set<Relay> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger cutsBefore = new AtomicInteger();
    private final AtomicInteger cutsAfter = new AtomicInteger();
    private final Object door = new Object();
    private @Nullable ServerSocket listening;
    private volatile Function<Random, Line> lines = r -> Line.PASS;
    private volatile Random random = new Random(0);
    private volatile @Nullable Function<Random, Cut> cuts;
    private volatile byte[] cutPrefix = new byte[0];
    private volatile boolean silent;

    private FaultProxy(InetSocketAddress target, ServerSocket listening) {
        this.target = target;
        this.port = listening.getLocalPort();
        admit(listening);
    }

    /** A proxy before the server on this port of loopback. */
    public static FaultProxy to(int port) {
        try {
            return new FaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), bind(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Every new connection behaves so. */
    public FaultProxy line(Line line) {
        lines = r -> line;
        return this;
    }

    /** Every new connection draws its line; the same seed draws the same. */
    public FaultProxy lines(long seed, Function<Random, Line> draw) {
        random = new Random(seed);
        lines = draw;
        return this;
    }

    /** Every request that begins with this text draws where it is cut; null for nowhere. */
    public FaultProxy cuts(String prefix, long seed, @Nullable Function<Random, Cut> draw) {
        cutPrefix = prefix.getBytes(StandardCharsets.US_ASCII);
        random = new Random(seed);
        cuts = draw;
        return this;
    }

    /** Refuses new connections and resets the open ones, or lets connections in again on the same port. */
    public FaultProxy refuse(boolean on) {
        synchronized (door) {
            ServerSocket s = listening;
            if (on && s != null) {
                listening = null;
                quietly(s);
            } else if (!on && s == null && closed.getCount() > 0) {
                try {
                    admit(bind(port));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        if (on) {
            cutAll();
        }
        return this;
    }

    /** Open and new connections stay, but nothing passes until it is switched off; what came meanwhile is lost. */
    public FaultProxy silence(boolean on) {
        silent = on;
        return this;
    }

    /** Resets all open connections. */
    public void cutAll() {
        open.forEach(Relay::reset);
    }

    /** Up for a while, down for a while, until the handle is closed; it is up then. */
    public AutoCloseable flap(Duration up, Duration down) {
        CountDownLatch over = new CountDownLatch(1);
        daemon("fault-flap", () -> {
            try {
                while (!over.await(up.toNanos(), TimeUnit.NANOSECONDS) && closed.getCount() > 0) {
                    refuse(true);
                    over.await(down.toNanos(), TimeUnit.NANOSECONDS);
                    refuse(false);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return over::countDown;
    }

    /** How many connections were accepted. */
    public int connections() {
        return connections.get();
    }

    /** How many requests were cut before the server had them whole. */
    public int cutsBefore() {
        return cutsBefore.get();
    }

    /** How many answers were cut after the server had the whole request. */
    public int cutsAfter() {
        return cutsAfter.get();
    }

    @Override
    public void close() {
        closed.countDown();
        refuse(true);
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket s = new ServerSocket();
        s.setReuseAddress(true);
        s.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return s;
    }

    private void admit(ServerSocket s) {
        listening = s;
        daemon("fault-accept", () -> {
            while (true) {
                try {
                    accepted(s.accept());
                } catch (IOException e) {
                    return; // refused or closed
                }
            }
        });
    }

    private void accepted(Socket client) {
        connections.incrementAndGet();
        Line line;
        synchronized (door) {
            line = lines.apply(random);
        }
        Relay r = new Relay(client, line);
        open.add(r);
        synchronized (door) {
            if (listening == null) {
                r.reset(); // accepted while the door was being closed
                return;
            }
        }
        if (line.reset()) {
            r.reset();
        } else {
            r.start();
        }
    }

    private Cut draw() {
        Function<Random, Cut> draw = cuts;
        synchronized (door) {
            return draw == null ? Cut.NONE : draw.apply(random);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread t = new Thread(work, name);
        t.setDaemon(true);
        t.start();
    }

    private static void quietly(AutoCloseable c) {
        try {
            c.close();
        } catch (Exception e) {
            // it is over anyhow
        }
    }

    /** One connection. */
    private final class Relay {
        private final Socket client;
        private final Socket server = new Socket();
        private final Line line;
        private volatile long answerLeft = Long.MAX_VALUE; // bytes of the answer before the cut

        Relay(Socket client, Line line) {
            this.client = client;
            this.line = line;
        }

        void start() {
            daemon("fault-up", () -> {
                try {
                    server.connect(target, 5_000);
                    client.setTcpNoDelay(true);
                    server.setTcpNoDelay(true);
                } catch (IOException e) {
                    reset();
                    return;
                }
                daemon("fault-down", () -> pump(server, client, line.down(), false));
                pump(client, server, line.up(), true);
            });
        }

        /** A hard break for both sides. */
        void reset() {
            open.remove(this);
            for (Socket s : new Socket[] {client, server}) {
                try {
                    s.setSoLinger(true, 0);
                } catch (IOException e) {
                    // closed already
                }
                quietly(s);
            }
        }

        private void pump(Socket from, Socket to, Way way, boolean up) {
            byte[] piece = new byte[PIECE];
            boolean lost = false;
            Hop end = new Passage(to, way, up);
            LongLine far = way.isLong() ? new LongLine(way, this::lots, end, this::pause, this::reset) : null;
            Hop first = far == null ? end : far;
            try {
                boolean more = true;
                while (more) {
                    int n = from.getInputStream().read(piece);
                    lost |= way.largest() >= 0 && n > way.largest();
                    more = n > 0 && (lost || silent) || first.take(piece, n);
                }
            } catch (IOException e) {
                reset();
                if (far != null) {
                    far.cut();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                reset();
            }
        }

        private double lots() {
            synchronized (door) {
                return random.nextDouble();
            }
        }

        /** The far end of one direction: the socket, and where it breaks. */
        private final class Passage implements Hop {
            private final Socket to;
            private final Way way;
            private final boolean up;
            private long passed;

            Passage(Socket to, Way way, boolean up) {
                this.to = to;
                this.way = way;
                this.up = up;
            }

            @Override
            public boolean take(byte[] bytes, int n) throws IOException, InterruptedException {
                if (n < 0) {
                    to.shutdownOutput();
                    return false;
                }
                int allowed = allowed(bytes, n, way, passed, up);
                write(to, bytes, allowed, way.bytesPerSecond());
                passed += n;
                if (allowed < n) {
                    reset();
                }
                return allowed == n;
            }
        }

        /** How many of these bytes may pass; fewer than there are means that the line breaks after them. */
        private int allowed(byte[] piece, int n, Way way, long passed, boolean up) {
            long most = way.cutAt() < 0 ? n : Math.min(n, way.cutAt() - passed);
            if (up && cuts != null && beginsWith(piece, n, cutPrefix)) {
                Cut cut = draw();
                if (cut.inRequest() >= 0) {
                    cutsBefore.incrementAndGet();
                    return Math.min(n - 1, cut.inRequest());
                }
                answerLeft = cut.inAnswer() < 0 ? Long.MAX_VALUE : cut.inAnswer();
            } else if (!up && answerLeft != Long.MAX_VALUE) {
                long left = answerLeft;
                if (left < n) {
                    cutsAfter.incrementAndGet();
                    return (int) left;
                }
                answerLeft = left - n;
            }
            return (int) Math.max(0, most);
        }

        private void write(Socket to, byte[] bytes, int n, int perSecond) throws IOException, InterruptedException {
            int step = perSecond <= 0 ? n : Math.max(1, perSecond / 20);
            for (int at = 0; at < n; at += step) {
                int part = Math.min(step, n - at);
                to.getOutputStream().write(bytes, at, part);
                to.getOutputStream().flush();
                if (perSecond > 0) {
                    pause(Duration.ofNanos(1_000_000_000L * part / perSecond));
                }
            }
        }

        private void pause(Duration time) throws InterruptedException {
            if (!time.isZero() && closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new InterruptedException();
            }
        }
    }

    private static boolean beginsWith(byte[] piece, int n, byte[] prefix) {
        if (n < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (piece[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
