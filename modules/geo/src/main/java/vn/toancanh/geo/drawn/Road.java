package vn.toancanh.geo.drawn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * A street in the making.
 *
 * @param kind one of {@link CityLayers#STREET_KINDS}
 * @param name null while it has none
 */
record Road(String kind, @Nullable String name, List<Coordinate> line) {
    double metres() {
        double sum = 0;
        for (int i = 1; i < line.size(); i++) {
            sum += line.get(i - 1).distance(line.get(i));
        }
        return sum;
    }

    boolean isMain() {
        return kind.equals(CityLayers.MAJOR) || kind.equals(CityLayers.PRIMARY);
    }

    Road named(@Nullable String n) {
        return new Road(kind, n, line);
    }
}
