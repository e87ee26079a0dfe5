package vn.toancanh.geo;

import java.util.List;
import vn.toancanh.core.model.GeoPoint;

/** A way along streets, walked by metres. Immutable. */
public final class Way {
    private final List<GeoPoint> points;
    private final double[] along;

    /** @param points one or more */
    public Way(List<GeoPoint> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a way has a point");
        }
        this.points = List.copyOf(points);
        this.along = new double[points.size()];
        for (int i = 1; i < along.length; i++) {
            along[i] = along[i - 1] + points.get(i - 1).metresTo(points.get(i));
        }
    }

    public List<GeoPoint> points() {
        return points;
    }

    public double metres() {
        return along[along.length - 1];
    }

    /** Where one is after so many metres: at the start before zero, at the end beyond it. */
    public GeoPoint at(double metres) {
        if (!(metres > 0)) {
            return points.get(0);
        }
        int low = 0;
        int high = along.length - 1;
        if (metres >= along[high]) {
            return points.get(high);
        }
        while (high - low > 1) {
            int mid = (low + high) >>> 1;
            if (along[mid] <= metres) {
                low = mid;
            } else {
                high = mid;
            }
        }
        GeoPoint a = points.get(low);
        GeoPoint b = points.get(high);
        double t = (metres - along[low]) / Math.max(1e-9, along[high] - along[low]);
        return new GeoPoint(a.lat() + (b.lat() - a.lat()) * t, a.lon() + (b.lon() - a.lon()) * t);
    }
}
