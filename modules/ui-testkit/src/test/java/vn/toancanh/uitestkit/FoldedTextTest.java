package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.testkit.Fault;
import vn.toancanh.uikit.control.FoldedText;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Density;

@ExtendWith(FxExtension.class)
class FoldedTextTest {
    private static final String WORD = "Ngập nặng ở cổng trường. ";

    private final Messages words = new Messages();
    private final Format format = new Format(words, ZoneId.of("Asia/Ho_Chi_Minh"));
    private final FoldedText pane = Fx.get(() -> new FoldedText(words, format));
    private final Scene scene =
            Fx.get(() -> Fx.show(new VBox(pane), 420, 900, Density.NORMAL).getScene());

    private void show(String owner, String text) {
        Fx.run(() -> {
            pane.show(owner, text);
            Fx.layout(scene);
        });
    }

    private String shown() {
        return labels().get(0).getText();
    }

    private List<Label> labels() {
        VBox body = (VBox) pane.getChildren().get(0);
        return Fx.get(() -> body.getChildren().stream().map(Label.class::cast).toList());
    }

    /** All words that stand there; a piece ends where a line does. */
    private String all() {
        return joined(labels().stream().map(Label::getText).collect(Collectors.joining()));
    }

    private static String joined(String text) {
        return text.replace("\n", "");
    }

    private Button button() {
        return Fx.get(() -> (Button) pane.lookup(".show-all"));
    }

    private void press() {
        Fx.run(() -> {
            button().requestFocus();
            Fx.press(scene, "SPACE");
            Fx.layout(scene);
        });
    }

    @Test
    void aShortTextStandsWholeAndHasNoButton() {
        for (int n : new int[] {1, 10, 32}) {
            show("a", WORD.repeat(n));
            assertThat(shown()).isEqualTo(WORD.repeat(n));
            assertThat(button()).isNull();
        }
    }

    @Test
    void ofALongTextTheBeginningStandsAndTheRestIsAPressAway() {
        String text = WORD.repeat(100);
        show("a", text);
        String beginning = shown();
        assertThat(beginning).hasSizeBetween(550, 602).endsWith(".…");
        assertThat(text).startsWith(beginning.substring(0, beginning.length() - 1));
        int rest = 2_500 - 600;
        assertThat(button().getText()).isEqualTo("Hiện hết (còn " + format.count(rest) + " ký tự)");
        press();
        assertThat(shown()).isEqualTo(text);
        assertThat(button().getText()).isEqualTo("Thu gọn");
        assertThat(button().isFocused()).isTrue();
        press();
        assertThat(shown()).isEqualTo(beginning);
    }

    @Test
    void whatWasOpenedStaysOpenForTheSameOwnerOnly() {
        show("a", WORD.repeat(100));
        press();
        show("a", WORD.repeat(101));
        assertThat(shown()).isEqualTo(WORD.repeat(101));
        show("b", WORD.repeat(101));
        assertThat(shown()).endsWith("…");
        show("a", WORD.repeat(101));
        assertThat(shown()).endsWith("…");
    }

    @Test
    void ofAScriptThatTakesLongToLayOutHalfAsMuchStands() {
        show("a", Sanitiser.clean("กำลังน้ำท่วม ".repeat(100), 4_000));
        assertThat(shown()).hasSizeBetween(240, 302).endsWith("…");
    }

    @Test
    void itIsCutBehindAWholeWordOrElseALetterWhereverThatEnds() {
        for (String unit : new String[] {"trường ", "🚒", "q\u0323\u0302"}) {
            for (int shift = 0; shift < unit.length(); shift++) {
                show(unit + shift, "x".repeat(shift) + unit.repeat(1_000));
                String beginning = shown().substring(shift, shown().length() - 1);
                if (unit.endsWith(" ")) {
                    beginning += " "; // it stands before no dots
                }
                assertThat(beginning.replace(unit, "")).as(unit + shift).isEmpty();
            }
        }
    }

    @Test
    void manyShortLinesFoldToo() {
        show("a", "a\n".repeat(190));
        assertThat(shown()).isEqualTo("a\n".repeat(12).strip() + "…");
        show("a", "a\n".repeat(14));
        assertThat(button()).isNull();
    }

    @Test
    void theButtonSpeaksBothLanguages() {
        Fx.run(() -> words.languageProperty().set(Language.EN));
        show("a", WORD.repeat(100));
        assertThat(button().getText()).isEqualTo("Show all (1,900 more letters)");
        press();
        assertThat(button().getText()).isEqualTo("Show less");
    }

    @Test
    @OffFx
    @Fault({27, 28, 29, 30})
    void noTextIsCutWithinALetterAndNoneStandsWithMoreThanItsBeginning() {
        HostileTexts.all().forEach((kind, raw) -> {
            String text = Sanitiser.clean(raw, 4_000);
            show(kind, text);
            assertThat(shown().length()).as(kind).isLessThanOrEqualTo(800);
            if (button() == null) {
                assertThat(shown()).as(kind).isEqualTo(text);
                return;
            }
            String beginning = shown().substring(0, shown().length() - 1);
            assertThat(text).as(kind).startsWith(beginning);
            int next = text.codePointAt(beginning.length());
            assertThat(Character.isLowSurrogate(text.charAt(beginning.length())))
                    .as(kind)
                    .isFalse();
            assertThat(Character.getType(next)).as(kind).isNotEqualTo((int) Character.NON_SPACING_MARK);
            press();
            await().untilAsserted(() -> assertThat(all()).as(kind).isEqualTo(joined(text)));
        });
    }

    @Test
    @OffFx
    void theRestOfAScriptThatTakesLongComesAPieceAFrameAndStays() {
        String text = Sanitiser.clean("กำลังน้ำท่วม ".repeat(100), 4_000);
        show("a", text);
        press();
        await().untilAsserted(() -> assertThat(all()).isEqualTo(joined(text)));
        List<Label> pieces = labels();
        assertThat(pieces).hasSizeGreaterThan(3).allSatisfy(l -> assertThat(l.getText())
                .hasSizeLessThanOrEqualTo(300));
        show("a", text);
        assertThat(labels()).isEqualTo(pieces);
        press();
        assertThat(all()).hasSizeLessThanOrEqualTo(302).endsWith("…");
    }
}
