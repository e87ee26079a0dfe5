package vn.toancanh.app.bench;

import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.geo.WebMercator;

/**
 * Where both maps look in each frame: a circle around the centre, six pixels a frame, and a whole zoom in and out again once a
 * round. The page has the same in JavaScript, see {@link #script}.
 */
record MapPath(GeoPoint centre) {
    static final int WIDTH = 1600;
    static final int HEIGHT = 900;
    /** Frames before it counts, and frames that count. */
    static final int WARM = 300;

    static final int MEASURED = 600;
    private static final int ROUND = 300;
    private static final double RADIUS = 6 * ROUND / (2 * Math.PI);

    int zoom(int frame) {
        int at = frame % ROUND;
        return at >= 100 && at < 200 ? 14 : 13;
    }

    /** 0 to 1 from west to east. */
    double x(int frame) {
        return WebMercator.x(centre.lon()) + RADIUS * Math.cos(angle(frame)) / (256 << 13);
    }

    /** 0 to 1 from north to south. */
    double y(int frame) {
        return WebMercator.y(centre.lat()) + RADIUS * Math.sin(angle(frame)) / (256 << 13);
    }

    private static double angle(int frame) {
        return frame % ROUND * 2 * Math.PI / ROUND;
    }

    /** The same for a page: functions x, y and zoom of the frame. */
    String script() {
        return "const W=%d,M=%d,R=%d,cx=%s,cy=%s,r=%s/(256<<13);const a=f=>f%%R*2*Math.PI/R;"
                        .formatted(
                                WARM, MEASURED, ROUND, WebMercator.x(centre.lon()), WebMercator.y(centre.lat()), RADIUS)
                + "const zoom=f=>f%R>=100&&f%R<200?14:13,x=f=>cx+r*Math.cos(a(f)),y=f=>cy+r*Math.sin(a(f));";
    }
}
