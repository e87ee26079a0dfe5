package vn.toancanh.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the whole house reads and writes it. Core records are mapped without touching them: fields in alphabetical order,
 * enums in lower-case kebab, instants in ISO-8601 UTC, nulls absent. When reading, every field that is not
 * {@link Nullable} is required, unknown fields are ignored, numbers are finite, and the limits hold.
 *
 * <p>Immutable and thread-safe; making one costs some milliseconds, so make one and hand it on.
 */
public final class Json {
    /**
     * What a document may cost.
     *
     * @param maxBytes of the document
     * @param maxString UTF-16 units of one string
     * @param maxDepth of objects and arrays within each other
     * @param maxNumber digits of one number
     */
    public record Limits(int maxBytes, int maxString, int maxDepth, int maxNumber) {
        /** For everything of the contract: a snapshot page of 500 long cases fits. */
        public static final Limits STANDARD = new Limits(8 << 20, 256 << 10, 32, 40);
    }

    private final Limits limits;
    private final ObjectMapper mapper;

    public Json() {
        this(Limits.STANDARD);
    }

    public Json(Limits limits) {
        this.limits = limits;
        this.mapper = mapper(limits);
    }

    /**
     * Writes canonical UTF-8: the same value gives the same bytes on every machine.
     *
     * @throws IllegalArgumentException for a value that has no JSON, e.g. one that holds NaN
     */
    public byte[] bytes(Object value) {
        // By way of a string: the UTF-8 writer throws at a lone surrogate, and a pasted text may hold one.
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** As {@link #bytes}, before it is encoded. */
    public String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + value.getClass().getSimpleName(), e);
        }
    }

    /** Reads a document. */
    public <T> T read(byte[] document, Class<T> type) throws WireException {
        check(document);
        try {
            return present(mapper.readValue(document, type));
        } catch (IOException e) {
            throw Sentences.refusal(e);
        }
    }

    /** Reads a document that was a string already. */
    public <T> T read(String document, Class<T> type) throws WireException {
        return read(document.getBytes(StandardCharsets.UTF_8), type);
    }

    /** Reads a document without a type. */
    public JsonNode tree(byte[] document) throws WireException {
        check(document);
        try {
            JsonNode root = present(mapper.readTree(document));
            if (root.isMissingNode()) {
                throw new WireException("The document is empty.");
            }
            finite(root);
            return root;
        } catch (IOException e) {
            throw Sentences.refusal(e);
        }
    }

    /** A value as a tree. */
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /** Reads a part of a tree. */
    public <T> T convert(JsonNode node, Class<T> type) throws WireException {
        try {
            return present(mapper.treeToValue(node, type));
        } catch (IOException e) {
            throw Sentences.refusal(e);
        }
    }

    private void check(byte[] document) throws WireException {
        if (document.length > limits.maxBytes()) {
            throw new WireException(
                    "The document has " + document.length + " bytes, " + limits.maxBytes() + " are allowed.");
        }
    }

    private static <T> T present(@Nullable T value) throws WireException {
        if (value == null) {
            throw new WireException("The document is null.");
        }
        return value;
    }

    private static void finite(JsonNode node) throws WireException {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new WireException("A number is too large.");
        }
        for (JsonNode child : node) {
            finite(child);
        }
    }

    private static ObjectMapper mapper(Limits limits) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.maxBytes())
                        .maxStringLength(limits.maxString())
                        .maxNameLength(256)
                        .maxNestingDepth(limits.maxDepth())
                        .maxNumberLength(limits.maxNumber())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build();
        JsonMapper.Builder b = JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(Mapping.module())
                .annotationIntrospector(new RecordRules())
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.SETTER, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual, c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        Mapping.mixIns(b);
        return b.build();
    }
}
