package vn.toancanh.core.link;

/**
 * Keeps a link that comes and goes from flickering on the screen, after the route damping of BGP (RFC 2439): each drop costs
 * one point, points halve every minute, and the more there are the longer a link must hold before it is shown as up again.
 * Getting worse is shown at once. Not thread-safe.
 */
final class Damping {
    /** A first drop is forgiven once the link has held for so long. */
    static final long FIRST_HOLD = seconds(3);

    /** Once it has dropped again within the last minutes, it has to hold for so long. */
    static final long HOLD = seconds(15);

    /** Once it has dropped again and again, for so long. */
    static final long LONG_HOLD = seconds(30);

    private static final double AGAIN = 1.2;
    private static final double OFTEN = 3;
    private static final double MOST = 4;
    private static final double HALF_LIFE = seconds(60);

    private double points;
    private long at;

    /** The link has dropped. */
    void dropped(long nanos) {
        points = Math.min(MOST, now(nanos) + 1);
        at = nanos;
    }

    /** Whether it has dropped more than once lately. */
    boolean isFlapping(long nanos) {
        return now(nanos) > AGAIN;
    }

    /** Whether a link that has held for so long may be shown as up. */
    boolean mayRise(long heldNanos, long nanos) {
        double p = now(nanos);
        return heldNanos >= (p > OFTEN ? LONG_HOLD : p > AGAIN ? HOLD : FIRST_HOLD);
    }

    private double now(long nanos) {
        return points * Math.pow(0.5, (nanos - at) / HALF_LIFE);
    }

    private static long seconds(long s) {
        return s * 1_000_000_000L;
    }
}
