package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.state.Trouble;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.RestWalker;

/** Charter rule 32 and the words that never lie: what is only here is counted, marked and never called sent. */
@ExtendWith(FxExtension.class)
class OfflineTest {
    private final DeskHarness h = new DeskHarness();

    @BeforeEach
    void start() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        h.ring.link(LinkState.OFFLINE, h.clock.instant(), h.clock.instant().minusSeconds(6), "silent");
    }

    private String text(String selector) {
        Node n = h.scene().lookup(selector);
        return n instanceof Button b ? b.getText() : ((Label) n).getText();
    }

    private long visible(String selector) {
        return h.scene().getRoot().lookupAll(selector).stream()
                .filter(Node::isVisible)
                .count();
    }

    @Test
    void damagedActsAreToldAndWhatToDo() {
        h.ring.trouble(Trouble.OUTBOX_DAMAGED, true);
        Fx.layout(h.scene());
        Node banner = h.scene().lookup("#trouble-outbox-damaged");
        assertThat(banner.isVisible()).isTrue();
        assertThat(((vn.toancanh.uikit.control.Banner) banner).getText()).contains("chưa gửi", "báo quản trị máy");
    }

    @Test
    void actsGoOnAreCountedAndMarkedAndTheMarksGoWhenTheTruthComesHome() {
        Fx.press(h.scene(), "Space");
        Fx.press(h.scene(), "T");
        Fx.layout(h.scene());
        assertThat(text("#status-unsent")).isEqualTo("Chưa đồng bộ: 2");
        assertThat(visible("#queue-list .pending-mark")).isEqualTo(1);
        assertThat(text("#said")).startsWith("Đã lưu tại máy");
        h.ring.link(LinkState.SYNCING, h.clock.instant(), h.clock.instant(), null);
        h.ring.drain();
        h.ring.link(LinkState.ONLINE, h.clock.instant(), h.clock.instant(), null);
        Fx.layout(h.scene());
        assertThat(text("#status-unsent")).isEqualTo("Chưa đồng bộ: 0");
        assertThat(visible("#queue-list .pending-mark")).isZero();
        assertThat(h.ring.state().confirmed().get("case-0").operatorId()).isEqualTo("thu-ha");
    }

    @Test
    void whileNothingMovesButTheClockNothingIsLaidOut() {
        h.pass(10_805); // all ages are in minutes now, and none is about to change
        String before = text(".text-clock");
        assertThat(RestWalker.problems(h.scene(), () -> {
                    h.clock.advance(Duration.ofSeconds(1));
                    h.ticker.tick();
                }))
                .isEmpty();
        assertThat(text(".text-clock")).isNotEqualTo(before);
    }

    @Test
    void agesRunAndTheProcedureSaysWhatToDoWithoutALink() {
        Label age = (Label) h.scene().getRoot().lookupAll("#queue-list .queue-row .text-meta").stream()
                .filter(n -> ((Label) n).getText().equals("40 giây"))
                .findFirst()
                .orElseThrow();
        h.pass(30);
        assertThat(age.getText()).isEqualTo("1 ph");
        assertThat(visible("#detail .step-offline")).isEqualTo(1);
        assertThat(h.scene().lookup("#offline-banner").isVisible()).isTrue();
        h.ring.link(LinkState.ONLINE, h.clock.instant(), h.clock.instant(), null);
        assertThat(h.scene().lookup("#offline-banner").isVisible()).isFalse();
        assertThat(visible("#detail .step-offline")).isZero();
    }

    @Test
    void retryAsksTheRing() {
        h.station.keys().run(vn.toancanh.uikit.keys.StandardKeys.PALETTE);
        Fx.type(h.scene(), "noi lai voi thanh pho");
        Fx.press(h.scene(), "Enter");
        assertThat(h.ring.retries()).isEqualTo(1);
    }

    @Test
    void theTrayShowsBothValuesAndHasThreeWaysOut() {
        Fx.press(h.scene(), "Space");
        h.ring.submit("case-2", new Act.AddNote("Gọi bộ đàm rồi"));
        h.ring.deliver(
                1,
                DeliveryState.CONFLICT,
                new Problem("already-accepted", 409, ""),
                CityFixture.cases().get(7));
        h.ring.deliver(2, DeliveryState.REJECTED, new Problem("strange-code", 422, "Không nhận ghi chú lúc này"), null);
        assertThat(text("#status-tray")).isEqualTo("Cần xem lại: 2");
        ((Button) h.scene().lookup("#status-tray")).fire();
        Fx.layout(h.scene());
        String all = h.scene().getRoot().lookupAll("#outbox-panel .label").stream()
                .filter(Node::isVisible)
                .map(n -> ((Label) n).getText())
                .reduce("", (a, b) -> a + "\n" + b);
        assertThat(all)
                .contains("Người khác đã nhận việc này.")
                .contains("Không nhận ghi chú lúc này")
                .contains("Người nhận", "Chưa ai nhận", "Nguyễn Thu Hà", "Trần Minh Tuấn")
                .contains("Bị từ chối")
                .contains("Cần xem lại")
                .doesNotContain("Đã gửi");
        press("Chép nội dung", 1);
        assertThat(h.copied).containsExactly("Gọi bộ đàm rồi");
        press("Gửi lại", 1);
        TextArea words = (TextArea) h.scene().lookup("#sheet-text");
        assertThat(words.getText()).isEqualTo("Gọi bộ đàm rồi");
        words.setText("Gọi bộ đàm rồi, điện lực đang tới");
        Fx.press(h.scene(), "Ctrl+Enter");
        assertThat(h.ring.state().pendingOf("case-2").get(0).command().act())
                .isEqualTo(new Act.AddNote("Gọi bộ đàm rồi, điện lực đang tới"));
        press("Bỏ", 0);
        assertThat(h.ring.state().tray()).hasSize(1);
        Fx.type(h.scene(), "việc đã có người");
        Fx.press(h.scene(), "Ctrl+Enter");
        assertThat(h.ring.state().tray()).isEmpty();
        assertThat(h.ring.discardedBecause()).containsExactly("việc đã có người");
    }

    private void press(String words, int nth) {
        ((Button) h.scene().getRoot().lookupAll("#outbox-panel .button").stream()
                        .filter(n -> n.isVisible() && ((Button) n).getText().equals(words))
                        .toList()
                        .get(nth))
                .fire();
        Fx.layout(h.scene());
    }

    @Test
    void aRefusedActSaysOneSentenceAndTheNoteStaysInItsField() {
        h.ring.refuse("disk-full");
        TextArea note = (TextArea) h.scene().lookup("#note");
        note.requestFocus();
        Fx.type(h.scene(), "Không được mất");
        Fx.press(h.scene(), "Ctrl+Enter");
        assertThat(text("#said")).isEqualTo("Đĩa đã đầy, chưa lưu được thao tác.");
        assertThat(note.getText()).isEqualTo("Không được mất");
    }

    @Test
    void theWordsOfASheetStayUntilTheyAreDurable() {
        h.station.caseKeys().shelve();
        TextArea words = (TextArea) h.scene().lookup("#sheet-text");
        assertThat(words.isFocused()).isTrue();
        Fx.type(h.scene(), "Chờ điện lực");
        h.ring.refuse("disk-full");
        Fx.press(h.scene(), "Ctrl+Enter");
        assertThat(text("#said")).isEqualTo("Đĩa đã đầy, chưa lưu được thao tác.");
        assertThat(h.scene().lookup("#sheet-text")).isSameAs(words);
        assertThat(words.getText()).isEqualTo("Chờ điện lực");
        assertThat(h.ring.state().outbox()).isEmpty();
        h.ring.refuse(null);
        Fx.press(h.scene(), "Ctrl+Enter");
        assertThat(h.ring.state().outbox()).hasSize(1);
        assertThat(h.scene().lookup("#sheet-text")).isNull();
    }

    @Test
    void whenActsCannotBeKeptTheButtonsAreLockedAndABannerSaysSo() {
        h.ring.trouble(Trouble.OUTBOX_UNWRITABLE, true);
        Fx.layout(h.scene());
        assertThat(((Button) h.scene().lookup("#act-accept .button")).isDisabled())
                .isTrue();
        assertThat(h.scene().lookup("#trouble-outbox-unwritable").isVisible()).isTrue();
        Fx.press(h.scene(), "Space");
        assertThat(h.ring.state().outbox()).isEmpty();
        h.ring.trouble(Trouble.OUTBOX_UNWRITABLE, false);
        assertThat(((Button) h.scene().lookup("#act-accept .button")).isDisabled())
                .isFalse();
    }
}
