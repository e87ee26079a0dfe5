package vn.toancanh.city.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Faults as the control port writes them. Pure. */
public final class FaultJson {
    private static final Set<String> MEASURES = Set.of(
            "fault",
            "seconds",
            "probability",
            "millis",
            "bytes",
            "bytesPerSecond",
            "retryAfter",
            "every",
            "onMillis",
            "offMillis",
            "count",
            "seed");

    private FaultJson() {}

    /** @throws IllegalArgumentException with a sentence for what is no fault */
    public static Fault read(JsonNode n) {
        FaultKind kind = FaultKind.parse(n.path("fault").asText());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "there is no fault \"" + n.path("fault").asText() + "\"");
        }
        n.fieldNames().forEachRemaining(name -> {
            if (!MEASURES.contains(name)) {
                throw new IllegalArgumentException("a fault has no \"" + name + "\"");
            }
        });
        Fault d = Fault.of(kind);
        return new Fault(
                kind,
                seconds(n.get("seconds")),
                number(n, "probability", d.probability()),
                (long) number(n, "millis", d.millis()),
                (long) number(n, "bytes", d.bytes()),
                (long) number(n, "bytesPerSecond", d.bytesPerSecond()),
                (int) number(n, "retryAfter", d.retryAfter()),
                (int) number(n, "every", d.every()),
                (long) number(n, "onMillis", d.onMillis()),
                (long) number(n, "offMillis", d.offMillis()),
                (int) number(n, "count", d.count()),
                (long) number(n, "seed", d.seed()));
    }

    /** The faults that are on. */
    public static ObjectNode list(List<FaultBoard.Active> all) {
        ObjectNode n = JsonNodeFactory.instance.objectNode();
        ArrayNode out = n.putArray("faults");
        all.forEach(a -> write(a, out.addObject()));
        return n;
    }

    private static void write(FaultBoard.Active a, ObjectNode n) {
        Fault f = a.fault();
        n.put("fault", f.kind().text());
        Long left = a.leftMillis();
        if (left != null) {
            n.put("leftMillis", left);
        }
        switch (f.kind()) {
            case FLAP -> n.put("onMillis", f.onMillis()).put("offMillis", f.offMillis());
            case DELAY -> n.put("millis", f.millis());
            case LOSS, ERROR, GARBAGE -> n.put("probability", f.probability());
            case SLOW -> n.put("bytesPerSecond", f.bytesPerSecond());
            case TRUNCATE -> n.put("bytes", f.bytes());
            case BUSY -> n.put("probability", f.probability()).put("retryAfter", f.retryAfter());
            case DUPLICATE, REORDER, GAP -> n.put("every", f.every());
            default -> {}
        }
    }

    private static @Nullable Duration seconds(@Nullable JsonNode n) {
        if (n == null || n.isNull()) {
            return null;
        }
        if (!n.isNumber()) {
            throw new IllegalArgumentException("seconds must be a number");
        }
        return Duration.ofMillis(Math.round(n.asDouble() * 1000));
    }

    private static double number(JsonNode n, String name, double usual) {
        JsonNode v = n.get(name);
        if (v == null) {
            return usual;
        }
        if (!v.isNumber()) {
            throw new IllegalArgumentException(name + " must be a number");
        }
        return v.asDouble();
    }
}
