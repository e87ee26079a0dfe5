package vn.toancanh.testkit.net;

import java.time.Duration;

/**
 * What one direction of a connection through a {@link FaultProxy} does with bytes. Immutable.
 *
 * @param cutAt bytes after which the connection is broken by a reset; negative for never
 * @param bytesPerSecond speed limit; zero for none
 * @param delay added once before each piece
 * @param swallow takes all bytes and hands none on
 */
public record Way(long cutAt, int bytesPerSecond, Duration delay, boolean swallow) {
    /** Hands everything on. */
    public static final Way PASS = new Way(-1, 0, Duration.ZERO, false);

    /** A black hole: the sender sees nothing of it. */
    public static final Way HOLE = new Way(-1, 0, Duration.ZERO, true);

    /** Breaks after so many bytes. */
    public static Way cutAt(long bytes) {
        return new Way(bytes, 0, Duration.ZERO, false);
    }

    public static Way slow(int bytesPerSecond) {
        return new Way(-1, bytesPerSecond, Duration.ZERO, false);
    }

    public static Way late(Duration delay) {
        return new Way(-1, 0, delay, false);
    }
}
