package vn.toancanh.wire.pack;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LayerDef;
import vn.toancanh.core.model.LocalText;

/**
 * What the pack says about the ground of the drawn city, and which layers the city offers of it.
 *
 * @param south edges of the drawn ground, degrees
 * @param hub the roundabout in the middle
 */
public record Ground(
        long seed,
        double south,
        double west,
        double north,
        double east,
        GeoPoint hub,
        LocalText hubName,
        List<WardNow> wards,
        List<WardBefore> formerWards,
        List<Water> waters,
        List<Layer> layers) {
    public Ground {
        wards = List.copyOf(wards);
        formerWards = List.copyOf(formerWards);
        waters = List.copyOf(waters);
        layers = List.copyOf(layers);
    }

    /** What the catalogue does not say of a ward. */
    public record WardNow(String id, String shortName, boolean urban) {}

    /** A former ward or commune whose last day is known. */
    public record WardBefore(String id, String name, String now, LocalDate to) {}

    /**
     * @param kind river, stream or lake
     * @param metres width; of a lake, its diameter
     */
    public record Water(String id, String kind, LocalText name, double metres, List<GeoPoint> through) {
        public Water {
            through = List.copyOf(through);
        }
    }

    /**
     * @param owner unit that answers for its features
     * @param ownerRole unit role that is resolved by the ward
     */
    public record Layer(
            String id,
            LocalText name,
            LayerDef.Use use,
            int minZoom,
            @Nullable String owner,
            @Nullable String ownerRole) {}
}
