package vn.toancanh.uikit.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    private static KeyEvent event(String text, KeyCode code, boolean shift, boolean ctrl) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", text, code, shift, ctrl, false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "Space",
                "F2",
                "F11",
                "Ctrl+K",
                "Shift+1",
                "?",
                "/",
                "Enter",
                "Esc",
                "Del",
                "Ctrl+Alt+X",
                "7"
            })
    void isReadAsItIsPrinted(String text) {
        assertThat(Key.of(text).label()).isEqualTo(text);
    }

    @Test
    void aKeyThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> Key.of("Hyper+G")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Key.of("Banana")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void modifiersMustBeTheSame() {
        assertThat(Key.of("K").matches(event("k", KeyCode.K, false, false))).isTrue();
        assertThat(Key.of("K").matches(event("k", KeyCode.K, false, true))).isFalse();
        assertThat(Key.of("Ctrl+K").matches(event("", KeyCode.K, false, true))).isTrue();
        assertThat(Key.of("1").matches(event("1", KeyCode.NUMPAD1, false, false)))
                .isTrue();
        assertThat(Key.of("Shift+1").matches(event("!", KeyCode.DIGIT1, true, false)))
                .isTrue();
    }

    @Test
    void theQuestionMarkIsACharacterOfAnyLayout() {
        assertThat(Key.of("?").matches(event("?", KeyCode.COMMA, true, false))).isTrue();
        assertThat(Key.of("?").matches(event("?", KeyCode.SLASH, true, false))).isTrue();
    }

    @Test
    void onlyWhatTypingProducesStaysOutOfTextFields() {
        for (String typed : List.of("G", "Space", "?", "/", "1", "Shift+1")) {
            assertThat(Key.of(typed).isTyped()).as(typed).isTrue();
        }
        for (String free : List.of("F2", "Ctrl+K", "Esc")) {
            assertThat(Key.of(free).isTyped()).as(free).isFalse();
        }
    }

    @Test
    void theStandardTableHasNoConflictsAndRemappingShowsThem() {
        KeyMap map = new KeyMap(StandardKeys.all());
        assertThat(map.conflicts()).isEmpty();

        map.remap(Map.of(StandardKeys.NOTE, "G", StandardKeys.PRINT, "no key"));

        assertThat(map.conflicts()).containsExactly("case.assign / case.note: G");
        assertThat(map.label(StandardKeys.PRINT)).isEqualTo("Ctrl+P");

        map.remap(Map.of());
        assertThat(map.conflicts()).isEmpty();
    }
}
