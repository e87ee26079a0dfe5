package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.sound.Pattern;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

/** The station as a whole: sign-in, language, sizes, sounds, coming and going. */
@ExtendWith(FxExtension.class)
class StationTest {
    private final DeskHarness h = new DeskHarness();

    private DeskHarness busy(int w, int height, Density d) {
        CityFixture.busy(h.ring);
        return h.open(w, height, d, Language.VI);
    }

    private boolean shows(String words) {
        return h.scene().getRoot().lookupAll("*").stream()
                .anyMatch(n -> n instanceof Labeled l && words.equals(l.getText()) && inSight(n));
    }

    private static boolean inSight(Node n) {
        for (Node p = n; p != null; p = p.getParent()) {
            if (!p.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void onePersonIsChosenAndTheDeskOpensOnF2WithTheQueueInHand() {
        CityFixture.busy(h.ring);
        h.ring.signOut();
        h.open(1366, 768, Density.COMPACT, Language.VI);
        assertThat(shows("Chọn người trực")).isTrue();
        ((Button) h.scene().lookup("#person-thu-ha")).fire();
        Fx.layout(h.scene());
        assertThat(shows("Chọn người trực")).isFalse();
        assertThat(h.station.model().workspaceProperty().get()).isEqualTo(Workspace.COMMAND);
        assertThat(h.scene().getFocusOwner()).isSameAs(h.scene().lookup("#queue-list"));
        assertThat(h.station.model().selected()).isEqualTo("case-0");
    }

    @Test
    void whoSignsOutLeavesNoSheetOpenForTheNextPerson() {
        busy(1366, 768, Density.COMPACT);
        h.station.openOutbox();
        Fx.layout(h.scene());
        assertThat(shows("Hộp gửi")).isTrue();
        h.ring.signOut();
        Fx.layout(h.scene());
        assertThat(shows("Chọn người trực")).isTrue();
        assertThat(shows("Hộp gửi")).isFalse();
    }

    @Test
    void signInSaysWhyTheCityIsNotReachedAndAsksAgainWhenTheLinkIsBack() {
        h.ring.noPeople(new GatewayException(GatewayException.Kind.REFUSED, "refused"));
        h.open(1366, 768, Density.COMPACT, Language.VI);
        assertThat(shows("Không tới được thành phố.")).isTrue();
        h.ring.people(CityFixture.people(), CityFixture.session());
        h.ring.link(LinkState.ONLINE, h.clock.instant(), h.clock.instant(), null);
        Fx.layout(h.scene());
        assertThat(h.scene().getRoot().lookupAll(".sign-in-person")).hasSize(5);
    }

    @Test
    void aKeptSessionOpensTheDeskWithoutTheCity() {
        h.ring.step(s -> vn.toancanh.core.state.CityReducer.session(s, CityFixture.session()));
        h.ring.link(LinkState.OFFLINE, h.clock.instant(), null, "refused");
        h.open(1366, 768, Density.COMPACT, Language.VI);
        assertThat(shows("Chọn người trực")).isFalse();
        assertThat(h.scene().lookup("#offline-banner").isVisible()).isTrue();
        assertThat(shows("Đang lấy danh sách từ thành phố")).isTrue();
    }

    @Test
    void theLanguageChangesWhileANoteIsBeingWritten() {
        busy(1920, 1080, Density.NORMAL);
        TextArea note = (TextArea) h.scene().lookup("#note");
        note.setText("Đã gọi 115");
        h.station.openSettings();
        Fx.layout(h.scene());
        ((ToggleButton) h.scene().lookup("#desk-language-en")).fire();
        h.station.closeOverlays();
        Fx.layout(h.scene());
        assertThat(shows("What needs me now")).isTrue();
        assertThat(shows("Việc cần tôi bây giờ")).isFalse();
        assertThat(note.getText()).isEqualTo("Đã gọi 115");
        assertThat(h.station.model().selected()).isEqualTo("case-0");
        assertThat(h.settings).containsEntry("ui.language", "en");
        assertThat(h.scene().getRoot().lookupAll("*").stream()
                        .filter(n -> n instanceof Labeled l
                                && l.getText() != null
                                && l.getText().matches("!.*!")))
                .isEmpty();
    }

    @Test
    void aDraftStaysWithItsCase() {
        busy(1920, 1080, Density.NORMAL);
        TextArea note = (TextArea) h.scene().lookup("#note");
        note.setText("của vụ thứ nhất");
        h.station.model().select("case-2");
        assertThat(note.getText()).isEmpty();
        note.setText("của vụ thứ hai");
        h.station.model().select("case-0");
        assertThat(note.getText()).isEqualTo("của vụ thứ nhất");
        h.station.model().select("case-2");
        assertThat(note.getText()).isEqualTo("của vụ thứ hai");
    }

    @Test
    void untilSomebodyChoosesASmallWindowIsCompact() {
        CityFixture.busy(h.ring);
        h.settings.put("ui.density", "normal");
        h.open(1366, 768, Density.NORMAL, Language.VI);
        assertThat(h.station.model().densityProperty().get()).isEqualTo(Density.NORMAL);
        h.station.detach();
        h.settings.clear();
        h.station.attach();
        assertThat(h.station.model().densityProperty().get()).isEqualTo(Density.COMPACT);
    }

    @Test
    void theServiceRailNarrowsQueueAndTiles() {
        busy(1920, 1080, Density.NORMAL);
        ((ToggleButton) h.scene().lookup("#rail-tnmt")).fire();
        assertThat(h.station.model().filter().serviceId()).isEqualTo("tnmt");
        Fx.layout(h.scene());
        assertThat(h.scene().getRoot().lookupAll("#tiles .indicator-tile").stream()
                        .filter(Node::isVisible))
                .hasSize(3);
        ((ToggleButton) h.scene().lookup("#rail-tnmt")).fire();
        assertThat(h.station.model().filter().serviceId()).isNull();
    }

    @Test
    void aNewEmergencyIsHeardUntilSomebodyTakesIt() {
        busy(1920, 1080, Density.NORMAL);
        h.pass(4);
        h.heard.clear();
        h.ring.say(CityFixture.fresh(1, Priority.P1, h.clock.instant()));
        assertThat(h.heard).containsExactly(Pattern.P1);
        h.pass(7);
        assertThat(h.heard).hasSize(2);
        for (String id : java.util.List.of("new-1", "case-0", "case-1")) {
            h.station.model().select(id);
            h.station.caseKeys().take();
        }
        h.heard.clear();
        h.pass(7);
        h.pass(7);
        assertThat(h.heard).isEmpty();
        h.ring.link(LinkState.OFFLINE, h.clock.instant(), h.clock.instant(), "silent");
        assertThat(h.heard).containsExactly(Pattern.LINK_LOST);
    }

    @Test
    void aKeyOrTheButtonMutesForTwoMinutesThatAreCountedDown() {
        busy(1366, 768, Density.COMPACT);
        h.pass(4);
        h.heard.clear();
        Fx.press(h.scene(), "Ctrl+M");
        Button mute = (Button) h.scene().lookup("#status-mute");
        assertThat(mute.getText()).isEqualTo("Tắt tiếng còn 2:00");
        h.pass(7);
        assertThat(mute.getText()).isEqualTo("Tắt tiếng còn 1:53");
        assertThat(h.heard)
                .as("an emergency waits, and the bar says that it is muted")
                .isEmpty();
        assertThat(TruncationWalker.problems(h.scene())).isEmpty();
        assertThat(ContrastWalker.problems(h.scene())).isEmpty();
        h.pass(114);
        assertThat(mute.getText()).isEmpty();
        assertThat(mute.getAccessibleText()).contains("Ctrl+M");
        assertThat(h.heard).as("it ends by itself").containsExactly(Pattern.P1);
        mute.fire();
        assertThat(mute.getText()).startsWith("Tắt tiếng còn");
        mute.fire();
        assertThat(mute.getText()).isEmpty();
    }

    @Test
    void detachedItHearsNothingAndComesBackWhole() {
        busy(1920, 1080, Density.NORMAL);
        h.station.detach();
        h.ring.say(CityFixture.fresh(1, Priority.P1, h.clock.instant()));
        h.station.attach();
        Fx.layout(h.scene());
        assertThat(((Label) h.scene().lookup("#queue-counts")).getText()).startsWith("41 mở");
    }

    @Test
    void whatIsDealtWithHasLostItsRed() {
        busy(1920, 1080, Density.NORMAL);
        Node shape = h.scene().lookup(".title-row .priority-shape .shape");
        assertThat(colour(shape)).isEqualTo("#ff5c57");
        vn.toancanh.core.model.Case first = h.ring.state().confirmed().get("case-0");
        for (vn.toancanh.core.model.CaseState over : List.of(
                vn.toancanh.core.model.CaseState.RESOLVED,
                vn.toancanh.core.model.CaseState.CLOSED,
                vn.toancanh.core.model.CaseState.DUPLICATE)) {
            h.ring.say(first.with().state(over).version(first.version() + 1).build());
            Fx.layout(h.scene());
            assertThat(colour(shape)).as(over.name()).isEqualTo("#7d8894");
            assertThat(reds("#queue-list") + reds("#place") + reds(".title-row"))
                    .as("of the two emergencies one is left: in the queue, and near the chosen one")
                    .isEqualTo(2);
        }
    }

    private long reds(String pane) {
        return h.scene().lookup(pane).lookupAll(".priority-shape .shape").stream()
                .filter(n -> isSeen(n) && colour(n).equals("#ff5c57"))
                .count();
    }

    private static boolean isSeen(Node n) {
        for (Node x = n; x != null; x = x.getParent()) {
            if (!x.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String colour(Node shape) {
        javafx.scene.paint.Color c = (javafx.scene.paint.Color) ((javafx.scene.layout.Region) shape)
                .getBackground()
                .getFills()
                .get(0)
                .getFill();
        return "#" + c.toString().substring(2, 8);
    }

    @Test
    void aBurstOffersToGroupTheQueueAndTenCalmMinutesEndIt() {
        busy(1920, 1080, Density.NORMAL);
        javafx.scene.control.Button offer =
                (javafx.scene.control.Button) h.scene().lookup("#queue-burst");
        assertThat(offer.isVisible()).isFalse();
        for (int i = 0; i < 12; i++) {
            h.ring.say(CityFixture.fresh(i, Priority.P3, h.clock.instant())
                    .with()
                    .kind(vn.toancanh.core.model.CaseKind.ALERT)
                    .alert(new vn.toancanh.core.model.AlertInfo("s" + i, 1, 1.0, 0.5, "m", false, null, null))
                    .build());
        }
        Fx.layout(h.scene());
        assertThat(offer.isVisible()).isTrue();
        assertThat(vn.toancanh.uitestkit.walk.OverflowWalker.problems(h.scene()))
                .isEmpty();
        assertThat(offer.localToScene(offer.getLayoutBounds()).getMaxX())
                .as("the offer stays in its panel")
                .isLessThanOrEqualTo(h.scene()
                        .lookup("#queue-list")
                        .localToScene(h.scene().lookup("#queue-list").getLayoutBounds())
                        .getMaxX());
        javafx.scene.control.ListView<?> list =
                (javafx.scene.control.ListView<?>) h.scene().lookup("#queue-list");
        int before = list.getItems().size();
        offer.fire();
        Fx.layout(h.scene());
        assertThat(list.getItems().size()).isLessThan(before - 10);
        assertThat(list.getItems().stream().map(Object::toString)).contains("case-0", "case-1");
        assertThat(shows("Đang gộp · thôi gộp")).isTrue();
        assertThat(vn.toancanh.uitestkit.walk.TruncationWalker.problems(h.scene()))
                .isEmpty();
        h.pass(601);
        h.pass(601);
        assertThat(offer.isVisible()).isFalse();
        assertThat(list.getItems()).hasSize(before);
    }

    @Test
    void aCaseThatTheCityTakesAwayIsSaidToBeGone() {
        busy(1920, 1080, Density.NORMAL);
        h.ring.changes(new vn.toancanh.core.change.Change.CaseRemoved("case-0", 99));
        Fx.layout(h.scene());
        assertThat(shows("Việc này không còn trong danh sách")).isTrue();
    }
}
