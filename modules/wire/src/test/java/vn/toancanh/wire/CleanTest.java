package vn.toancanh.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;

class CleanTest {
    private static final String BOMB = "\u202E".repeat(300) + "\u0000x\uD800";
    private final Json json = new Json();
    private final AnswerReader reader = new AnswerReader(json);

    @Test
    void every_text_of_a_case_is_made_harmless_and_cut() throws Exception {
        Case hostile = Some.fullCase()
                .with()
                .title(BOMB + "t".repeat(500))
                .text(BOMB + "t".repeat(9_000))
                .place(new Place("a\u202Eb\nc", null, null))
                .operatorName("\u2066evil")
                .timeline(IntStream.range(0, 800)
                        .mapToObj(i -> new TimelineEntry(
                                "t" + i, TimelineKind.NOTE, Some.AT, "x\u200F", Collections.nCopies(20, BOMB)))
                        .toList())
                .build();
        Case c = Clean.of(hostile);
        assertThat(c.title()).hasSizeLessThanOrEqualTo(Clean.MAX_TITLE).startsWith("xt");
        assertThat(c.text()).hasSizeLessThanOrEqualTo(Clean.MAX_TEXT);
        assertThat(c.place().address()).isEqualTo("ab c");
        assertThat(c.operatorName()).isEqualTo("evil");
        assertThat(c.timeline()).hasSize(Clean.MAX_TIMELINE).last().satisfies(e -> {
            assertThat(e.id()).isEqualTo("t799");
            assertThat(e.author()).isEqualTo("x");
            assertThat(e.args()).hasSizeLessThanOrEqualTo(4).allMatch(a -> a.equals("x"));
        });
        assertThat(Clean.of(c)).isEqualTo(c);
    }

    @Test
    void a_sound_case_is_left_as_it_is() throws Exception {
        assertThat(Clean.of(Some.fullCase())).isEqualTo(Some.fullCase());
    }

    @Test
    void what_has_no_usable_id_is_refused() {
        for (String id : List.of("", " ", "a\u202Eb", "x".repeat(300))) {
            assertThatThrownBy(() -> Clean.of(new Change.CaseRemoved(id, 1))).isInstanceOf(WireException.class);
        }
        assertThatThrownBy(() -> Clean.of(new Sample("sensor/1", 1e300, null, Some.AT)))
                .isInstanceOf(WireException.class);
    }

    @Test
    void one_bad_entry_is_counted_and_skipped_and_the_batch_goes_on() throws Exception {
        ObjectNode page = (ObjectNode) json.tree("""
                {"epoch":"e1","seq":9,"more":false,"changes":[
                  {"seq":7,"change":{"type":"case-removed","caseId":"c-7","version":3}},
                  {"seq":8,"change":{"type":"weather","x":1}},
                  {"seq":9,"change":{"type":"pack","version":"2"}}]}
                """.getBytes(UTF_8));
        ObjectNode odd = (ObjectNode) json.tree((Object) Some.fullCase());
        odd.put("state", 5);
        ObjectNode entry = ((ArrayNode) page.get("changes")).addObject();
        entry.put("seq", 10);
        entry.putObject("change").put("type", "case").set("value", odd);

        var read = reader.changes(json.bytes(page));
        assertThat(read.message().changes()).extracting("seq").containsExactly(7L, 9L);
        assertThat(read.skipped()).isEqualTo(2);
        assertThat(read.firstReason()).isNotBlank();
    }

    @Test
    void an_unknown_right_or_a_broken_current_case_costs_only_itself() throws Exception {
        var session = reader.session(("{\"token\":\"t0\",\"actor\":" + json.text(Some.ACTOR)
                        + ",\"rights\":[\"note\",\"fly\",\"check-step\"]}")
                .getBytes(UTF_8));
        assertThat(session.rights()).hasSize(2);
        var problem = reader.problem("""
                {"type":"about:blank","title":"t","status":409,"detail":"\u202Eai đó đã đổi","code":"conflict",
                 "currentCase":{"id":5}}
                """.getBytes(UTF_8));
        assertThat(problem.detail()).isEqualTo("ai đó đã đổi");
        assertThat(problem.currentCase()).isNull();
    }

    @Test
    void a_token_that_would_break_a_header_is_refused() {
        byte[] body =
                ("{\"token\":\"a\\r\\nX: y\",\"actor\":" + json.text(Some.ACTOR) + ",\"rights\":[]}").getBytes(UTF_8);
        assertThatThrownBy(() -> reader.session(body)).isInstanceOf(WireException.class);
    }
}
