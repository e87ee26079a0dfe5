package vn.toancanh.testkit.net;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.DoubleSupplier;

/**
 * A line on which bytes are on their way for a while, many at a time, and on which a packet may be lost. The sender notices a
 * lost packet by the silence alone, after the round trip and {@link #PATIENCE} (the retransmission timer of RFC 6298 with
 * the floor that Linux has), and what came after it waits, as TCP does.
 */
final class LongLine implements Hop {
    private static final int PACKET = 1_460; // bytes of TCP in a frame of Ethernet
    private static final int MOST = 1_024; // pieces on their way
    private static final long PATIENCE = Duration.ofMillis(200).toNanos();

    /** Waits, or ends because the proxy does. */
    interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    /** @param due by {@link System#nanoTime} */
    private record Piece(byte[] bytes, int n, long due) {}

    private final Way way;
    private final DoubleSupplier lots;
    private final Hop next;
    private final Pause pause;
    private final BlockingQueue<Piece> flying = new ArrayBlockingQueue<>(MOST);
    private long last = System.nanoTime(); // when the last one arrives; thread of the sender
    private final Thread deliverer;
    private volatile boolean over;

    /**
     * @param lots numbers from 0 to 1
     * @param broken told when the far end can take no more
     */
    LongLine(Way way, DoubleSupplier lots, Hop next, Pause pause, Runnable broken) {
        this.way = way;
        this.lots = lots;
        this.next = next;
        this.pause = pause;
        deliverer = new Thread(
                () -> {
                    try {
                        deliver();
                    } catch (IOException | InterruptedException e) {
                        broken.run();
                    } finally {
                        over = true;
                        flying.clear();
                    }
                },
                "fault-line");
        deliverer.setDaemon(true);
        deliverer.start();
    }

    /** The sender is gone: what is on its way is lost. */
    void cut() {
        deliverer.interrupt();
    }

    @Override
    public boolean take(byte[] bytes, int n) throws InterruptedException {
        if (over) {
            return false;
        }
        long due = System.nanoTime() + way.delay().toNanos();
        for (int sent = 0; sent < n; sent += PACKET) {
            while (way.loss() > 0 && lots.getAsDouble() < way.loss()) {
                due += way.delay().toNanos() + PATIENCE;
            }
        }
        last = Math.max(due, last);
        flying.put(new Piece(n < 0 ? new byte[0] : Arrays.copyOf(bytes, n), n, last));
        return n >= 0;
    }

    private void deliver() throws IOException, InterruptedException {
        boolean more = true;
        while (more) {
            Piece p = flying.take();
            long wait = p.due() - System.nanoTime();
            if (wait > 0) {
                pause.pause(Duration.ofNanos(wait));
            }
            more = next.take(p.bytes(), p.n());
        }
    }
}
