package vn.toancanh.city.ground;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.geo.StreetGraph;
import vn.toancanh.geo.Way;

/**
 * How units get from one place to another: along the streets, with the last steps from the kerb. The same places give the
 * same way, so the book of the story needs the places only. Thread-safe; remembers the ways used last.
 */
public final class Ways {
    private static final int KEPT = 300;
    private static final double TOO_FAR_OFF = 2_500; // from any street: straight then

    /** No streets: straight ways. */
    public static final Ways STRAIGHT = new Ways(null);

    private record Ends(GeoPoint from, GeoPoint to) {}

    private final @Nullable StreetGraph streets;
    private final Map<Ends, Way> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ends, Way> eldest) {
            return size() > KEPT;
        }
    };

    /** @param streets null when there are none */
    public Ways(@Nullable StreetGraph streets) {
        this.streets = streets;
    }

    public Way way(GeoPoint from, GeoPoint to) {
        Ends ends = new Ends(from, to);
        synchronized (kept) {
            Way known = kept.get(ends);
            if (known != null) {
                return known;
            }
        }
        Way way = find(from, to);
        synchronized (kept) {
            kept.put(ends, way);
        }
        return way;
    }

    private Way find(GeoPoint from, GeoPoint to) {
        List<GeoPoint> points = new ArrayList<>();
        points.add(from);
        if (streets != null) {
            StreetGraph.Spot a = streets.snap(from).orElse(null);
            StreetGraph.Spot b = streets.snap(to).orElse(null);
            if (a != null && b != null && a.metresOff() < TOO_FAR_OFF && b.metresOff() < TOO_FAR_OFF) {
                streets.way(a, b).ifPresent(w -> points.addAll(w.points()));
            }
        }
        points.add(to);
        return new Way(points);
    }
}
