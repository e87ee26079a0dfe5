package vn.toancanh.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseDoubts;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.testkit.Fault;
import vn.toancanh.wire.message.SnapshotMessage;

/** Documents that harm or that a newer city sends: the document goes or the item, never more than has to. */
class HostileJsonTest {
    private final Json json = new Json();
    private final AnswerReader reader = new AnswerReader(json);

    @Test
    @Fault(12)
    void a_nest_of_a_hundred_thousand_is_refused_before_the_stack_ends() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            byte[] nest = open.repeat(100_000).getBytes(UTF_8);
            assertThatThrownBy(() -> json.tree(nest)).isInstanceOf(WireException.class);
            assertThatThrownBy(() -> reader.snapshot(nest)).isInstanceOf(WireException.class);
        }
        String within = "[".repeat(60) + "]".repeat(60);
        assertThatThrownBy(() -> json.tree(("[" + within.repeat(2) + "]").getBytes(UTF_8)))
                .isInstanceOf(WireException.class);
    }

    @Test
    @Fault(12)
    void the_limits_are_those_of_the_design() {
        assertThat(Json.Limits.STANDARD.maxDepth()).isLessThanOrEqualTo(64);
        assertThat(Json.Limits.STANDARD.maxString()).isLessThanOrEqualTo(256 << 10);
        assertThat(Json.Limits.STANDARD.maxNumber()).isLessThanOrEqualTo(40);
        assertThat(Json.Limits.STANDARD.maxBytes()).isLessThanOrEqualTo(8 << 20);
        assertThatThrownBy(() -> json.tree(("{\"" + "n".repeat(300) + "\":1}").getBytes(UTF_8)))
                .isInstanceOf(WireException.class);
        assertThatThrownBy(() -> json.tree(("\"" + "s".repeat((256 << 10) + 1) + "\"").getBytes(UTF_8)))
                .isInstanceOf(WireException.class);
        assertThatThrownBy(() -> json.tree(new byte[(8 << 20) + 1])).isInstanceOf(WireException.class);
    }

    @ParameterizedTest
    @Fault(13)
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "-1e999", "MILLION"})
    void a_number_that_is_none_refuses_the_document_or_the_item(String number) throws Exception {
        String digits = number.equals("MILLION") ? "1".repeat(1 << 20) : number;
        String page = page(aCase(n -> {}), "{\"type\":\"case\",\"value\":" + digits + "}");
        assertThatThrownBy(() -> reader.snapshot(page.getBytes(UTF_8))).isInstanceOf(WireException.class);
        String words = digits.length() > 40 ? digits.substring(0, 200_000) : digits;
        String quoted = page(aCase(n -> {}), aCase(n -> n.put("version", words)));
        Read<SnapshotMessage> read = reader.snapshot(quoted.getBytes(UTF_8));
        assertThat(read.message().changes()).hasSize(1);
        assertThat(read.skipped()).isEqualTo(1);
    }

    @Test
    @Fault(13)
    void minus_zero_is_a_number() throws Exception {
        assertThat(json.read("-0.0", Double.class) + 0.0).isZero();
    }

    @ParameterizedTest
    @Fault(14)
    @ValueSource(
            strings = {"{\"epoch\":\"e\",\"epoch\":\"f\"}", "{\"epoch\":\"e\"} {}", "{} x", "{\"a\":{\"b\":1,\"b\":2}}"
            })
    void names_that_come_twice_and_what_stands_behind_the_end_are_refused(String document) {
        assertThatThrownBy(() -> json.tree(document.getBytes(UTF_8))).isInstanceOf(WireException.class);
    }

    @Test
    @Fault(15)
    void of_one_case_twice_in_a_page_the_newest_stays_and_it_is_counted() throws Exception {
        Read<SnapshotMessage> read = reader.snapshot(page(
                        aCase(n -> n.put("version", 7).put("title", "bảy")),
                        aCase(n -> n.put("version", 9).put("title", "chín")),
                        aCase(n -> n.put("version", 8).put("title", "tám")))
                .getBytes(UTF_8));
        assertThat(read.message().changes()).singleElement().satisfies(c -> assertThat(
                        ((Change.CaseChanged) c).value().title())
                .isEqualTo("chín"));
        assertThat(read.skipped()).isEqualTo(2);
    }

    @Test
    @Fault(20)
    void a_state_that_is_not_known_is_kept_in_the_citys_word_and_survives_the_cache() throws Exception {
        Case c = one(n -> n.put("state", "FROZEN\u202E").put("priority", "p0"));
        assertThat(c.state()).isEqualTo(CaseState.UNKNOWN);
        assertThat(c.state().isOpen()).as("it stays in the queue").isTrue();
        assertThat(c.priority()).isEqualTo(Priority.P2);
        assertThat(doubts(c).rawState()).isEqualTo("FROZEN");
        assertThat(doubts(c).rawPriority()).isEqualTo("p0");
        assertThat(json.read(json.bytes(c), Case.class))
                .as("written and read again")
                .isEqualTo(c);
    }

    @Test
    @Fault(20)
    void kinds_of_entries_that_are_not_known_cost_only_themselves() throws Exception {
        Case c = one(n -> {
            ((ObjectNode) n.path("timeline").path(0)).put("kind", "teleported");
            ((ObjectNode) n.path("dispatches").path(0)).put("state", "flying");
        });
        assertThat(c.timeline()).isEmpty();
        assertThat(c.dispatches()).isEmpty();
        assertThat(doubts(c).leftOut()).isEqualTo(2);
    }

    @Test
    @Fault(21)
    void fields_of_the_future_are_let_be_and_a_missing_one_costs_its_item_which_is_named() throws Exception {
        Read<SnapshotMessage> read = reader.snapshot(page(
                        aCase(n -> n.put("id", "c-2").put("hologram", true)),
                        aCase(n -> n.put("id", "c-3").remove("title")),
                        aCase(n -> n.put("id", "c-4")))
                .getBytes(UTF_8));
        assertThat(read.message().changes()).extracting(Change::key).containsExactly("case/c-2", "case/c-4");
        assertThat(read.skipped()).isEqualTo(1);
        assertThat(read.firstReason()).contains("c-3", "title");
    }

    @Test
    @Fault(22)
    void a_field_of_the_wrong_kind_costs_its_item_not_the_page() throws Exception {
        Read<SnapshotMessage> read = reader.snapshot(
                page(aCase(n -> n.put("version", "7")), aCase(n -> n.put("title", 5)), aCase(n -> n.put("id", "c-9")))
                        .getBytes(UTF_8));
        assertThat(read.message().changes()).extracting(Change::key).containsExactly("case/c-9");
        assertThat(read.skipped()).isEqualTo(2);
    }

    @ParameterizedTest
    @Fault(23)
    @CsvSource({
        "2026-03-02T08:15:30, 2026-03-02T01:15:30Z, true",
        "2026-03-02T24:00:00Z, 2026-03-03T00:00:00Z, false",
        "2026-06-30T23:59:60Z, 2026-06-30T23:59:59Z, false",
        "2026-03-02T08:15:30+07:00, 2026-03-02T01:15:30Z, false",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z, true",
        "9999-12-31T23:59:59Z, 2026-03-02T08:15:35Z, true",
        "yesterday, 2026-03-02T08:15:35Z, true",
        "2036-03-02T08:15:30Z, 2036-03-02T08:15:30Z, false"
    })
    void a_time_that_cannot_be_is_doubted_and_costs_no_case(String sent, String kept, boolean doubted)
            throws Exception {
        Case c = one(n -> n.put("receivedAt", sent));
        assertThat(c.receivedAt()).hasToString(kept);
        assertThat(c.doubts() != null && c.doubts().timeInDoubt()).isEqualTo(doubted);
    }

    @ParameterizedTest
    @Fault({24, 25})
    @CsvSource({
        "95, 108, false, '95, 108'",
        "16, 181, false, '16, 181'",
        "106.7, 10.8, true, '106.7, 10.8'",
        "0, 0, false, '0, 0'",
        "null, 108, false, '?, 108'",
        "'\"16\"', 108, false, '16, 108'"
    })
    void a_place_that_is_none_gives_no_marker_and_is_told(String lat, String lon, boolean swapped, String raw)
            throws Exception {
        Case c = one(
                n -> ((ObjectNode) n.path("place")).set("point", tree("{\"lat\":" + lat + ",\"lon\":" + lon + "}")));
        assertThat(c.place().point()).isNull();
        assertThat(doubts(c).swapped()).isEqualTo(swapped);
        assertThat(doubts(c).rawPoint()).isEqualTo(raw);
    }

    @Test
    @Fault(28)
    void what_was_taken_out_of_the_words_is_noted_and_stays_noted_when_cleaned_again() throws Exception {
        Case c = one(n -> n.put("title", "anh.\u202Egpj.exe"));
        assertThat(c.title()).isEqualTo("anh.gpj.exe");
        assertThat(doubts(c).charactersRemoved()).isTrue();
        assertThat(Clean.of(c)).isEqualTo(c);
    }

    @Test
    void a_sound_case_has_no_doubts_and_the_city_cannot_send_any() throws Exception {
        assertThat(one(n -> {})).isEqualTo(Some.fullCase());
        assertThat(one(n -> n.set("doubts", json.tree((Object) CaseDoubts.NONE.withCharactersRemoved()))))
                .isEqualTo(Some.fullCase());
        assertThat(one(n -> n.put("doubts", 5))).isEqualTo(Some.fullCase());
        Case cached = Some.fullCase().with().place(new Place("x", null, null)).build();
        assertThat(json.text(cached)).doesNotContain("doubts");
    }

    private Case one(Consumer<ObjectNode> change) throws WireException {
        Read<SnapshotMessage> read = reader.snapshot(page(aCase(change)).getBytes(UTF_8));
        assertThat(read.firstReason()).isNull();
        return ((Change.CaseChanged) read.message().changes().get(0)).value();
    }

    private static CaseDoubts doubts(Case c) {
        return Objects.requireNonNull(c.doubts());
    }

    private String aCase(Consumer<ObjectNode> change) {
        ObjectNode n = (ObjectNode) json.tree((Object) Some.fullCase());
        change.accept(n);
        return "{\"type\":\"case\",\"value\":" + json.text(n) + "}";
    }

    private JsonNode tree(String text) {
        try {
            return json.tree(text.getBytes(UTF_8));
        } catch (WireException e) {
            throw new AssertionError(e);
        }
    }

    private String page(String... changes) {
        ObjectNode root = new ArrayNode(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance).objectNode();
        root.put("epoch", "e1").put("seq", 9).put("asOf", "2026-03-02T08:15:30Z");
        String frame = json.text(root);
        return frame.substring(0, frame.length() - 1) + ",\"changes\":[" + String.join(",", changes) + "]}";
    }
}
