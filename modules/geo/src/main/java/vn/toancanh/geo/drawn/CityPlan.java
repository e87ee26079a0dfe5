package vn.toancanh.geo.drawn;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;

/**
 * What is known of a city before it is drawn. The same plan gives the same city.
 *
 * @param extent nothing lies outside
 * @param hub where six streets meet at a roundabout
 * @param hubName of the roundabout
 * @param wards at least one, each centre inside the extent
 * @param formerWards what their land was before; may be empty
 * @param anchors points that streets must pass through
 * @param streetNames for streets that no anchor names
 * @param owners which unit answers for what
 */
public record CityPlan(
        long seed,
        Extent extent,
        GeoPoint hub,
        LocalText hubName,
        List<WardSite> wards,
        List<FormerWard> formerWards,
        List<Anchor> anchors,
        List<WaterBody> waters,
        List<String> streetNames,
        Owners owners) {
    public CityPlan {
        wards = List.copyOf(wards);
        formerWards = List.copyOf(formerWards);
        anchors = List.copyOf(anchors);
        waters = List.copyOf(waters);
        streetNames = List.copyOf(streetNames);
        if (wards.isEmpty()) {
            throw new IllegalArgumentException("a city has a ward");
        }
        if (!extent.contains(hub) || !wards.stream().allMatch(w -> extent.contains(w.centre()))) {
            throw new IllegalArgumentException("the hub or a ward lies outside the extent");
        }
    }

    /** A box in degrees. */
    public record Extent(double south, double west, double north, double east) {
        /** @throws IllegalArgumentException for a box that is empty, larger than two degrees or not on earth */
        public Extent {
            new GeoPoint(south, west);
            new GeoPoint(north, east);
            if (!(north - south > 0.01 && north - south <= 2 && east - west > 0.01 && east - west <= 2)) {
                throw new IllegalArgumentException("an extent has 0.01 to 2 degrees a side");
            }
        }

        public boolean contains(GeoPoint p) {
            return p.lat() >= south && p.lat() <= north && p.lon() >= west && p.lon() <= east;
        }
    }

    /**
     * A ward or commune of today.
     *
     * @param urban a ward; a commune is built less densely
     */
    public record WardSite(
            String id,
            LocalText name,
            String shortName,
            boolean urban,
            GeoPoint centre,
            @Nullable LocalDate from) {}

    /** A ward that ended and became part of another one. */
    public record FormerWard(String id, LocalText name, boolean urban, String now, LocalDate to) {}

    /** A point that a street passes through, and the names of the streets that meet there, if known. */
    public record Anchor(GeoPoint at, List<String> streets) {
        public Anchor {
            streets = List.copyOf(streets);
        }
    }

    /**
     * A river, stream or lake.
     *
     * @param through the line that it follows; of a lake, its centre
     * @param metres width; of a lake, its diameter
     */
    public record WaterBody(String id, Kind kind, LocalText name, List<GeoPoint> through, double metres) {
        public WaterBody {
            through = List.copyOf(through);
            if (through.size() < (kind == Kind.LAKE ? 1 : 2)) {
                throw new IllegalArgumentException("a river has two points or more, a lake has one");
            }
        }

        /** Kinds of water. */
        public enum Kind {
            RIVER,
            STREAM,
            LAKE
        }
    }

    /** Says which unit answers for a feature. */
    @FunctionalInterface
    public interface Owners {
        /**
         * @param wardId where the feature lies, null if in no ward
         * @return id of the unit, null if nobody's
         */
        @Nullable
        String of(String layerId, @Nullable String wardId);
    }
}
