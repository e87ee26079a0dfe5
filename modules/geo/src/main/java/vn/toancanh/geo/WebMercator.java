package vn.toancanh.geo;

import vn.toancanh.core.model.GeoPoint;

/**
 * Web Mercator (EPSG:3857) as maps use it: the world is a square of 256 · 2^zoom pixels, x to the east, y to the south. World
 * units are the same square with a side of one.
 */
public final class WebMercator {
    /** Beyond this latitude there is no map, degrees. */
    public static final double MAX_LAT = 85.05112877980659;

    /** Pixels of a tile's side. */
    public static final int TILE = 256;

    private static final double EQUATOR_M = 2 * Math.PI * 6_378_137;

    private WebMercator() {}

    /** World units to the east, 0 to 1. */
    public static double x(double lon) {
        return lon / 360 + 0.5;
    }

    /** World units to the south, 0 to 1; latitudes beyond the map lie on its edge. */
    public static double y(double lat) {
        double s = Math.sin(Math.toRadians(Math.max(-MAX_LAT, Math.min(MAX_LAT, lat))));
        return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
    }

    public static double lon(double x) {
        return (x - 0.5) * 360;
    }

    public static double lat(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }

    /** The place at these world units; what lies off the world is moved to its edge. */
    public static GeoPoint point(double x, double y) {
        double lon = Math.max(-180, Math.min(180, lon(x)));
        return new GeoPoint(Math.max(-MAX_LAT, Math.min(MAX_LAT, lat(y))), lon);
    }

    /** Pixels of the world's side at a zoom, which may be broken. */
    public static double pixels(double zoom) {
        return TILE * Math.pow(2, zoom);
    }

    /** Metres on the ground under one pixel. */
    public static double metresPerPixel(double lat, double zoom) {
        return EQUATOR_M * Math.cos(Math.toRadians(lat)) / pixels(zoom);
    }
}
