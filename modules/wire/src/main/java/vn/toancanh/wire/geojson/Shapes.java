package vn.toancanh.wire.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Shape;
import vn.toancanh.wire.WireException;

/** Geometries of GeoJSON, read and written. Counts points over its life: one reader, one document, one thread. */
final class Shapes {
    static final int MAX_POINTS = 1_000_000;
    static final String TOO_MANY = "The document has more than " + MAX_POINTS + " points.";
    private static final int MAX_RINGS = 1_000;
    private static final int MAX_PARTS = 10_000;

    private final boolean lenient;
    private int points;

    /** @param lenient takes heights beside longitude and latitude, and geometries of several parts */
    Shapes(boolean lenient) {
        this.lenient = lenient;
    }

    /** Whether the document has used up its points: then nothing of it is to be trusted. */
    boolean isFull() {
        return points > MAX_POINTS;
    }

    /** The shapes of a geometry: one, or one for each part. */
    List<Shape> read(JsonNode geometry) throws WireException {
        List<Shape> out = new ArrayList<>();
        read(geometry, out);
        return out;
    }

    private void read(JsonNode g, List<Shape> out) throws WireException {
        JsonNode c = g.path("coordinates");
        String type = g.path("type").asText("");
        switch (type) {
            case "Point" -> out.add(new Shape.Point(point(c)));
            case "LineString" -> out.add(line(c));
            case "Polygon" -> out.add(area(c));
            case "MultiPoint", "MultiLineString", "MultiPolygon" -> {
                several(type);
                for (JsonNode part : list(c)) {
                    room(out);
                    out.add(
                            type.equals("MultiPoint")
                                    ? new Shape.Point(point(part))
                                    : type.equals("MultiLineString") ? line(part) : area(part));
                }
            }
            case "GeometryCollection" -> {
                several(type);
                for (JsonNode part : list(g.path("geometries"))) {
                    room(out);
                    read(part, out);
                }
            }
            default -> throw new WireException("A geometry of this type is not known.");
        }
    }

    private void several(String type) throws WireException {
        if (!lenient) {
            throw new WireException("The contract has no " + type + ": several parts are several features.");
        }
    }

    private static void room(List<Shape> out) throws WireException {
        if (out.size() >= MAX_PARTS) {
            throw new WireException("A geometry has more than " + MAX_PARTS + " parts.");
        }
    }

    private static ArrayNode list(JsonNode n) throws WireException {
        if (n instanceof ArrayNode a) {
            return a;
        }
        throw new WireException("A list of coordinates is missing.");
    }

    private GeoPoint point(JsonNode n) throws WireException {
        ArrayNode a = list(n);
        if (a.size() < 2 || (a.size() > 2 && !lenient)) {
            throw new WireException("A position is a longitude and a latitude.");
        }
        if (!a.get(0).isNumber() || !a.get(1).isNumber()) {
            throw new WireException("A coordinate is no number.");
        }
        if (++points > MAX_POINTS) {
            throw new WireException(TOO_MANY);
        }
        double lon = a.get(0).doubleValue();
        double lat = a.get(1).doubleValue();
        if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
            throw new WireException("A position lies off the earth.");
        }
        return new GeoPoint(lat, lon);
    }

    private Shape.Line line(JsonNode n) throws WireException {
        List<GeoPoint> p = points(n);
        if (p.size() < 2) {
            throw new WireException("A line has fewer than two positions.");
        }
        return new Shape.Line(p);
    }

    private Shape.Area area(JsonNode n) throws WireException {
        ArrayNode a = list(n);
        if (a.isEmpty() || a.size() > MAX_RINGS) {
            throw new WireException("An area has one to " + MAX_RINGS + " rings.");
        }
        List<List<GeoPoint>> rings = new ArrayList<>();
        for (JsonNode r : a) {
            List<GeoPoint> p = points(r);
            if (p.size() > 1 && p.get(0).equals(p.get(p.size() - 1))) {
                p.remove(p.size() - 1);
            } else if (!lenient) {
                throw new WireException("A ring does not end where it began.");
            }
            if (p.stream().distinct().limit(3).count() < 3) {
                throw new WireException("A ring has fewer than three corners.");
            }
            rings.add(p);
        }
        return new Shape.Area(rings);
    }

    private List<GeoPoint> points(JsonNode n) throws WireException {
        List<GeoPoint> p = new ArrayList<>();
        for (JsonNode x : list(n)) {
            p.add(point(x));
        }
        return p;
    }

    static ObjectNode write(Shape s) {
        ObjectNode g = JsonNodeFactory.instance.objectNode();
        if (s instanceof Shape.Point p) {
            g.set("coordinates", position(p.at()));
            return g.put("type", "Point");
        } else if (s instanceof Shape.Line l) {
            ArrayNode c = g.putArray("coordinates");
            l.points().forEach(p -> c.add(position(p)));
            return g.put("type", "LineString");
        }
        ArrayNode rings = g.putArray("coordinates");
        for (List<GeoPoint> r : ((Shape.Area) s).rings()) {
            ArrayNode c = rings.addArray();
            r.forEach(p -> c.add(position(p)));
            c.add(position(r.get(0)));
        }
        return g.put("type", "Polygon");
    }

    private static ArrayNode position(GeoPoint p) {
        return JsonNodeFactory.instance.arrayNode(2).add(p.lon()).add(p.lat());
    }
}
