package vn.toancanh.core.model;

import java.util.List;

/** The geometry of a {@link Feature}. Several parts are several features. */
public sealed interface Shape {
    /** A place. */
    record Point(GeoPoint at) implements Shape {}

    /** A line of two points or more. */
    record Line(List<GeoPoint> points) implements Shape {
        public Line {
            points = List.copyOf(points);
            if (points.size() < 2) {
                throw new IllegalArgumentException("a line has two points or more");
            }
        }
    }

    /** An area: the outer ring first, then its holes. Rings close by themselves: the last point is not the first one again. */
    record Area(List<List<GeoPoint>> rings) implements Shape {
        public Area {
            rings = rings.stream().map(List::copyOf).toList();
            if (rings.isEmpty() || rings.stream().anyMatch(r -> r.size() < 3)) {
                throw new IllegalArgumentException("an area has a ring, and a ring has three points or more");
            }
        }
    }
}
