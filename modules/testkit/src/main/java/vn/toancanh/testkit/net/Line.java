package vn.toancanh.testkit.net;

/**
 * How a connection through a {@link FaultProxy} behaves from its begin. Immutable.
 *
 * @param up from the client to the server
 * @param down from the server to the client
 * @param reset breaks it as soon as it is accepted
 */
public record Line(Way up, Way down, boolean reset) {
    public static final Line PASS = new Line(Way.PASS, Way.PASS, false);

    /** Accepted, then a reset. */
    public static final Line RESET = new Line(Way.PASS, Way.PASS, true);

    /** Accepted, then silence both ways. */
    public static final Line BLACK_HOLE = new Line(Way.HOLE, Way.HOLE, false);

    /** Half open: what the client says arrives, what the server says does not. */
    public static final Line DEAF = new Line(Way.PASS, Way.HOLE, false);

    public static Line up(Way up) {
        return new Line(up, Way.PASS, false);
    }

    public static Line down(Way down) {
        return new Line(Way.PASS, down, false);
    }
}
