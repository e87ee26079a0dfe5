package vn.toancanh.uidesk.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.look.Pictures;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** The boards of F3: what needs somebody first and large, its alert a key away, and nothing cut in any size or language. */
@ExtendWith(FxExtension.class)
class BoardTest {
    private final DeskHarness h = new DeskHarness();

    /** The alert that the river's level has raised. */
    static Case alert(Instant at) {
        return new CaseBuilder("case-river", "CB-2500", at)
                .kind(CaseKind.ALERT)
                .channel("sensor")
                .categoryId("muc")
                .serviceId("tnmt")
                .title("Mực nước Krông Ana")
                .place(new Place("Trung tâm IOC", null, null))
                .priority(Priority.P2)
                .alert(new AlertInfo("indicator/mn", 1, 420.87, 420.0, "m", false, null, null))
                .version(1)
                .build();
    }

    private void open(int w, int height, Density d, Language l) {
        CityFixture.busy(h.ring);
        h.ring.say(alert(CityFixture.NOW.minusSeconds(90)));
        h.open(w, height, d, l);
    }

    private void overview(String service) {
        h.station.model().workspaceProperty().set(Workspace.OVERVIEW);
        if (service != null) {
            ((ToggleButton) h.scene().lookup("#rail-" + service)).fire();
        }
        Fx.layout(h.scene());
    }

    private void press(String... keys) {
        for (String k : keys) {
            Fx.press(h.scene(), k);
            Fx.layout(h.scene());
        }
    }

    private List<String> tiles(String kind) {
        return h.scene().getRoot().lookupAll("#board .board-tile." + kind).stream()
                .map(Node::getId)
                .toList();
    }

    private String text(String selector) {
        return ((Label) h.scene().lookup(selector)).getText();
    }

    private List<String> problems() {
        Fx.layout(h.scene());
        List<String> out = new ArrayList<>(TruncationWalker.problems(h.scene()));
        out.addAll(OverflowWalker.problems(h.scene()));
        out.addAll(ContrastWalker.problems(h.scene()));
        return out;
    }

    @Test
    void theRailChoosesTheBoardAndWhatIsBeyondItsLimitComesFirstAndLarge() {
        open(1920, 1080, Density.NORMAL, Language.VI);
        overview("tnmt");
        assertThat(text("#board-title")).isEqualTo("Tài nguyên và môi trường");
        assertThat(text("#board-count")).isEqualTo("3 chỉ tiêu · 1 vượt ngưỡng · 0 chỉ xem");
        assertThat(tiles("board-large")).containsExactly("tile-mn");
        assertThat(tiles("board-small")).hasSize(2).doesNotContain("tile-mn");
        ((ToggleButton) h.scene().lookup("#rail-tnmt")).fire();
        Fx.layout(h.scene());
        assertThat(text("#board-count")).endsWith("· 1 chỉ xem");
        assertThat(tiles("board-small").size() + tiles("board-large").size())
                .isEqualTo(h.ring.state().catalogue().indicators().size());
    }

    @Test
    void aTileThatTurnsBadMovesToTheFrontAndKeepsTheFocus() {
        open(1920, 1080, Density.NORMAL, Language.VI);
        overview("tnmt");
        h.scene().lookup("#tile-mua").requestFocus();
        h.ring.changes(new Change.IndicatorChanged(
                new IndicatorValue("mua", 88.0, List.of(1.0, 2.0, 40.0), h.clock.instant())));
        Fx.layout(h.scene());
        assertThat(tiles("board-large")).contains("tile-mua");
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("tile-mua");
        h.ring.changes(new Change.IndicatorChanged(new IndicatorValue("mua", 3.0, List.of(88.0), h.clock.instant())));
        Fx.layout(h.scene());
        assertThat(tiles("board-small")).contains("tile-mua");
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("tile-mua");
    }

