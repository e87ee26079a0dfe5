package vn.toancanh.uidesk.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.DeliveryState;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.FocusWalker;

/** Charter rules 34 and 36 in the outbox: opened, read and answered by keys alone, and back to where the operator was. */
@ExtendWith(FxExtension.class)
class TrayKeysTest {
    private final DeskHarness h = new DeskHarness();
    private Node queue;

    @BeforeEach
    void open() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
        queue = h.scene().getFocusOwner();
        assertThat(queue.getId()).isEqualTo("queue-list");
    }

    private void press(String... keys) {
        for (String k : keys) {
            Fx.press(h.scene(), k);
            Fx.layout(h.scene());
        }
    }

    private void comesBack(String caseId, Act act, DeliveryState state, String code) {
        h.ring.submit(caseId, act).toCompletableFuture().join();
        long n = h.ring.state().outbox().get(h.ring.state().outbox().size() - 1).n();
        h.ring.deliver(n, state, new Problem(code, 409, ""), null);
    }

    /** Words of the act that has the focus; empty when none has it. */
    private String at() {
        Node n = h.scene().getFocusOwner();
        return n instanceof EntryRow row
                ? ((Label) row.lookup(".text-medium")).getText()
                : n == null ? "" : "(" + n.getClass().getSimpleName() + ")";
    }

    private List<String> keysOfFocused() {
        return h.scene().getFocusOwner().lookupAll(".ways .button").stream()
                .filter(Node::isVisible)
                .map(b -> ((Button) b).getText() + " " + ((vn.toancanh.uikit.control.KeyButton) b).getKey())
                .toList();
    }

    private boolean isOpen() {
        return h.scene().lookup("#outbox-panel") != null;
    }

    @Test
    void theTrayIsOpenedWalkedAndLeftByKeys() {
        comesBack("case-2", new Act.AddNote("thứ nhất"), DeliveryState.REJECTED, "no-right");
        comesBack("case-2", new Act.ChangePriority(Priority.P3), DeliveryState.CONFLICT, "conflict");
        h.ring.submit("case-0", new Act.AddNote("còn chờ gửi"));
        press("F4");
        assertThat(at()).contains("thứ nhất");
        assertThat(keysOfFocused())
                .containsExactlyInAnyOrder("Gửi lại G", "Bỏ Del", "Chép nội dung C", "Mở việc Enter");
        assertThat(h.scene().getFocusOwner().getPseudoClassStates().toString()).contains("focused");
        assertThat(FocusWalker.problems(h.scene())).isEmpty(); // it walks, and leaves the focus elsewhere
        press("Home", "Down");
        assertThat(at()).startsWith("Đổi mức");
        assertThat(h.scene().getFocusOwner().lookupAll(".compared .label").stream()
                        .map(n -> ((Label) n).getText()))
                .contains("Lúc tôi làm", "Của tôi", "Thành phố");
        press("Down");
        assertThat(at()).contains("còn chờ gửi");
        assertThat(keysOfFocused()).containsExactlyInAnyOrder("Chép nội dung C", "Mở việc Enter");
        press("G", "Del");
        assertThat(isOpen()).as("what is on its way is not given up").isTrue();
        assertThat(h.ring.state().outbox()).hasSize(3);
        press("Home");
        assertThat(at()).contains("thứ nhất");
        press("End", "Up");
        assertThat(at()).startsWith("Đổi mức");
        press("Esc");
        assertThat(isOpen()).isFalse();
        assertThat(h.scene().getFocusOwner()).isSameAs(queue);
    }

    @Test
    void anActIsEditedAndSentAgainAndEscGoesBackToItAndNotFurther() {
        comesBack("case-2", new Act.ChangePriority(Priority.P3), DeliveryState.CONFLICT, "conflict");
        comesBack("case-2", new Act.AddNote("sai tên đường"), DeliveryState.REJECTED, "no-right");
        press("F4", "Down");
        Fx.type(h.scene(), "g");
        Fx.layout(h.scene());
        TextArea words = (TextArea) h.scene().lookup("#sheet-text");
        assertThat(words.getText()).as("the key is no letter of the note").isEqualTo("sai tên đường");
        press("Esc");
        assertThat(at()).contains("sai tên đường");
        assertThat(h.ring.state().tray()).hasSize(2);
        press("G");
        words = (TextArea) h.scene().lookup("#sheet-text");
        words.setText("đúng tên đường");
        press("Ctrl+Enter");
        assertThat(h.ring.state().pendingOf("case-2").get(0).command().act())
                .isEqualTo(new Act.AddNote("đúng tên đường"));
        assertThat(isOpen()).isTrue();
        press("Esc");
        assertThat(h.scene().getFocusOwner()).isSameAs(queue);
    }

    @Test
    void anActIsGivenUpWithAReasonOnly() {
        comesBack("case-2", new Act.AddNote("thứ nhất"), DeliveryState.REJECTED, "no-right");
        comesBack("case-3", new Act.AddNote("thứ hai"), DeliveryState.REJECTED, "no-right");
        press("F4", "Del", "Ctrl+Enter");
        assertThat(h.ring.state().tray()).as("no reason, no end").hasSize(2);
        assertThat(h.scene().lookup("#sheet-text")).isNotNull();
        Fx.type(h.scene(), "gửi nhầm việc");
        press("Ctrl+Enter");
        assertThat(h.ring.state().tray()).hasSize(1);
        assertThat(h.ring.discardedBecause()).containsExactly("gửi nhầm việc");
        assertThat(at()).as("the next one").contains("thứ hai");
        press("Del");
        Fx.type(h.scene(), "cũng nhầm");
        press("Ctrl+Enter");
        assertThat(h.ring.state().tray()).isEmpty();
        assertThat(isOpen()).isTrue();
        press("Esc");
        assertThat(isOpen()).isFalse();
        assertThat(h.scene().getFocusOwner()).isSameAs(queue);
    }

    @Test
    void wordsAreCopiedAndTheCaseIsOpened() {
        comesBack("case-2", new Act.AddNote("giữ lời này"), DeliveryState.REJECTED, "no-right");
        press("F4", "C");
        assertThat(h.copied).containsExactly("giữ lời này");
        press("Enter");
        assertThat(isOpen()).isFalse();
        assertThat(h.station.model().selected()).isEqualTo("case-2");
    }

    @Test
    void aLateDispatchIsAnsweredByKeys() {
        h.station.model().select("case-0");
        press("Space");
        comesBack(
                "case-0", new Act.DispatchUnit("r-csgt-3", "CSGT-03", "ca-gt"), DeliveryState.PARKED, "late-dispatch");
        press("F4");
        assertThat(at()).contains("CSGT-03");
        assertThat(((Label) h.scene().getFocusOwner().lookup(".tray-reason")).getText())
                .contains("quá hạn");
        press("G");
        assertThat(h.ring.state().tray()).isEmpty();
        assertThat(h.ring.state().shown().get("case-0").dispatches())
                .singleElement()
                .satisfies(d -> assertThat(d.callSign()).isEqualTo("CSGT-03"));
        press("Esc");
        assertThat(h.scene().getFocusOwner()).isSameAs(queue);
    }

    @Test
    void theKeyboardStaysAtItsActWhenAnotherOneComesBackAboveIt() {
        h.ring.submit("case-2", new Act.AddNote("sẽ bị trả lại"));
        comesBack("case-3", new Act.AddNote("đang đọc"), DeliveryState.REJECTED, "no-right");
        press("F4");
        assertThat(at()).contains("đang đọc");
        long first = h.ring.state().outbox().get(0).n();
        h.ring.deliver(first, DeliveryState.REJECTED, new Problem("no-right", 403, ""), null);
        Fx.layout(h.scene());
        assertThat(at()).as("the same act, one place lower").contains("đang đọc");
        press("Up");
        assertThat(at()).contains("sẽ bị trả lại");
    }

    @Test
    void whatIsChosenIsInSightAndATallOneIsReadToItsEnd() {
        comesBack("case-2", new Act.AddNote("dài ".repeat(900)), DeliveryState.REJECTED, "no-right");
        for (int i = 0; i < 9; i++) {
            comesBack("case-3", new Act.AddNote("thứ " + i), DeliveryState.REJECTED, "no-right");
        }
        press("F4");
        ScrollPane scroll = (ScrollPane) h.scene().lookup("#outbox-panel .scroll-pane");
        List<Double> seen = new ArrayList<>();
        while (h.scene().getFocusOwner() == firstRow()) {
            seen.add(scroll.getVvalue());
            press("Down");
        }
        assertThat(seen)
                .as("the tall one is scrolled through")
                .hasSizeGreaterThan(2)
                .isSorted();
        press("End");
        assertThat(at()).contains("thứ 8");
        Bounds in = scroll.localToScene(scroll.getBoundsInLocal());
        Node row = h.scene().getFocusOwner();
        assertThat(row.localToScene(row.getBoundsInLocal()).getMaxY()).isLessThanOrEqualTo(in.getMaxY() + 1);
        press("Home");
        assertThat(scroll.getVvalue()).isZero();
    }

    private Node firstRow() {
        return h.scene().lookup("#outbox-panel .entry");
    }

    @Test
    void anEmptyOutboxOpensAndClosesToo() {
        press("F4");
        assertThat(isOpen()).isTrue();
        assertThat(h.scene().getFocusOwner()).isInstanceOf(Button.class);
        press("Down", "G", "Del", "Esc");
        assertThat(isOpen()).isFalse();
        assertThat(h.scene().getFocusOwner()).isSameAs(queue);
    }
}
