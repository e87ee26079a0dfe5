package vn.toancanh.wire.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.Feature;
import vn.toancanh.core.model.FeatureLayer;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.Shape;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.Read;
import vn.toancanh.wire.WireException;

/**
 * Layers of features as GeoJSON. A feature that cannot be used is left out and counted, the rest goes on; a document whose
 * frame is wrong or that is larger than the limits is refused whole. Every text was cleaned. Thread-safe.
 */
public final class GeoJson {
    /** Most features of one document. */
    public static final int MAX_FEATURES = 50_000;

    private static final int MAX_NAME = 200;
    private static final int MAX_DETAIL = 1_000;
    private static final int MAX_ID = 100;

    private final Json json;

    public GeoJson(Json json) {
        this.json = json;
    }

    /** A layer as the contract has it; the same layer gives the same bytes. */
    public byte[] write(FeatureLayer layer) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("asOf", layer.asOf().toString());
        ArrayNode features = root.putArray("features");
        layer.features().forEach(f -> features.add(write(f)));
        root.put("layer", layer.layerId());
        root.put("type", "FeatureCollection");
        root.put("version", layer.version());
        return json.bytes(root);
    }

    private static ObjectNode write(Feature f) {
        ObjectNode n = JsonNodeFactory.instance.objectNode();
        n.set("geometry", Shapes.write(f.shape()));
        n.put("id", f.id());
        ObjectNode p = n.putObject("properties");
        LocalText name = f.name();
        LocalText detail = f.detail();
        put(p, "detailEn", detail == null ? null : detail.en());
        put(p, "detailVi", detail == null ? null : detail.vi());
        p.put("kind", f.kind());
        put(p, "nameEn", name == null ? null : name.en());
        put(p, "nameVi", name == null ? null : name.vi());
        put(p, "ownerUnitId", f.ownerUnitId());
        put(p, "validFrom", f.validFrom() == null ? null : f.validFrom().toString());
        put(p, "validTo", f.validTo() == null ? null : f.validTo().toString());
        n.put("type", "Feature");
        return n;
    }

    private static void put(ObjectNode n, String field, @Nullable String value) {
        if (value != null) {
            n.put(field, value);
        }
    }

    /** Reads a layer of the contract. */
    public Read<FeatureLayer> layer(byte[] document) throws WireException {
        JsonNode root = json.tree(document);
        String version = text(root, "version", MAX_ID);
        String layer = text(root, "layer", MAX_ID);
        if (version == null || layer == null) {
            throw new WireException("The layer does not say its name and version.");
        }
        Read<List<Feature>> read = features(root, false);
        return new Read<>(
                new FeatureLayer(layer, version, instant(root.path("asOf").asText("")), read.message()),
                read.skipped(),
                read.firstReason());
    }

    /**
     * Reads a file that somebody brings along: a collection, a feature or a bare geometry. Geometries of several parts become
     * several features, names and kinds are taken where they can be found, unknown properties are passed over.
     */
    public Read<List<Feature>> file(byte[] document) throws WireException {
        JsonNode root = json.tree(document);
        return features(root, true);
    }

    private static Read<List<Feature>> features(JsonNode root, boolean lenient) throws WireException {
        List<JsonNode> nodes = new ArrayList<>();
        String type = root.path("type").asText("");
        if (type.equals("FeatureCollection") && root.path("features") instanceof ArrayNode list) {
            if (list.size() > MAX_FEATURES) {
                throw new WireException("The document has more than " + MAX_FEATURES + " features.");
            }
            list.forEach(nodes::add);
        } else if (lenient && type.equals("Feature")) {
            nodes.add(root);
        } else if (lenient && (root.has("coordinates") || root.has("geometries"))) {
            ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
            wrapped.put("type", "Feature");
            wrapped.set("geometry", root);
            nodes.add(wrapped);
        } else {
            throw new WireException("The document is no collection of features.");
        }
        Shapes shapes = new Shapes(lenient);
        Set<String> ids = new HashSet<>();
        List<Feature> out = new ArrayList<>();
        int skipped = 0;
        String first = null;
        for (int i = 0; i < nodes.size(); i++) {
            try {
                List<Feature> some = feature(nodes.get(i), i, shapes, lenient);
                if (out.size() + some.size() > MAX_FEATURES) {
                    throw new WireException("The document has more than " + MAX_FEATURES + " features.");
                }
                for (Feature f : some) {
                    if (ids.add(f.id())) {
                        out.add(f);
                    } else {
                        throw new WireException("Two features have the same id.");
                    }
                }
            } catch (WireException e) {
                if (shapes.isFull() || out.size() >= MAX_FEATURES) {
                    throw e;
                }
                skipped++;
                first = first == null ? e.getMessage() : first;
            }
        }
        return new Read<>(out, skipped, first);
    }

    private static List<Feature> feature(JsonNode n, int index, Shapes shapes, boolean lenient) throws WireException {
        if (!n.path("type").asText("").equals("Feature")) {
            throw new WireException("An entry is no feature.");
        }
        JsonNode p = n.path("properties");
        String id = n.path("id").isTextual() || lenient && n.path("id").isNumber()
                ? Sanitiser.line(n.path("id").asText(), MAX_ID)
                : "";
        String kind = text(p, "kind", MAX_ID);
        if (!lenient && (id.isEmpty() || kind == null)) {
            throw new WireException("A feature has no id or no kind.");
        }
        id = id.isEmpty() ? "feature-" + (index + 1) : id;
        List<Shape> all = shapes.read(n.path("geometry"));
        List<Feature> out = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            out.add(new Feature(
                    all.size() == 1 ? id : id + "/" + (i + 1),
                    all.get(i),
                    lenient ? anyName(p) : both(p, "nameVi", "nameEn", MAX_NAME),
                    kind == null ? "imported" : kind,
                    text(p, "ownerUnitId", MAX_ID),
                    both(p, "detailVi", "detailEn", MAX_DETAIL),
                    date(p, "validFrom", lenient),
                    date(p, "validTo", lenient)));
        }
        return out;
    }

    private static @Nullable LocalText anyName(JsonNode p) {
        LocalText own = both(p, "nameVi", "nameEn", MAX_NAME);
        for (String field : List.of("name", "ten", "Name", "NAME", "title")) {
            String t = text(p, field, MAX_NAME);
            if (own == null && t != null) {
                own = new LocalText(t, t);
            }
        }
        return own;
    }

    /** A text in both languages; one stands for the other where it is alone. */
    private static @Nullable LocalText both(JsonNode p, String viField, String enField, int max) {
        String vi = text(p, viField, max);
        String en = text(p, enField, max);
        if (vi == null) {
            return en == null ? null : new LocalText(en, en);
        }
        return new LocalText(vi, en == null ? vi : en);
    }

    private static @Nullable String text(JsonNode p, String field, int max) {
        JsonNode n = p.path(field);
        String t = n.isTextual() ? Sanitiser.line(n.asText(), max) : "";
        return t.isEmpty() ? null : t;
    }

    private static @Nullable LocalDate date(JsonNode p, String field, boolean lenient) throws WireException {
        String t = text(p, field, 20);
        if (t == null) {
            return null;
        }
        try {
            return LocalDate.parse(t);
        } catch (DateTimeException e) {
            if (lenient) {
                return null;
            }
            throw new WireException("A day of a feature is none.");
        }
    }

    private static Instant instant(String text) throws WireException {
        try {
            Instant at = Instant.parse(text);
            if (at.getEpochSecond() >= 0 && at.getEpochSecond() < 32_503_680_000L) {
                return at;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new WireException("The layer does not say how old it is.");
    }
}
