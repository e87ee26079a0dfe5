package vn.toancanh.core.model;

/**
 * A point on the WGS 84 ellipsoid.
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
public record GeoPoint(double lat, double lon) {
    private static final double EARTH_RADIUS_M = 6_371_008.8; // mean radius, IUGG

    /** @throws IllegalArgumentException for NaN, infinity or values out of range */
    public GeoPoint {
        if (!(lat >= -90 && lat <= 90) || !(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("not a point on earth: " + lat + ", " + lon);
        }
    }

    /** Great-circle distance in metres (haversine); good to 0.5 % within a city. */
    public double metresTo(GeoPoint other) {
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
