package vn.toancanh.city.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection through the gate. Two threads copy, one each way; {@link #reset} and {@link #wake} come from any other.
 */
final class GateLink {
    private static final Logger LOG = LoggerFactory.getLogger(GateLink.class);
    private static final int PIECE = 16 * 1024;
    private static final int TRICKLE_MILLIS = 50;

    private final Socket client;
    private final int innerPort;
    private final FaultBoard faults;
    private final LongSupplier nanos;
    private final Consumer<GateLink> over;
    private @Nullable Socket server;
    private volatile boolean dead;
    private long truncateSerial = -1;
    private long truncateLeft;

    GateLink(Socket client, int innerPort, FaultBoard faults, LongSupplier nanos, Consumer<GateLink> over) {
        this.client = client;
        this.innerPort = innerPort;
        this.faults = faults;
        this.nanos = nanos;
        this.over = over;
    }

    /** Connects to the web server and copies until one side ends. */
    void run(Executor threads) {
        try {
            if (!awaitFlow()) {
                return;
            }
            Socket s = new Socket(InetAddress.getLoopbackAddress(), innerPort);
            synchronized (this) {
                if (dead) {
                    reset(s);
                    return;
                }
                server = s;
            }
            client.setTcpNoDelay(true);
            s.setTcpNoDelay(true);
            threads.execute(() -> copy(client, s, false));
            copy(s, client, true);
        } catch (IOException | RuntimeException e) {
            LOG.debug("a connection ended", e);
            reset();
        }
    }

    private void copy(Socket from, Socket to, boolean answer) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (!awaitFlow()) {
                    return;
                }
                if (faults.strikes(FaultKind.LOSS)) {
                    reset();
                    return;
                }
                if (!answer) {
                    out.write(piece, 0, n);
                } else if (!pass(out, piece, n)) {
                    end();
                    return;
                }
            }
            to.shutdownOutput();
            if (answer) {
                end();
            }
        } catch (IOException e) {
            LOG.debug("a connection broke", e);
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    /** Passes a piece of an answer on; false when the connection has to end here. */
    private boolean pass(OutputStream out, byte[] piece, int n) throws IOException, InterruptedException {
        FaultBoard.Active delay = faults.active(FaultKind.DELAY);
        if (delay != null) {
            pause(delay.fault().millis());
        }
        int allowed = n;
        FaultBoard.Active cut = faults.active(FaultKind.TRUNCATE);
        if (cut != null) {
            if (cut.serial() != truncateSerial) {
                truncateSerial = cut.serial();
                truncateLeft = cut.fault().bytes();
            }
            allowed = (int) Math.min(n, truncateLeft);
            truncateLeft -= allowed;
        }
        int at = 0;
        while (at < allowed) {
            FaultBoard.Active slow = faults.active(FaultKind.SLOW);
            int step = allowed - at;
            if (slow != null) {
                step = (int) Math.min(step, Math.max(1, slow.fault().bytesPerSecond() * TRICKLE_MILLIS / 1000));
                pause(TRICKLE_MILLIS);
            }
            out.write(piece, at, step);
            at += step;
        }
        return allowed == n && !(cut != null && truncateLeft == 0);
    }

    /** Holds this direction back, or until the connection is gone. */
    private synchronized void pause(long millis) throws InterruptedException {
        long left = millis;
        long end = nanos.getAsLong() + millis * 1_000_000;
        while (!dead && left > 0) {
            wait(left);
            left = (end - nanos.getAsLong()) / 1_000_000;
        }
    }

    /** Waits while the line is a black hole; false when the connection is gone meanwhile. */
    private synchronized boolean awaitFlow() {
        try {
            while (!dead && faults.active(FaultKind.HALF_OPEN) != null) {
                wait(1_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
        return !dead;
    }

    synchronized void wake() {
        notifyAll();
    }

    /** Ends both sides as a broken line does: with a reset, without a goodbye. */
    void reset() {
        Socket s;
        synchronized (this) {
            dead = true;
            s = server;
            notifyAll();
        }
        reset(client);
        if (s != null) {
            reset(s);
        }
        over.accept(this);
    }

    private void end() {
        Socket s;
        synchronized (this) {
            dead = true;
            s = server;
            notifyAll();
        }
        close(client);
        if (s != null) {
            close(s);
        }
        over.accept(this);
    }

    static void reset(Socket s) {
        try {
            s.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.debug("no linger", e); // closed already
        }
        close(s);
    }

    private static void close(Socket s) {
        try {
            s.close();
        } catch (IOException e) {
            LOG.debug("close", e);
        }
    }
}
