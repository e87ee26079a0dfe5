package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.look.Pictures;
import vn.toancanh.uitestkit.look.PseudoLocale;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** All controls of ui-kit on one page, walked in all densities and languages. */
@ExtendWith(FxExtension.class)
class KitTest {
    private static void walk(Scene s) {
        assertThat(ContrastWalker.texts(s)).isGreaterThan(80);
        assertThat(ContrastWalker.problems(s)).isEmpty();
        assertThat(ContrastWalker.problemsWhenHovered(s)).isEmpty();
        assertThat(TruncationWalker.problems(s)).isEmpty();
        assertThat(OverflowWalker.problems(s)).isEmpty();
        assertThat(FocusWalker.wordless(s)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Density.class)
    void vietnameseFits(Density d) {
        walk(Fx.scene(new Gallery(new Messages()).page(), 1920, 1080, d));
    }

    @ParameterizedTest
    @EnumSource(Density.class)
    void englishFits(Density d) {
        Messages m = new Messages();
        m.languageProperty().set(Language.EN);
        walk(Fx.scene(new Gallery(m).page(), 1920, 1080, d));
    }

    @Test
    void aLanguageThirtyPercentLongerFits() {
        walk(Fx.scene(new Gallery(PseudoLocale.messages()).page(), 1920, 1080, Density.NORMAL));
    }

    @Test
    void allIsReachedByTabAndShowsIt() {
        Stage stage = Fx.show(new Gallery(new Messages()).page(), 1920, 1080, Density.COMPACT);
        assertThat(FocusWalker.order(stage.getScene())).hasSizeGreaterThan(15);
        assertThat(FocusWalker.problems(stage.getScene())).isEmpty();
    }

    @Test
    void thePageIsGreyEvenWithAllStatesOnIt() {
        Scene s = Fx.scene(new Gallery(new Messages()).page(), 1920, 1080, Density.NORMAL);
        assertThat(Pictures.colouredShare(Fx.picture(s))).isLessThan(0.05);
        assertThat(Pictures.whiteShare(Fx.picture(s))).isLessThan(0.01);
    }

    @Test
    void theLanguageChangesWhileThePageIsShown() {
        Messages m = new Messages();
        Scene s = Fx.scene(new Gallery(m).page(), 1920, 1080, Density.NORMAL);
        assertThat(texts(s)).contains("TRỰC TUYẾN").doesNotContain("ONLINE");
        m.languageProperty().set(Language.EN);
        Fx.layout(s);
        assertThat(texts(s)).contains("ONLINE").doesNotContain("TRỰC TUYẾN");
    }

    private static String texts(Scene s) {
        StringBuilder out = new StringBuilder();
        s.getRoot().lookupAll(".label").forEach(n -> out.append(((javafx.scene.control.Labeled) n).getText())
                .append('\n'));
        return out.toString();
    }
}
