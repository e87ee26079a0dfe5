package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import vn.toancanh.core.model.GeoPoint;

/** A unit resource on its way, straight from one point to another. Before it departs it stands at the one, afterwards at the other. */
public record Trip(String resourceId, GeoPoint from, GeoPoint to, Instant departs, Instant arrives) {
    /** Where it is. */
    GeoPoint at(Instant now) {
        if (!now.isAfter(departs)) {
            return from;
        }
        if (!now.isBefore(arrives)) {
            return to;
        }
        double part = (double) Duration.between(departs, now).toMillis()
                / Math.max(1, Duration.between(departs, arrives).toMillis());
        return new GeoPoint(from.lat() + (to.lat() - from.lat()) * part, from.lon() + (to.lon() - from.lon()) * part);
    }
}