    @Test
    void enterOpensTheIndicatorAndItsAlertAndOneKeyLeadsBack() {
        open(1920, 1080, Density.NORMAL, Language.VI);
        overview("tnmt");
        assertThat(h.scene().getFocusOwner()).isNotNull();
        h.scene().lookup("#tile-mn").requestFocus();
        press("Enter");
        assertThat(h.scene().lookup("#indicator-pane").isVisible()).isTrue();
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("indicator-alert");
        press("I");
        assertThat(h.station.model().workspaceProperty().get()).isEqualTo(Workspace.COMMAND);
        assertThat(h.station.model().selected()).isEqualTo("case-river");
        press("I");
        assertThat(h.station.model().workspaceProperty().get()).isEqualTo(Workspace.OVERVIEW);
        assertThat(h.station.model().indicatorProperty().get()).isEqualTo("mn");
        press("Esc");
        assertThat(h.scene().lookup("#indicator-pane").isVisible()).isFalse();
        assertThat(h.scene().getFocusOwner().getId()).isEqualTo("tile-mn");
        press("Esc");
        assertThat(h.station.model().workspaceProperty().get()).isEqualTo(Workspace.COMMAND);
    }

    @Test
    void onePressTakesTheAlertAndGivesItToTheOwner() {
        open(1920, 1080, Density.NORMAL, Language.VI);
        overview("tnmt");
        ((Button) h.scene().lookup("#tile-mn")).fire();
        Fx.layout(h.scene());
        Button give = (Button) h.scene().lookup("#indicator-give");
        give.fire();
        assertThat(h.ring.state().outbox().stream().map(e -> e.command().act()))
                .containsExactly(new Act.Accept(), new Act.Assign("dl-ioc"));
        Fx.layout(h.scene());
        assertThat(give.isDisabled()).as("done once is enough").isTrue();
    }

    @Test
    void aCaseOfSomethingElseSaysSo() {
        open(1920, 1080, Density.NORMAL, Language.VI);
        h.station.model().select("case-2");
        press("I");
        assertThat(h.station.model().workspaceProperty().get()).isEqualTo(Workspace.COMMAND);
        assertThat(text("#said")).isEqualTo("Việc này không do chỉ tiêu nào báo.");
    }

    @Test
    void aViewOnlyIndicatorAlertsNobodyAndIsMarked() {
        open(1920, 1080, Density.NORMAL, Language.VI);
        overview("ktxh");
        assertThat(text("#board-count")).isEqualTo("1 chỉ tiêu · 0 vượt ngưỡng · 1 chỉ xem");
        assertThat(h.scene().lookup("#tile-gn").lookupAll(".view-only")).hasSize(1);
    }

    @Test
    void oldValuesLeaveTheFrontAndSayTheirAge() {
        open(1920, 1080, Density.NORMAL, Language.VI);
        overview("tnmt");
        h.pass(7200);
        assertThat(tiles("board-large")).isEmpty();
        assertThat(h.scene().getRoot().lookupAll("#board .foot").stream().map(n -> ((Label) n).getText()))
                .isNotEmpty()
                .allMatch(t -> t.startsWith("cũ"));
    }

    @ParameterizedTest
    @CsvSource({
        "1366, 768, COMPACT, VI", "1366, 768, COMPACT, EN",
        "1920, 1080, NORMAL, VI", "1920, 1080, NORMAL, EN",
        "2560, 1440, COMFORTABLE, VI", "2560, 1440, COMFORTABLE, EN",
    })
    void theBoardsAreWhole(int w, int height, Density d, Language l) {
        open(w, height, d, l);
        overview(null);
        assertThat(problems()).as("all").isEmpty();
        assertThat(FocusWalker.problems(h.scene())).isEmpty();
        overview("tnmt");
        assertThat(problems()).as("one service").isEmpty();
        ((Button) h.scene().lookup("#tile-mn")).fire();
        assertThat(problems()).as("an indicator beyond its limit").isEmpty();
        assertThat(FocusWalker.problems(h.scene())).isEmpty();
        ((Button) h.scene().lookup("#tile-mua")).fire();
        assertThat(problems()).as("a normal indicator").isEmpty();
        h.ring.link(LinkState.OFFLINE, h.clock.instant(), h.clock.instant().minusSeconds(6), "silent");
        h.pass(7200);
        assertThat(problems()).as("link cut, everything old").isEmpty();
        ((ToggleButton) h.scene().lookup("#rail-yte")).fire();
        ((Button) h.scene().lookup("#tile-gb")).fire();
        assertThat(problems()).as("no value").isEmpty();
    }

    @Test
    void aCalmBoardIsGrey() {
        CityFixture.calm(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        overview(null);
        assertThat(Pictures.colouredShare(Fx.picture(h.scene()))).isLessThan(0.05);
    }
}
