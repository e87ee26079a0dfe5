package vn.toancanh.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The contract as it can be asked: whether a document fits {@code components/schemas/NAME} of the OpenAPI file on the class
 * path. For tests of both sides, and for the gateway where it checks bodies. Thread-safe.
 */
public final class ContractSchemas {
    private static final String PLACE = "/vn/toancanh/api/openapi.yaml";
    private static final String REF = "#/components/schemas/";
    private static final int MAX_SAID = 20;

    private final JsonNode contract;
    private final JsonNode components;
    private final JsonSchemaFactory factory = factory();
    // Formats are mere remarks in JSON Schema 2020-12 unless asked for.
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    public ContractSchemas() {
        this.contract = load();
        this.components = contract.path("components").deepCopy();
        // OpenAPI puts this word between those of JSON Schema, and the validator takes it for something else.
        components.path("schemas").forEach(s -> ((ObjectNode) s).remove("discriminator"));
    }

    /** The whole OpenAPI document. */
    public JsonNode contract() {
        return contract;
    }

    /**
     * What is wrong with the document, one sentence a fault, at most twenty; empty when it fits.
     *
     * @throws IllegalArgumentException if the contract has no schema of this name
     */
    public List<String> faults(String name, JsonNode document) {
        return schemas.computeIfAbsent(name, this::schema).validate(document).stream()
                .map(ValidationMessage::getMessage)
                .limit(MAX_SAID)
                .toList();
    }

    /** @throws WireException with the first faults, if the document does not fit */
    public void check(String name, JsonNode document) throws WireException {
        List<String> faults = faults(name, document);
        if (!faults.isEmpty()) {
            throw new WireException("Not a " + name + " of the contract: " + String.join("; ", faults));
        }
    }

    private JsonSchema schema(String name) {
        if (!contract.path("components").path("schemas").has(name)) {
            throw new IllegalArgumentException("the contract has no schema " + name);
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$ref", REF + name);
        root.set("components", components);
        return factory.getSchema(root, config);
    }

    /** JSON Schema 2020-12 that knows where OpenAPI keeps its schemas; else it logs that word as unknown. */
    private static JsonSchemaFactory factory() {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("components"))
                .build();
        return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
                .metaSchema(dialect)
                .build();
    }

    private static JsonNode load() {
        try (InputStream in = ContractSchemas.class.getResourceAsStream(PLACE)) {
            if (in == null) {
                throw new IllegalStateException("the contract is not on the class path: " + PLACE);
            }
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
