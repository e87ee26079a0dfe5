package vn.toancanh.testkit.net;

import java.time.Duration;

/**
 * What one direction of a connection through a {@link FaultProxy} does with bytes. Immutable.
 *
 * @param cutAt bytes after which the connection is broken by a reset; negative for never
 * @param bytesPerSecond speed limit; zero for none
 * @param delay after which each byte arrives: a long line and not a slow one, so that what follows does not wait for what
 *     went before
 * @param largest piece in bytes that gets through: a larger one vanishes, and all that follows it; negative for any
 * @param loss share of packets that are lost and sent again, 0 to 1; all that follows waits for them
 */
public record Way(long cutAt, int bytesPerSecond, Duration delay, int largest, double loss) {
    /** Hands everything on. */
    public static final Way PASS = new Way(-1, 0, Duration.ZERO, -1, 0);

    /** A black hole: the sender sees nothing of it. */
    public static final Way HOLE = new Way(-1, 0, Duration.ZERO, 0, 0);

    /** Breaks after so many bytes. */
    public static Way cutAt(long bytes) {
        return new Way(bytes, 0, Duration.ZERO, -1, 0);
    }

    public static Way slow(int bytesPerSecond) {
        return new Way(-1, bytesPerSecond, Duration.ZERO, -1, 0);
    }

    public static Way late(Duration delay) {
        return new Way(-1, 0, delay, -1, 0);
    }

    /** Long, and it loses packets. */
    public static Way lossy(Duration delay, double loss) {
        return new Way(-1, 0, delay, -1, loss);
    }

    /** Small pieces pass, larger ones vanish, as where a router drops long packets and says nothing. */
    public static Way smallOnly(int bytes) {
        return new Way(-1, 0, Duration.ZERO, bytes, 0);
    }

    /** Whether bytes are on their way for a while. */
    boolean isLong() {
        return !delay.isZero() || loss > 0;
    }
}
