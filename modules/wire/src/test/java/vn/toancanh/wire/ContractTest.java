package vn.toancanh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.CameraHealth;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.DispatchState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.wire.message.ActionResult;
import vn.toancanh.wire.message.BatchRequest;
import vn.toancanh.wire.message.BatchResult;
import vn.toancanh.wire.message.CamerasAnswer;
import vn.toancanh.wire.message.ChangesMessage;
import vn.toancanh.wire.message.HealthAnswer;
import vn.toancanh.wire.message.Heartbeat;
import vn.toancanh.wire.message.PeopleAnswer;
import vn.toancanh.wire.message.ProblemDocument;
import vn.toancanh.wire.message.SceneTaken;
import vn.toancanh.wire.message.Series;
import vn.toancanh.wire.message.SignIn;
import vn.toancanh.wire.message.SignInAnswer;
import vn.toancanh.wire.message.SnapshotMessage;
import vn.toancanh.wire.message.TakeScene;
import vn.toancanh.wire.message.Telemetry;

/** The contract, the records and the hand-written fixtures say the same. */
class ContractTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final ContractSchemas CONTRACT = new ContractSchemas();
    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("Case", Case.class),
            Map.entry("Change", Change.class),
            Map.entry("Command", Command.class),
            Map.entry("Catalogue", Catalogue.class),
            Map.entry("DigestMessage", vn.toancanh.wire.message.DigestMessage.class),
            Map.entry("HealthAnswer", HealthAnswer.class),
            Map.entry("PeopleAnswer", PeopleAnswer.class),
            Map.entry("SignIn", SignIn.class),
            Map.entry("SignInAnswer", SignInAnswer.class),
            Map.entry("SnapshotMessage", SnapshotMessage.class),
            Map.entry("ChangesMessage", ChangesMessage.class),
            Map.entry("Telemetry", Telemetry.class),
            Map.entry("Heartbeat", Heartbeat.class),
            Map.entry("ActionResult", ActionResult.class),
            Map.entry("BatchRequest", BatchRequest.class),
            Map.entry("BatchResult", BatchResult.class),
            Map.entry("ProblemDocument", ProblemDocument.class),
            Map.entry("CamerasAnswer", CamerasAnswer.class),
            Map.entry("TakeScene", TakeScene.class),
            Map.entry("SceneTaken", SceneTaken.class),
            Map.entry("Series", Series.class));

    private final Json json = new Json();

    static List<Path> sound() throws IOException {
        return files(FIXTURES);
    }

    static List<Path> broken() throws IOException {
        return files(FIXTURES.resolve("broken"));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void a_fixture_fits_the_contract_and_comes_back_as_it_was(Path file) throws Exception {
        JsonNode tree = json.tree(Files.readAllBytes(file));
        assertThat(CONTRACT.faults(schema(file), tree)).isEmpty();
        Object value = json.read(Files.readAllBytes(file), type(file));
        assertThat(json.tree(json.bytes(value))).isEqualTo(tree);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_one_is_refused_by_both_with_a_sentence(Path file) throws Exception {
        JsonNode tree = json.tree(Files.readAllBytes(file));
        assertThat(CONTRACT.faults(schema(file), tree)).isNotEmpty();
        assertThatThrownBy(() -> CONTRACT.check(schema(file), tree)).hasMessageStartingWith("Not a " + schema(file));
        assertThatThrownBy(() -> json.read(Files.readAllBytes(file), type(file)))
                .isInstanceOf(WireException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .matches("(?s)(The field|The document|This is) .{10,}")
                        .doesNotContain("Exception", "jackson", "vn.toancanh", "java."));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void a_field_that_the_contract_does_not_know_is_refused_by_it_and_ignored_by_the_reader(Path file)
            throws Exception {
        ObjectNode tree = (ObjectNode) json.tree(Files.readAllBytes(file));
        Object before = json.convert(tree, type(file));
        tree.put("fromTheFuture", 1);
        assertThat(CONTRACT.faults(schema(file), tree)).isNotEmpty();
        assertThat((Object) json.convert(tree, type(file))).isEqualTo(before);
    }

    @Test
    void each_type_has_a_fixture() throws Exception {
        assertThat(sound().stream().map(ContractTest::schema)).containsAll(TYPES.keySet());
    }

    @Test
    void enums_of_the_contract_are_those_of_core() {
        Map.<String, Class<? extends Enum<?>>>of(
                        "CaseKind", CaseKind.class,
                        "CaseState", CaseState.class,
                        "Priority", Priority.class,
                        "DeadlineStep", DeadlineStep.class,
                        "DispatchState", DispatchState.class,
                        "TimelineKind", TimelineKind.class,
                        "ResourceStatus", UnitResource.ResourceStatus.class,
                        "Health", CameraHealth.Health.class,
                        "Right", Right.class,
                        "Verdict", ActionResult.Verdict.class)
                .forEach((name, type) -> {
                    List<String> said = new ArrayList<>();
                    schemas().path(name).path("enum").forEach(n -> said.add(n.asText()));
                    assertThat(said)
                            .as(name)
                            .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                                    .filter(k -> k != CaseState.UNKNOWN) // ours alone
                                    .map(RecordRules::kebab)
                                    .toList());
                });
    }

    @Test
    void every_object_of_the_contract_is_closed_and_every_reference_leads_somewhere() {
        TreeSet<String> used = new TreeSet<>();
        walk(CONTRACT.contract(), "", (node, path) -> {
            if (node.path("type").asText().equals("object")) {
                assertThat(node.has("additionalProperties"))
                        .as(path + " is closed")
                        .isTrue();
                assertThat(node.has("required") || path.endsWith("/roles"))
                        .as(path + " says what is required")
                        .isTrue();
            }
            String ref = node.path("$ref").asText("");
            if (!ref.isEmpty()) {
                assertThat(CONTRACT.contract().at(ref.substring(1)).isMissingNode())
                        .as(path + " -> " + ref)
                        .isFalse();
                used.add(ref.substring(ref.lastIndexOf('/') + 1));
            }
        });
        TreeSet<String> unused = new TreeSet<>();
        schemas().fieldNames().forEachRemaining(unused::add);
        unused.removeAll(used);
        assertThat(unused).as("schemas that nothing uses").isEmpty();
    }

    @Test
    void every_example_in_the_contract_fits_its_schema() {
        List<String> seen = new ArrayList<>();
        walk(CONTRACT.contract(), "", (node, path) -> {
            if (node.has("example") && node.has("schema")) {
                String ref = node.path("schema").path("$ref").asText();
                seen.add(path);
                assertThat(CONTRACT.faults(ref.substring(ref.lastIndexOf('/') + 1), node.get("example")))
                        .as(path)
                        .isEmpty();
            }
        });
        assertThat(seen).hasSizeGreaterThan(5);
    }

    @Test
    void an_unknown_schema_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> CONTRACT.faults("Nonsense", schemas())).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode schemas() {
        return CONTRACT.contract().path("components").path("schemas");
    }

    private static String schema(Path file) {
        return file.getFileName().toString().replaceAll("(--.*)?\\.json$", "");
    }

    private static Class<?> type(Path file) {
        return TYPES.get(schema(file));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.toString().endsWith(".json")).sorted().toList();
        }
    }

    private interface Visitor {
        void see(JsonNode node, String path);
    }

    private static void walk(JsonNode node, String path, Visitor v) {
        if (node instanceof ObjectNode o) {
            v.see(o, path);
            o.fields().forEachRemaining(e -> walk(e.getValue(), path + "/" + e.getKey(), v));
        } else if (node instanceof ArrayNode a) {
            for (int i = 0; i < a.size(); i++) {
                walk(a.get(i), path + "/" + i, v);
            }
        }
    }
}
