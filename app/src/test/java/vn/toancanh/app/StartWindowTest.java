package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uitestkit.FxExtension;

@ExtendWith(FxExtension.class)
class StartWindowTest {
    private final List<Integer> answers = new ArrayList<>();
    private final Messages messages = new Messages("app");

    private StartWindow window() {
        return new StartWindow(messages, answers::add);
    }

    private static Stage shown() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(Window::isShowing)
                .findFirst()
                .orElseThrow();
    }

    private static String words() {
        StringBuilder all = new StringBuilder();
        shown().getScene().getRoot().lookupAll(".label").forEach(n -> all.append(((Labeled) n).getText())
                .append('\n'));
        return all.toString();
    }

    private static Button button(String id) {
        return (Button) shown().getScene().lookup("#" + id);
    }

    @Test
    void theOfferSaysThatAllIsInventedAndHowToConnect() {
        window().offerCity();
        assertThat(words()).contains("chưa được đặt cổng", "đều là giả", "/etc/toancanh/gateway");
        assertThat(shown().getIcons()).isNotEmpty();
        assertThat(button("offer-open").isFocused()).isTrue();
        shown().hide();
    }

    @Test
    void enterOpensTheCityAndEscapeDoesNot() {
        window().offerCity();
        assertThat(button("offer-open").isDefaultButton()).isTrue();
        assertThat(button("offer-leave").isCancelButton()).isTrue();
        button("offer-open").fire();
        window().offerCity();
        button("offer-leave").fire();
        assertThat(answers).containsExactly(0, StartWindow.DECLINED);
    }

    @Test
    void theCrossOfTheWindowDeclinesOnce() {
        window().offerCity();
        shown().hide();
        assertThat(answers).containsExactly(StartWindow.DECLINED);
    }

    @Test
    void whatIsInTheWayIsToldInTheOperatorsLanguage() {
        messages.languageProperty().set(Language.EN);
        window().tell("The embedded city did not start.");
        assertThat(words()).contains("cannot start", "The embedded city did not start.");
        button("tell-close").fire();
        assertThat(answers).containsExactly(0);
    }
}
