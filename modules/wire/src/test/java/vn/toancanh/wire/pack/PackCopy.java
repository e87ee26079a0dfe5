package vn.toancanh.wire.pack;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A copy of the pack that ships, in memory, to be broken. */
final class PackCopy implements PackSource {
    static final String ID = "buon-ma-thuot";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PackSource shipped = PackSource.classPath(ID);
    private final Map<String, Optional<byte[]>> changed = new HashMap<>();
    private final String id;

    PackCopy() {
        this(ID);
    }

    PackCopy(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<byte[]> head(String file, int max) throws IOException {
        Optional<byte[]> bytes = changed.containsKey(file) ? changed.get(file) : shipped.head(file, max);
        return bytes.map(b -> b.length <= max ? b : java.util.Arrays.copyOf(b, max));
    }

    PackCopy raw(String file, String text) {
        return raw(file, text.getBytes(StandardCharsets.UTF_8));
    }

    PackCopy raw(String file, byte[] bytes) {
        changed.put(file, Optional.of(bytes));
        return this;
    }

    PackCopy without(String file) {
        changed.put(file, Optional.empty());
        return this;
    }

    PackCopy set(String file, String at, Object value) {
        JsonNode tree = tree(file);
        JsonPointer place = JsonPointer.compile(at);
        String last = place.last().getMatchingProperty();
        JsonNode holder = tree.at(place.head());
        if (holder instanceof ObjectNode o) {
            o.set(last, MAPPER.valueToTree(value));
        } else {
            ((ArrayNode) holder).set(Integer.parseInt(last), (JsonNode) MAPPER.valueToTree(value));
        }
        return raw(file, tree.toString());
    }

    PackCopy remove(String file, String at) {
        JsonNode tree = tree(file);
        JsonPointer place = JsonPointer.compile(at);
        JsonNode holder = tree.at(place.head());
        if (holder instanceof ObjectNode o) {
            o.remove(place.last().getMatchingProperty());
        } else {
            ((ArrayNode) holder).remove(place.last().getMatchingIndex());
        }
        return raw(file, tree.toString());
    }

    JsonNode tree(String file) {
        try {
            return MAPPER.readTree(head(file, Integer.MAX_VALUE - 8).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any document that is shipped beside the packs. */
    static JsonNode shipped(String path) {
        try (var in = PackCopy.class.getResourceAsStream("/vn/toancanh/packs/" + path)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
