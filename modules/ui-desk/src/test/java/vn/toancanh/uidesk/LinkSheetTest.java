package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.testkit.Fault;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.FocusWalker;

/** An address in somebody's words is shown by where it leads, and nothing opens before a second step. */
@ExtendWith(FxExtension.class)
class LinkSheetTest {
    private final DeskHarness h = new DeskHarness();
    private Case sound;

    @BeforeEach
    void open() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        sound = h.ring.state().shown().get("case-2");
        h.station.model().select("case-2");
    }

    private void report(String text) {
        h.ring.say(sound.with().text(text).version(sound.version() + 1).build());
        Fx.layout(h.scene());
    }

    private List<Button> links() {
        return h.scene().getRoot().lookupAll("#detail .case-link").stream()
                .map(Button.class::cast)
                .toList();
    }

    private void press(String... keys) {
        for (String k : keys) {
            Fx.press(h.scene(), k);
            Fx.layout(h.scene());
        }
    }

    private String text(String id) {
        Node n = h.scene().lookup(id);
        return n == null ? null : ((Label) n).getText();
    }

    private String sheet() {
        return h.scene().getRoot().lookupAll(".link-sheet .label").stream()
                .map(n -> ((Label) n).getText())
                .reduce("", (a, b) -> a + "\n" + b);
    }

    private String said() {
        return ((Label) h.scene().lookup("#said")).getText();
    }

    @Test
    @Fault(37)
    void nothingOpensBeforeTheSecondStepAndTheWayBackHasTheFocus() {
        report("Xem https://hue.gov.vn/tin-tức?a=1 nhé");
        Button link = links().get(0);
        assertThat(link.getText()).isEqualTo("hue.gov.vn");
        assertThat(FocusWalker.order(h.scene())).contains(link);
        link.requestFocus();
        link.fire();
        Fx.layout(h.scene());
        assertThat(h.browsed).isEmpty();
        assertThat(text("#link-host")).isEqualTo("hue.gov.vn");
        assertThat(text("#link-address")).isEqualTo("https://hue.gov.vn/tin-t%E1%BB%A9c?a=1");
        assertThat(sheet()).contains("rời bàn điều hành");
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("link-cancel");
        press("Space");
        assertThat(text("#link-host")).isNull();
        assertThat(h.scene().getFocusOwner()).isSameAs(link);
        press("Enter");
        assertThat(text("#link-host")).isEqualTo("hue.gov.vn");
        press("Esc");
        assertThat(text("#link-host")).isNull();
        assertThat(h.browsed).isEmpty();
        press("Space");
        ((Button) h.scene().lookup("#link-copy")).fire();
        assertThat(h.copied).containsExactly("https://hue.gov.vn/tin-t%E1%BB%A9c?a=1");
        assertThat(h.browsed).isEmpty();
        press("Space");
        ((Button) h.scene().lookup("#link-open")).fire();
        assertThat(h.browsed).containsExactly("https://hue.gov.vn/tin-t%E1%BB%A9c?a=1");
        assertThat(said()).contains("hue.gov.vn");
    }

    @Test
    @Fault(37)
    void aLinkThatDeceivesShowsItsRealHostWhatIsOddAndCannotBeOpened() {
        report("Xem https://vtv.vn@evil.example/x và javascript:alert(1) và http://hue.gov.vn và \\\\evil\\share");
        assertThat(links().stream().map(Button::getText))
                .containsExactly("evil.example", "nơi không rõ", "hue.gov.vn", "evil");
        for (Button link : links()) {
            link.fire();
            Fx.layout(h.scene());
            assertThat(h.scene().lookup("#link-open")).isNull();
            assertThat(sheet()).contains("không mở địa chỉ này");
            press("Esc");
        }
        links().get(0).fire();
        Fx.layout(h.scene());
        assertThat(text("#link-host")).isEqualTo("evil.example");
        assertThat(text("#link-address")).isEqualTo("https://vtv.vn@evil.example/x");
        assertThat(sheet()).contains("trước dấu @");
        assertThat(h.browsed).isEmpty();
    }

    @Test
    @Fault(37)
    void lettersThatLookLikeOthersAreSpelledOutAndSaid() {
        report("https://vіetnam.gov.vn/tin và https://2130706433/x");
        assertThat(links().stream().map(Button::getText)).containsExactly("xn--vetnam-pvf.gov.vn", "127.0.0.1");
        links().get(0).fire();
        Fx.layout(h.scene());
        assertThat(text("#link-address")).isEqualTo("https://xn--vetnam-pvf.gov.vn/tin");
        assertThat(sheet()).contains("ngoài bảng a–z");
        press("Esc");
        links().get(1).fire();
        Fx.layout(h.scene());
        assertThat(sheet()).contains("bằng số");
    }

    @Test
    void aLinkInANoteIsAskedAboutTooAndANewLineAboveLeavesTheFocusThere() {
        h.ring.submit("case-2", new Act.AddNote("Ảnh ở https://hue.gov.vn/anh"));
        Fx.layout(h.scene());
        Button link = links().get(0);
        link.requestFocus();
        h.clock.advance(java.time.Duration.ofSeconds(1));
        h.ring.submit("case-2", new Act.AddNote("dòng mới"));
        Fx.layout(h.scene());
        assertThat(h.scene().getFocusOwner()).isSameAs(links().get(0)).isNotSameAs(link);
        press("Space");
        assertThat(text("#link-host")).isEqualTo("hue.gov.vn");
        press("Esc");
        assertThat(h.browsed).isEmpty();
    }

    @Test
    void aWorkstationWithoutABrowserSaysSoAndOneThatDoesNotStartIsTold() {
        report("https://hue.gov.vn/a");
        h.mayBrowse = false;
        links().get(0).fire();
        Fx.layout(h.scene());
        assertThat(h.scene().lookup("#link-open")).isNull();
        assertThat(sheet()).contains("không cho mở trình duyệt");
        press("Esc");
        h.mayBrowse = true;
        h.browserStarts = false;
        links().get(0).fire();
        Fx.layout(h.scene());
        ((Button) h.scene().lookup("#link-open")).fire();
        assertThat(said()).contains("Không mở được trình duyệt");
    }
}
