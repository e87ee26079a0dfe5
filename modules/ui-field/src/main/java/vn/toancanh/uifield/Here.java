package vn.toancanh.uifield;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.core.state.CityState;

/**
 * Where the officer is, as far as the laptop can know: it has no receiver of its own, so it says what it goes by.
 *
 * @param basis what it goes by
 * @param label id of the case, or call sign of the vehicle
 * @param asOf when it was so
 */
public record Here(GeoPoint point, Basis basis, String label, Instant asOf) {
    /** What a position goes by. */
    public enum Basis {
        /** He said that he arrived at a case. */
        ARRIVED,
        /** A vehicle of his unit was heard there. */
        VEHICLE,
        /** Where his unit's vehicle is stationed. */
        STATION
    }

    /**
     * The best that is known: the place of the last arrival, unless a vehicle of the unit was heard later.
     *
     * @param arrived the last arrival, null when there was none
     */
    public static Optional<Here> of(CityState s, SampleBoard samples, String unitId, @Nullable Here arrived) {
        Optional<Here> vehicle = s.resources().values().stream()
                .filter(r -> r.unitId().equals(unitId) && r.status() != UnitResource.ResourceStatus.OFF_DUTY)
                .map(r -> of(r, samples.get("unit/" + r.id())))
                .min(Comparator.comparing(Here::basis)
                        .thenComparing(Here::asOf, Comparator.reverseOrder())
                        .thenComparing(Here::label));
        if (arrived == null) {
            return vehicle;
        }
        return vehicle.filter(v -> v.basis() == Basis.VEHICLE
                        && v.asOf().isAfter(arrived.asOf().plusSeconds(900)))
                .or(() -> Optional.of(arrived));
    }

    private static Here of(UnitResource r, @Nullable Sample heard) {
        GeoPoint at = heard == null ? null : heard.point();
        return at == null
                ? new Here(r.home(), Basis.STATION, r.callSign(), r.asOf())
                : new Here(at, Basis.VEHICLE, r.callSign(), heard.asOf());
    }

    /** The form kept in the settings. */
    String text() {
        return String.format(Locale.ROOT, "%.6f %.6f %s %s", point.lat(), point.lon(), asOf, label);
    }

    /** Reads {@link #text()} of an arrival; null when it is none, settings being edited by hand. */
    static @Nullable Here parse(String text) {
        String[] p = text.split(" ", 4);
        if (p.length != 4) {
            return null;
        }
        try {
            GeoPoint at = new GeoPoint(Double.parseDouble(p[0]), Double.parseDouble(p[1]));
            return new Here(at, Basis.ARRIVED, p[3], Instant.parse(p[2]));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return null;
        }
    }
}
