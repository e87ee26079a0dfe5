package vn.toancanh.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Priority;

class CommandCodecTest {
    private final CommandCodec codec = new CommandCodec(new Json());

    static Stream<Act> acts() {
        return Stream.of(
                new Act.Accept(),
                new Act.Acknowledge(3),
                new Act.ChangePriority(Priority.P1),
                new Act.Assign("u-1"),
                new Act.DispatchUnit("r-1", "Xe 01", "u-1"),
                new Act.AddNote("Đã gọi lại cho người dân.\n\"Họ ổn\" 🚒"),
                new Act.Attach(new Attachment("f-1", "ảnh.jpg", "image/jpeg", 10, "00".repeat(32))),
                new Act.CheckStep(2),
                new Act.Resolve("Đã hút nước"),
                new Act.CloseCase(""),
                new Act.Shelve(Some.AT.plusSeconds(3600), "chờ mưa tạnh"));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void a_command_thaws_equal_and_freezes_to_the_same_bytes(Act act) throws Exception {
        byte[] frozen = codec.freeze(Some.command(act));
        assertThat(codec.thaw(frozen)).isEqualTo(Some.command(act));
        assertThat(codec.freeze(codec.thaw(frozen))).isEqualTo(frozen);
    }

    @Test
    void the_bytes_are_these_and_stay_these() {
        // Outboxes on disk hold bytes of this form: a change here needs a reader for the old form first.
        assertThat(new String(codec.freeze(Some.command(new Act.AddNote("Đã gọi"))), UTF_8))
                .isEqualTo("{\"act\":{\"type\":\"note\",\"text\":\"Đã gọi\"},"
                        + "\"actor\":{\"name\":\"H’Lan Niê\",\"personId\":\"p-lan\",\"role\":\"operator\",\"unitId\":\"u-ioc\"},"
                        + "\"at\":\"2026-03-02T08:15:30Z\",\"baseVersion\":7,\"caseId\":\"c-1\","
                        + "\"id\":\"0b2f6f0e-94a1-4f52-9f0a-6a1f6a8a1c11\"}");
    }

    @Test
    void an_act_that_nobody_knows_is_refused_with_a_sentence() {
        byte[] frozen = new String(codec.freeze(Some.command(new Act.Accept())), UTF_8)
                .replace("\"accept\"", "\"teleport\"")
                .getBytes(UTF_8);
        assertThatThrownBy(() -> codec.thaw(frozen))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("act");
    }

    @Test
    void a_blank_note_is_refused() {
        byte[] frozen = new String(codec.freeze(Some.command(new Act.AddNote("x"))), UTF_8)
                .replace("\"text\":\"x\"", "\"text\":\" \"")
                .getBytes(UTF_8);
        assertThatThrownBy(() -> codec.thaw(frozen)).isInstanceOf(WireException.class);
    }
}
