package vn.toancanh.wire.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds each file against its schema. The schemas come from the class path, never from the net. Thread-safe. */
final class SchemaCheck {
    private static final String IDS = "https://toancanh.example/pack/";
    private static final String PLACE = "classpath:vn/toancanh/packs/schema/";
    private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");
    private static final int MAX_VALUE = 40;

    private final Map<PackFile, JsonSchema> schemas = new EnumMap<>(PackFile.class);

    SchemaCheck() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, b -> b.schemaMappers(m -> m.mapPrefix(IDS, PLACE)));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        for (PackFile file : PackFile.values()) {
            JsonSchema schema = factory.getSchema(SchemaLocation.of(IDS + file.id() + ".schema.json"), config);
            schema.initializeValidators();
            schemas.put(file, schema);
        }
    }

    void check(PackTrees trees, Findings findings) {
        for (PackFile file : PackFile.values()) {
            ObjectNode tree = trees.get(file);
            JsonSchema schema = schemas.get(file);
            if (tree == null || schema == null) {
                continue;
            }
            Set<ValidationMessage> faults = schema.validate(tree);
            Map<String, List<String>> choices = faults.stream()
                    .filter(f -> CHOICES.contains(f.getType()))
                    .collect(Collectors.groupingBy(
                            f -> f.getInstanceLocation().toString(),
                            Collectors.mapping(f -> f.getEvaluationPath() + "/", Collectors.toList())));
            for (ValidationMessage fault : faults) {
                if (trees.has(file) && !belongsToChoice(fault, choices)) {
                    tell(file, tree, fault, findings);
                }
            }
        }
    }

    /** Why each of several shapes does not fit only confuses: the choice itself is told. */
    private static boolean belongsToChoice(ValidationMessage fault, Map<String, List<String>> choices) {
        String path = fault.getEvaluationPath().toString();
        for (Pointer p = Pointer.of(fault.getInstanceLocation().toString()); p != null; p = p.parent()) {
            if (choices.getOrDefault(p.toString(), List.of()).stream().anyMatch(path::startsWith)) {
                return true;
            }
        }
        return false;
    }

    private static void tell(PackFile file, ObjectNode tree, ValidationMessage fault, Findings findings) {
        Pointer at = Pointer.of(fault.getInstanceLocation().toString());
        String rule = fault.getType();
        String property = fault.getProperty();
        Map<String, String> args = args(at.in(tree), fault);
        boolean missingList = rule.equals("required") && property != null && file.isList(at.field(property));
        if (at.recordOf(file) != null || rule.equals("additionalProperties")) {
            findings.record(file, at, rule, args);
        } else if (missingList || (file.isList(at) && at.in(tree).isArray())) {
            findings.note(file, at.toString(), rule, args);
        } else if (file.isList(at)) {
            findings.value(file, at, at, rule, args);
        } else {
            findings.file(file, at.toString(), rule, args);
        }
    }

    private static Map<String, String> args(JsonNode node, ValidationMessage fault) {
        Map<String, String> args = new TreeMap<>();
        String property = fault.getProperty();
        args.put("name", property == null ? "" : property);
        Object[] said = fault.getArguments();
        args.put("need", said == null || said.length == 0 ? "" : String.valueOf(said[0]));
        String value = node.isValueNode() ? node.asText() : "";
        args.put("value", value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + "…" : value);
        return args;
    }
}
