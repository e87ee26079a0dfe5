package vn.toancanh.city.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the gateway: takes connections on the public port and hands their bytes to the web server behind it, unless
 * the fault board says otherwise. Faults happen here, below HTTP, so that a client sees what a broken line shows and not
 * what a web server thinks of it.
 *
 * <p>Thread-safe. Each connection has two threads of the gate, which is fine for the hundreds that a centre has.
 */
public final class FaultGate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultGate.class);
    private static final int BACKLOG = 256;

    private final FaultBoard faults;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanos;
    private final InetAddress host;
    private final int innerPort;
    private final ExecutorService threads;
    private final Set<GateLink> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong serial = new AtomicLong();
    private int port;
    private @Nullable ServerSocket door;
    private @Nullable ScheduledFuture<?> flapping;
    private long flapSerial = -1;
    private boolean flappedShut;
    private boolean closed;

    /**
     * @param port public port; 0 takes a free one
     * @param innerPort of the web server, on the loopback address
     */
    public FaultGate(
            InetAddress host,
            int port,
            int innerPort,
            FaultBoard faults,
            ScheduledExecutorService timer,
            LongSupplier nanos) {
        this.host = host;
        this.port = port;
        this.innerPort = innerPort;
        this.faults = faults;
        this.timer = timer;
        this.nanos = nanos;
        this.threads = Executors.newCachedThreadPool(r -> {
            Thread t = new Thread(null, r, "gate-" + serial.incrementAndGet(), 128 * 1024);
            t.setDaemon(true);
            return t;
        });
    }

    /**
     * Opens the door.
     *
     * @throws IOException when the port is taken
     */
    public synchronized void open() throws IOException {
        bind();
        faults.listen(this::reconcile);
    }

    /** The public port, known once the gate has been opened. */
    public synchronized int port() {
        return port;
    }

    @Override
    public synchronized void close() {
        closed = true;
        stopFlapping();
        shut();
        threads.shutdownNow();
    }

    /** Brings the door into the state that the board asks for. */
    private synchronized void reconcile() {
        if (closed) {
            return;
        }
        FaultBoard.Active flap = faults.active(FaultKind.FLAP);
        if (flap == null) {
            stopFlapping();
        } else if (flap.serial() != flapSerial) {
            stopFlapping();
            flapSerial = flap.serial();
            flap(flap.fault(), true);
        }
        boolean shut = flappedShut || faults.active(FaultKind.CUT) != null;
        if (shut && door != null) {
            shut();
        } else if (!shut && door == null) {
            try {
                bind();
            } catch (IOException e) {
                LOG.error("The gate cannot open port {} again; trying once more in a second.", port, e);
                timer.schedule(this::reconcile, 1, TimeUnit.SECONDS);
            }
        }
        links.forEach(GateLink::wake);
    }

    private void flap(Fault fault, boolean shut) {
        flappedShut = shut;
        flapping = timer.schedule(
                () -> {
                    synchronized (this) {
                        if (flapping != null && !closed) {
                            flap(fault, !shut);
                        }
                    }
                    reconcile();
                },
                shut ? fault.offMillis() : fault.onMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void stopFlapping() {
        if (flapping != null) {
            flapping.cancel(false);
        }
        flapping = null;
        flapSerial = -1;
        flappedShut = false;
    }

    private void bind() throws IOException {
        ServerSocket s = new ServerSocket();
        try {
            s.setReuseAddress(true); // the port is ours across a cut, whatever TIME_WAIT says
            s.bind(new InetSocketAddress(host, port), BACKLOG);
        } catch (IOException e) {
            s.close();
            throw e;
        }
        port = s.getLocalPort();
        door = s;
        threads.execute(() -> accept(s));
    }

    private void shut() {
        ServerSocket s = door;
        door = null;
        if (s != null) {
            try {
                s.close();
            } catch (IOException e) {
                LOG.debug("closing the door", e);
            }
        }
        links.forEach(GateLink::reset);
    }

    private void accept(ServerSocket s) {
        while (!s.isClosed()) {
            try {
                Socket client = s.accept();
                if (faults.strikes(FaultKind.LOSS)) {
                    GateLink.reset(client);
                } else {
                    GateLink link = new GateLink(client, innerPort, faults, nanos, links::remove);
                    links.add(link);
                    threads.execute(() -> link.run(threads));
                    if (s.isClosed()) {
                        link.reset(); // came in while the door was being shut
                    }
                }
            } catch (IOException e) {
                if (!s.isClosed()) {
                    LOG.warn("The gate could not take a connection: {}", e.toString());
                }
            }
        }
    }
}
