package vn.toancanh.uikit.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.model.LocalText;

class MessagesTest {
    private final Messages messages = new Messages();

    @Test
    void vietnameseComesFirstAndTheLanguageChangesWhileRunning() {
        StringBinding bound = messages.bind("kit.priority.1");
        assertThat(bound.get()).isEqualTo("Khẩn cấp");

        messages.languageProperty().set(Language.EN);

        assertThat(bound.get()).isEqualTo("Emergency");
        assertThat(messages.text(new LocalText("Ngập", "Flood"))).isEqualTo("Flood");
    }

    @Test
    void aBoundTextFollowsItsArguments() {
        SimpleIntegerProperty n = new SimpleIntegerProperty(3);
        StringBinding bound = messages.bind("kit.link.unsent", n);
        assertThat(bound.get()).isEqualTo("Chưa gửi: 3");
        n.set(4);
        assertThat(bound.get()).isEqualTo("Chưa gửi: 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "nothing to fill; nothing to fill",
                "{0} of {1}; 1 of many",
                "{0} {0|case|cases}; 1 case",
                "{1} {1|case|cases}; many cases",
                "it's {0}; it's 1",
                "{9} stays; {9} stays",
                "{x} stays; {x} stays",
                "open { stays; open { stays",
            })
    void fillsPatterns(String pattern, String expected) {
        assertThat(Messages.fill(pattern, 1, "many")).isEqualTo(expected);
    }

    @Test
    void anArgumentIsNeverReadAsAPattern() {
        assertThat(Messages.fill("{0}", "{1}", "secret")).isEqualTo("{1}");
    }

    @Test
    void aMissingKeyIsSeen() {
        assertThat(messages.text("kit.no-such-key")).isEqualTo("!kit.no-such-key!");
    }

    @Test
    void aMissingBundleFailsAtTheStart() {
        assertThatThrownBy(() -> new Messages("no-such-room"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-room");
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(messages.keys(Language.VI)).isEqualTo(messages.keys(Language.EN));
    }
}
