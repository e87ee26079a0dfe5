package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import vn.toancanh.city.ground.Ways;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.geo.Way;

/**
 * A unit resource on its way from one point to another, along the streets. Before it departs it stands at the one, afterwards
 * at the other.
 */
public record Trip(String resourceId, GeoPoint from, GeoPoint to, Instant departs, Instant arrives) {
    /** Where it is. */
    GeoPoint at(Instant now, Ways ways) {
        if (!now.isAfter(departs)) {
            return from;
        }
        if (!now.isBefore(arrives)) {
            return to;
        }
        double part = (double) Duration.between(departs, now).toMillis()
                / Math.max(1, Duration.between(departs, arrives).toMillis());
        Way way = ways.way(from, to);
        return way.at(way.metres() * part);
    }
}
