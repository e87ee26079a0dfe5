package vn.toancanh.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.LocalText;

class JsonTest {
    private final Json json = new Json();

    @Test
    void a_full_case_comes_back_equal_and_byte_for_byte() throws Exception {
        byte[] first = json.bytes(Some.fullCase());
        Case back = json.read(first, Case.class);
        assertThat(back).isEqualTo(Some.fullCase());
        assertThat(json.bytes(back)).isEqualTo(first);
    }

    @Test
    void enums_are_kebab_instants_iso_nulls_absent_and_helper_methods_no_fields() throws Exception {
        String text = json.text(Some.fullCase());
        assertThat(text)
                .contains("\"state\":\"unit-accepted\"", "\"priority\":\"p2\"", "\"state\":\"en-route\"")
                .contains("\"receivedAt\":\"2026-03-02T08:15:30Z\"")
                .doesNotContain("null", "unattended", "acknowledged", "nextDeadline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vi\":\"a\"}",
                "{\"vi\":\"a\",\"en\":null}",
                "{\"vi\":\"a\",\"en\":5}",
                "{\"vi\":\"a\",\"en\":\"b\",\"en\":\"c\"}",
                "{\"vi\":\"a\",\"en\":\"b\"} x",
                "{\"vi\":\"a\",\"en\":\"b\"",
                "[]",
                "null",
                "",
                "<!DOCTYPE html><html></html>"
            })
    void refuses_what_is_no_text_in_two_languages(String document) {
        assertThatThrownBy(() -> json.read(document, LocalText.class))
                .isInstanceOf(WireException.class)
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().hasSizeLessThanOrEqualTo(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "\"NaN\"", "Infinity", "\"-Infinity\"", "1e999", "\"12\"", "true"})
    void refuses_numbers_that_are_none(String value) {
        String document = "{\"key\":\"sensor/1\",\"asOf\":\"2026-03-02T08:15:30Z\",\"value\":" + value + "}";
        assertThatThrownBy(() -> json.read(document, Sample.class)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> new AnswerReader(json)
                        .samples(("[" + document + "]").getBytes(UTF_8))
                        .message()
                        .get(0))
                .isInstanceOfAny(WireException.class, IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"91,0", "-90.001,0", "0,180.5"})
    void refuses_points_off_the_earth(String lat, String lon) {
        assertThatThrownBy(() -> json.read("{\"lat\":" + lat + ",\"lon\":" + lon + "}", GeoPoint.class))
                .isInstanceOf(WireException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1772439330", "\"yesterday\"", "\"+99999-01-01T00:00:00Z\"", "\"1066-10-14T00:00:00Z\""})
    void refuses_times_that_are_none(String at) {
        assertThatThrownBy(() -> json.read("{\"key\":\"sensor/1\",\"value\":1,\"asOf\":" + at + "}", Sample.class))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("asOf");
    }

    @Test
    void refuses_documents_beyond_their_limits() {
        Json small = new Json(new Json.Limits(1_000, 100, 8, 20));
        assertThatThrownBy(() -> small.read("\"" + "x".repeat(2_000) + "\"", String.class))
                .hasMessageContaining("2002 bytes");
        assertThatThrownBy(() -> small.read("\"" + "x".repeat(500) + "\"", String.class))
                .isInstanceOf(WireException.class);
        assertThatThrownBy(() -> small.tree("[".repeat(200).getBytes(UTF_8))).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> small.tree("1".repeat(200).getBytes(UTF_8))).isInstanceOf(WireException.class);
    }

    @Test
    void ignores_fields_it_does_not_know() throws Exception {
        ObjectNode tree = (ObjectNode) json.tree(json.bytes(Some.fullCase()));
        tree.putObject("fromTheFuture").put("x", 1);
        assertThat(json.convert(tree, Case.class)).isEqualTo(Some.fullCase());
    }

    @Test
    void writes_no_number_that_json_does_not_have() {
        Sample nan = new Sample("sensor/1", Double.NaN, null, Some.AT);
        assertThatThrownBy(() -> json.bytes(nan)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writes_a_lone_surrogate_as_a_question_mark_instead_of_failing() throws Exception {
        byte[] bytes = json.bytes(new LocalText("a\uD83D b", "ok"));
        assertThat(json.read(bytes, LocalText.class).vi()).isEqualTo("a? b");
    }
}
