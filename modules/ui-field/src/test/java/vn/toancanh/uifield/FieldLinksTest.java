package vn.toancanh.uifield;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.testkit.Fault;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** A citizen's words on the laptop: a link shows where it leads and asks, and four pages do not push the buttons away. */
@ExtendWith(FxExtension.class)
class FieldLinksTest {
    private static final String LONG =
            "Cây đổ chắn ngang đường, dây điện võng xuống. ".repeat(60).strip();

    private final FieldHarness h = new FieldHarness();

    private Case open(String text, Language language) {
        Case c = h.mine(1).get(0);
        h.ring.say(c.with().text(text).version(c.version() + 1).build());
        h.open(1366, 768, language);
        h.station.model().selectedProperty().set(c.id());
        Fx.layout(h.scene());
        return c;
    }

    private List<Button> links() {
        return h.scene().getRoot().lookupAll("#field-case .case-link").stream()
                .map(Button.class::cast)
                .toList();
    }

    @Test
    @Fault(37)
    void aLinkShowsItsRealHostAndOpensAfterASecondStepOnly() {
        open("Xem https://vtv.vn@evil.example/x và https://hue.gov.vn/a", Language.VI);
        assertThat(links().stream().map(Button::getText)).containsExactly("evil.example", "hue.gov.vn");
        Button sound = links().get(1);
        assertThat(FocusWalker.order(h.scene())).contains(sound);
        assertThat(sound.getHeight()).as("a wet finger hits it").isGreaterThanOrEqualTo(40);
        sound.requestFocus();
        Fx.press(h.scene(), "Space");
        Fx.layout(h.scene());
        assertThat(h.browsed).isEmpty();
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("link-cancel");
        assertThat(((Region) h.scene().lookup(".link-sheet")).getHeight()).isLessThan(768);
        ((Button) h.scene().lookup("#link-open")).fire();
        assertThat(h.browsed).containsExactly("https://hue.gov.vn/a");
        assertThat(h.station.model().noticeProperty().get()).contains("hue.gov.vn");

        links().get(0).fire();
        Fx.layout(h.scene());
        assertThat(h.scene().lookup("#link-open")).isNull();
        ((Button) h.scene().lookup("#link-copy")).fire();
        assertThat(h.copied).containsExactly("https://vtv.vn@evil.example/x");
    }

    @Test
    @Fault(37)
    void aLinkInTheStoryIsAskedAboutToo() {
        Case c = open("Cây đổ", Language.VI);
        h.ring.submit(c.id(), new Act.AddNote("Ảnh ở https://hue.gov.vn/anh"));
        Fx.layout(h.scene());
        assertThat(links()).hasSize(1);
        links().get(0).fire();
        Fx.layout(h.scene());
        assertThat(((Label) h.scene().lookup("#link-host")).getText()).isEqualTo("hue.gov.vn");
    }

    @Test
    void aLinkOfTheStoryKeepsTheKeyboardWhileLinesAreAdded() {
        Case c = open("Cây đổ", Language.VI);
        h.ring.submit(c.id(), new Act.AddNote("https://hue.gov.vn/a https://hue.gov.vn/b https://tphcm.gov.vn"));
        Fx.layout(h.scene());
        Button second = links().get(1);
        second.requestFocus();
        h.clock.advance(Duration.ofMinutes(1));
        h.ring.submit(c.id(), new Act.AddNote("Xem thêm https://danang.gov.vn"));
        Fx.layout(h.scene());
        assertThat(links()).hasSize(4).doesNotContain(second);
        assertThat(h.scene().getFocusOwner()).isSameAs(links().get(2));
    }

    @Test
    void theNextStepHasTheKeyboardWhenOneIsCheckedOff() {
        Case c = h.mine(8).stream().filter(x -> x.sop() != null).findFirst().orElseThrow();
        h.open(1366, 768, Language.VI);
        h.station.model().selectedProperty().set(c.id());
        Fx.layout(h.scene());
        List<Button> steps = steps();
        assertThat(steps).hasSizeGreaterThan(1);
        steps.get(0).requestFocus();
        Fx.press(h.scene(), "Space");
        Fx.layout(h.scene());
        assertThat(steps().get(0).isDisabled()).isTrue();
        assertThat(h.scene().getFocusOwner()).isSameAs(steps().get(1)).isNotSameAs(steps.get(1));
    }

    private List<Button> steps() {
        return h.scene().getRoot().lookupAll("#field-case .field-step").stream()
                .map(Button.class::cast)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Fault(27)
    void fourPagesShowTheirBeginningAndTheRestIsAPressAway(Language language) {
        Case c = open(LONG + " https://hue.gov.vn/a", language);
        Button all = (Button) h.scene().lookup("#field-case .show-all");
        assertThat(shown(LONG)).isFalse();
        assertThat(links()).as("of what is folded away too").hasSize(1);
        all.fire();
        Fx.layout(h.scene());
        assertThat(shown(LONG)).isTrue();
        // The city speaks of the case again: what was opened stays open.
        Case now = h.ring.state().shown().get(c.id());
        h.ring.say(now.with().title("Tên mới").version(now.version() + 1).build());
        Fx.layout(h.scene());
        assertThat(shown(LONG)).isTrue();
        links().get(0).fire();
        Fx.layout(h.scene());
        assertThat(OverflowWalker.problems(h.scene())).isEmpty();
        assertThat(TruncationWalker.problems(h.scene())).isEmpty();
        assertThat(ContrastWalker.problems(h.scene())).isEmpty();
    }

    private boolean shown(String words) {
        return h.scene().getRoot().lookupAll("#field-case .text-cell").stream()
                .anyMatch(n -> n instanceof Label l && l.getText().startsWith(words));
    }
}
