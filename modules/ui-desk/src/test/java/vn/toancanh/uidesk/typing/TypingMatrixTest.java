package vn.toancanh.uidesk.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charter rule 38 in full: every kind of field, three speeds, three phrases. */
@Tag("long")
@Tag("long-typing")
class TypingMatrixTest {
    private static final List<String> FIELDS = List.of(
            "note", "queue-search", "palette", "sheet-text", "assign-search", "form-first", "form-second", "form-note");
    private static final List<Integer> SPEEDS = List.of(120, 20, 2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"IBUS, Telex", "IBUS, VNI", "FCITX5, Telex", "FCITX5, VNI"})
    void everyFieldAtEverySpeed(InputMethodSession.Kind kind, String method) throws IOException {
        SoftAssertions all = new SoftAssertions();
        try (Typist typist = Typist.at(folder, kind, method)) {
            for (int apart : SPEEDS) {
                for (String field : FIELDS) {
                    for (Phrase phrase : Phrase.ALL) {
                        all.check(() -> typist.writes(phrase, field, apart));
                    }
                }
                for (int i = 0; i < 5; i++) {
                    all.assertThat(typist.tab(apart)).as("Tab at %d ms", apart).containsExactly("đường", "nước ");
                    all.assertThat(typist.enter("form-note", apart))
                            .as("Enter at %d ms", apart)
                            .isEqualTo("đường\\nnước ");
                    all.assertThat(typist.enter("note", apart))
                            .as("Enter in the desk's note at %d ms", apart)
                            .isEqualTo("đường\\nnước ");
                    all.assertThat(typist.click("form-first", "form-note", apart))
                            .as("a click at %d ms", apart)
                            .containsExactly("đường", "nước ");
                }
            }
        }
        all.assertAll();
    }

    /** What the guard is for: if this fails, the toolkit has been mended and the guard may go. */
    @ParameterizedTest
    @CsvSource({"IBUS, Telex", "FCITX5, Telex"})
    void withoutTheGuardTheFaultsAreThere(InputMethodSession.Kind kind, String method) throws IOException {
        try (Typist typist = Typist.at(folder, kind, method, "unguarded")) {
            if (kind == InputMethodSession.Kind.IBUS) {
                assertThat(typist.tab(20)).containsExactly("đường", "đườngnước ");
                assertThat(typist.enter("form-note", 20)).isEqualTo("đườngnước \\n");
            } else {
                assertThat(typist.click("form-first", "form-second", 20)).containsExactly("", "đườngnước ");
            }
        }
    }
}
