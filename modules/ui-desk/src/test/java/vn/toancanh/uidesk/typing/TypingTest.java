package vn.toancanh.uidesk.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.command.Act;

/** Charter rule 38, in short: each input method and way of writing, and the three faults of the toolkit. */
class TypingTest {
    private static final int APART = 20;
    /**
     * An input method that is late may still hold the next key when Tab moves the focus, and the toolkit resets it then: at 20 ms
     * this was seen once in many runs. Two keys in 40 ms are more than hands do across a Tab.
     */
    private static final int TAB_APART = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"IBUS, Telex", "IBUS, VNI", "FCITX5, Telex", "FCITX5, VNI"})
    void vietnameseIsTypedAndStaysWhereItWasTyped(InputMethodSession.Kind kind, String method) throws IOException {
        try (Typist typist = Typist.at(folder, kind, method)) {
            typist.writes(Phrase.FLOOD, "note", APART);
            typist.writes(Phrase.FLOOD, "queue-search", APART);
            assertThat(typist.tab(TAB_APART)).as("Tab in a word").containsExactly("đường", "nước ");
            assertThat(typist.enter("form-note", APART)).as("Enter in a word").isEqualTo("đường\\nnước ");
            assertThat(typist.click("form-first", "form-second", APART))
                    .as("a click in a word")
                    .containsExactly("đường", "nước ");
            assertThat(typist.sends(APART))
                    .as("Ctrl+Enter in a word sends the whole word")
                    .isEqualTo("|" + new Act.AddNote("đường"));
        }
    }
}
