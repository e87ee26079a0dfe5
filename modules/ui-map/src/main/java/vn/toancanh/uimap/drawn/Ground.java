package vn.toancanh.uimap.drawn;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.geo.WebMercator;

/**
 * The features of the ground, in world units and ready to be drawn. Immutable.
 *
 * @param asOf of the oldest layer; null while there is none
 */
record Ground(
        List<Item> land,
        List<Item> water,
        List<Item> streets,
        List<Item> wards,
        List<Item> places,
        @Nullable Instant asOf) {
    static final Ground NONE = new Ground(List.of(), List.of(), List.of(), List.of(), List.of(), null);

    private static final List<String> STREETS_LAST_WIDEST = List.of("track", "lane", "minor", "primary", "major");

    /**
     * A feature.
     *
     * @param path in world units
     * @param line the points of a line, for the name along it; null for others
     */
    record Item(
            Shape path,
            double @Nullable [] line,
            @Nullable LocalText name,
            String kind,
            double minX,
            double minY,
            double maxX,
            double maxY) {
        boolean meets(double x0, double y0, double x1, double y1) {
            return maxX >= x0 && minX <= x1 && maxY >= y0 && minY <= y1;
        }
    }

    /** @param day features that do not exist on it are left out */
    static Ground of(Map<String, FeatureLayer> layers, LocalDate day) {
        Instant oldest = layers.values().stream()
                .map(FeatureLayer::asOf)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<Item> streets = new ArrayList<>(items(layers.get("streets"), day));
        streets.sort(Comparator.comparingInt(i -> STREETS_LAST_WIDEST.indexOf(i.kind())));
        return new Ground(
                items(layers.get("land"), day),
                items(layers.get("water"), day),
                List.copyOf(streets),
                items(layers.get("wards"), day),
                items(layers.get("places"), day),
                oldest);
    }

    private static List<Item> items(@Nullable FeatureLayer layer, LocalDate day) {
        return layer == null
                ? List.of()
                : layer.features().stream()
                        .filter(f -> f.isValidOn(day))
                        .map(Ground::item)
                        .toList();
    }

    private static Item item(Feature f) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        double[] line = null;
        if (f.shape() instanceof vn.toancanh.core.model.Shape.Line l) {
            line = add(path, l.points(), false);
        } else if (f.shape() instanceof vn.toancanh.core.model.Shape.Area a) {
            a.rings().forEach(r -> add(path, r, true));
        } else if (f.shape() instanceof vn.toancanh.core.model.Shape.Point p) {
            add(path, List.of(p.at()), false);
        }
        var b = path.getBounds2D();
        return new Item(path, line, f.name(), f.kind(), b.getMinX(), b.getMinY(), b.getMaxX(), b.getMaxY());
    }

    private static double[] add(Path2D path, List<GeoPoint> points, boolean closed) {
        double[] line = new double[points.size() * 2];
        for (int i = 0; i < points.size(); i++) {
            double x = WebMercator.x(points.get(i).lon());
            double y = WebMercator.y(points.get(i).lat());
            line[2 * i] = x;
            line[2 * i + 1] = y;
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        if (closed) {
            path.closePath();
        }
        return line;
    }
}
