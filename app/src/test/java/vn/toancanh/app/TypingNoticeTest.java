package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;

/** On a JavaFX that no Vietnamese input method reaches, whoever starts the console is told; the desk's typing tests need the other. */
class TypingNoticeTest {
    private final Messages words = new Messages("app");

    @Test
    void javafx21SaysThatInputMethodsDoNotReachIt() {
        words.languageProperty().set(Language.VI);
        assertThat(TypingNotice.of("21.0.12", words))
                .hasValueSatisfying(t -> assertThat(t).contains("JavaFX"));
        words.languageProperty().set(Language.EN);
        assertThat(TypingNotice.of("22-ea+11", words))
                .hasValueSatisfying(t -> assertThat(t).contains("input method"));
    }

    @Test
    void javafx25SaysNothing() {
        assertThat(TypingNotice.of("25.0.4", words)).isEmpty();
        assertThat(TypingNotice.of("23", words)).isEmpty();
    }

    @Test
    void anUnknownOneSaysNothing() {
        assertThat(TypingNotice.of("", words)).isEmpty();
    }
}
