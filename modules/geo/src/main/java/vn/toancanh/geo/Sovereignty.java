package vn.toancanh.geo;

import java.time.Instant;
import java.util.List;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Shape;

/**
 * The console's own layer of national places that basemaps leave out or name wrongly: the archipelagos of Hoàng Sa and
 * Trường Sa. It is drawn on every basemap at national zoom, whatever city the console is joined to and with or without a
 * link. Positions are those of general reference works, rounded: Hoàng Sa 15°45' to 17°15' N, 111° to 113° E; Trường Sa
 * 6°50' to 12° N, 111°30' to 117°20' E. The areas are frames for a name, no boundaries, and no coastline is drawn.
 */
public final class Sovereignty {
    /** Id of the layer. */
    public static final String LAYER = "sovereignty";

    /** Kind of a name's place. */
    public static final String ARCHIPELAGO = "archipelago";

    /** Kind of the frame around an archipelago. */
    public static final String FRAME = "archipelago-frame";

    /** Down to this whole zoom the names are drawn. */
    public static final int MIN_ZOOM = 3;

    private Sovereignty() {}

    /** The layer; always the same. */
    public static FeatureLayer layer() {
        LocalText hoangSa = new LocalText("Quần đảo Hoàng Sa (Việt Nam)", "Hoàng Sa (Paracel) Islands, Việt Nam");
        LocalText truongSa = new LocalText("Quần đảo Trường Sa (Việt Nam)", "Trường Sa (Spratly) Islands, Việt Nam");
        return new FeatureLayer(
                LAYER,
                "1",
                Instant.EPOCH,
                List.of(
                        feature("hoang-sa", ARCHIPELAGO, hoangSa, new Shape.Point(new GeoPoint(16.5, 112.0))),
                        feature("hoang-sa-frame", FRAME, hoangSa, frame(15.75, 111.0, 17.25, 113.0)),
                        feature("truong-sa", ARCHIPELAGO, truongSa, new Shape.Point(new GeoPoint(9.5, 114.0))),
                        feature("truong-sa-frame", FRAME, truongSa, frame(6.83, 111.5, 12.0, 117.33))));
    }

    private static Feature feature(String id, String kind, LocalText name, Shape shape) {
        return new Feature(id, shape, name, kind, null, null, null, null);
    }

    private static Shape.Area frame(double south, double west, double north, double east) {
        return new Shape.Area(List.of(List.of(
                new GeoPoint(south, west),
                new GeoPoint(south, east),
                new GeoPoint(north, east),
                new GeoPoint(north, west))));
    }
}
