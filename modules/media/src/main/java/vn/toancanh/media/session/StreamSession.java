package vn.toancanh.media.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.media.Mode;
import vn.toancanh.media.Reason;
import vn.toancanh.media.StreamStatus;
import vn.toancanh.media.decode.Decoder;
import vn.toancanh.media.decode.Painter;
import vn.toancanh.media.decode.Sink;
import vn.toancanh.media.decode.StreamFailure;

/**
 * One stream, shared by all tiles that show it: opens it, hands its pictures to the tiles, and opens it again after a while
 * when it fails or stalls. A thread is used only while the stream is connecting or connected; a camera that is waited for
 * costs none.
 *
 * <p>Thread-safe; no method of the outside blocks.
 */
public final class StreamSession {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

    /**
     * What sessions share.
     *
     * @param threads runs attempts, each on a thread of its own for as long as the stream lasts
     * @param timer wakes sessions that wait; its tasks are short
     * @param nanoTime monotonic
     * @param chance numbers from 0 to 1
     */
    public record Shared(
            Executor threads,
            ScheduledExecutorService timer,
            LongSupplier nanoTime,
            DoubleSupplier chance,
            OpenLimiter limiter) {}

    private final StreamAddress address;
    private final Decoder decoder;
    private final Shared shared;
    private final StreamHealth health;
    private final Backoff backoff;
    private final List<Tile> tiles = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private final Sink sink = new Hand();
    private volatile boolean closed;
    private volatile Reason stuck = Reason.NONE;
    private boolean hasTurn;
    private @Nullable Future<?> waiting;

    public StreamSession(StreamAddress address, Decoder decoder, Shared shared) {
        this.address = address;
        this.decoder = decoder;
        this.shared = shared;
        this.health = new StreamHealth(decoder.engine());
        this.backoff = new Backoff(shared.chance());
    }

    /** Begins; once. */
    public void start() {
        health.opening(now());
        ask();
    }

    public void add(Tile tile) {
        tiles.add(tile);
        health.mode(mode());
    }

    /** @return whether nobody watches any more */
    public boolean remove(Tile tile) {
        tiles.remove(tile);
        health.mode(mode());
        return tiles.isEmpty();
    }

    /** To be called when a tile wants another mode. */
    public void modeChanged() {
        health.mode(mode());
    }

    public StreamStatus status() {
        return health.status(now());
    }

    /** Ends it, at once: nothing is painted after this; the thread gives back what it holds when it comes to it. */
    public void close() {
        Future<?> task;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            task = waiting;
            waiting = null;
            lock.notifyAll();
        }
        if (task != null) {
            task.cancel(false);
        }
        health.closed();
    }

    private void ask() {
        shared.limiter().enter(address.host(), health.attempts(), () -> {
            synchronized (lock) {
                hasTurn = true;
            }
            try {
                shared.threads().execute(this::attempt);
            } catch (RejectedExecutionException e) {
                leave(); // the console ends
            }
        });
    }

    private void attempt() {
        if (closed) {
            leave();
            return;
        }
        health.opening(now());
        stuck = Reason.NONE;
        Reason why;
        try {
            decoder.run(address, sink);
            why = stuck == Reason.NONE ? Reason.ENDED : stuck;
        } catch (StreamFailure f) {
            why = stuck == Reason.NONE ? f.reason() : stuck;
            LOG.debug("{}: {} {}", address, why, f.getMessage());
        } catch (LinkageError e) {
            why = Reason.NO_DECODER;
            LOG.error("TC-E41 the decoder cannot be loaded", e);
        } catch (RuntimeException e) {
            why = Reason.FAILED;
            LOG.error("TC-E42 {} failed", address, e);
        } finally {
            leave();
        }
        if (!closed) {
            after(why);
        }
    }

    private void after(Reason why) {
        if (health.isGood()) {
            backoff.reset();
        }
        health.failed(now(), why);
        if (why.isFinal()) {
            return;
        }
        long wait = backoff.next();
        LOG.debug("{}: {}, again in {} ms", address, why, wait / 1_000_000);
        synchronized (lock) {
            if (closed) {
                return;
            }
            try {
                waiting = shared.timer().schedule(this::ask, wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                closed = true; // the console ends
            }
        }
    }

    /** Lets the next stream of this host connect. */
    private void leave() {
        synchronized (lock) {
            if (!hasTurn) {
                return;
            }
            hasTurn = false;
        }
        shared.limiter().leave(address.host());
    }

    private Mode mode() {
        for (Tile t : tiles) {
            if (t.mode() == Mode.FULL) {
                return Mode.FULL;
            }
        }
        return tiles.isEmpty() ? Mode.FULL : Mode.KEYFRAMES;
    }

    private long now() {
        return shared.nanoTime().getAsLong();
    }

    /** The side that the decoder sees. */
    private final class Hand implements Sink {
        @Override
        public boolean goOn() {
            if (closed) {
                return false;
            }
            Reason why = health.stuck(now());
            if (why != Reason.NONE) {
                stuck = why;
                return false;
            }
            return true;
        }

        @Override
        public Mode mode() {
            return StreamSession.this.mode();
        }

        @Override
        public void picture(long ptsMicros, Painter painter) {
            if (closed) {
                return;
            }
            leave();
            long at = now();
            if (!health.picture(at, ptsMicros)) {
                return;
            }
            long print = 0;
            for (Tile t : tiles) {
                long p = t.offer(ptsMicros, at, painter);
                print = print == 0 ? p : print;
            }
            if (print != 0 || tiles.stream().noneMatch(t -> t.slots().wantsPictures())) {
                health.looks(at, print);
            }
        }

        @Override
        public void rest(long nanos) {
            long end = now() + nanos;
            synchronized (lock) {
                try {
                    for (long left = nanos; left > 0 && !closed; left = end - now()) {
                        lock.wait(left / 1_000_000, (int) (left % 1_000_000));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
