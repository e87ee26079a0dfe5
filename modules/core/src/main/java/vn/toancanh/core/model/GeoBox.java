package vn.toancanh.core.model;

/**
 * A piece of the map between two meridians and two parallels, its edges included. It cannot cross the 180th meridian.
 *
 * @param west degrees east, not beyond {@code east}
 * @param south degrees north, not beyond {@code north}
 * @param east degrees east
 * @param north degrees north
 */
public record GeoBox(double west, double south, double east, double north) {
    /** Of latitude, a little less than the shortest one: a box is rather too large than too small. */
    private static final double METRES_PER_DEGREE = 110_000;

    /** @throws IllegalArgumentException for a box that is turned inside out or has an edge that is no number */
    public GeoBox {
        if (!(west <= east) || !(south <= north)) {
            throw new IllegalArgumentException("not a box: " + west + ", " + south + ", " + east + ", " + north);
        }
    }

    /** The box that holds every point within so many metres of this one, cut off at the poles and the 180th meridian. */
    public static GeoBox around(GeoPoint at, double metres) {
        double lat = metres / METRES_PER_DEGREE;
        double lon = lat / Math.max(0.01, Math.cos(Math.toRadians(at.lat())));
        return new GeoBox(
                Math.max(-180, at.lon() - lon),
                Math.max(-90, at.lat() - lat),
                Math.min(180, at.lon() + lon),
                Math.min(90, at.lat() + lat));
    }

    public boolean contains(GeoPoint p) {
        return p.lon() >= west && p.lon() <= east && p.lat() >= south && p.lat() <= north;
    }
}
