package vn.toancanh.geo.drawn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Shape;
import vn.toancanh.geo.StreetGraph;

/** What the makers of the layers share: the plan, the plane, the wards, the streets, and the features made so far. */
final class Ground {
    final CityPlan plan;
    final Plane plane;
    final WardMap wards;
    final StreetGraph streets;
    private final Map<String, List<Feature>> layers = new LinkedHashMap<>();
    private final Map<String, Integer> counters = new LinkedHashMap<>();

    Ground(CityPlan plan, Plane plane, WardMap wards, StreetGraph streets) {
        this.plan = plan;
        this.plane = plane;
        this.wards = wards;
        this.streets = streets;
        CityLayers.ALL.forEach(l -> layers.put(l, new ArrayList<>()));
    }

    List<Feature> layer(String id) {
        return layers.getOrDefault(id, List.of());
    }

    /** Adds a feature under the next number of its kind; it belongs to whoever owns the layer where it lies. */
    void add(
            String layer,
            String kind,
            Shape shape,
            @Nullable Coordinate at,
            @Nullable LocalText name,
            @Nullable LocalText detail) {
        int n = counters.merge(layer + "/" + kind, 1, Integer::sum);
        String ward = at == null ? null : wards.wardAt(at);
        add(layer, new Feature(kind + "-" + n, shape, name, kind, plan.owners().of(layer, ward), detail, null, null));
    }

    void add(String layer, Feature f) {
        layers.computeIfAbsent(layer, k -> new ArrayList<>()).add(f);
    }

    static LocalText text(String vi, String en) {
        return new LocalText(vi, en);
    }
}
