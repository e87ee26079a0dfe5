package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.OutboxEntry;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uidesk.shell.ActSlot;
import vn.toancanh.uidesk.shell.Workspace;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.walk.FocusWalker;

/** Charter rules 19, 34, 36: everything by keys, one key one case, and letters are letters in a field. */
@ExtendWith(FxExtension.class)
class KeysTest {
    private final DeskHarness h = new DeskHarness();

    @BeforeEach
    void start() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
    }

    private Case shown(String id) {
        return h.ring.state().shown().get(id);
    }

    private List<Act> acts() {
        return h.ring.state().outbox().stream()
                .map(OutboxEntry::command)
                .map(c -> c.act())
                .toList();
    }

    private void press(String... keys) {
        for (String k : keys) {
            Fx.press(h.scene(), k);
            Fx.layout(h.scene());
        }
    }

    private String said() {
        return ((Label) h.scene().lookup("#said")).getText();
    }

    @Test
    void spaceTakesTheChosenOneAndNoOther() {
        press("Space");
        assertThat(acts()).containsExactly(new Act.Accept());
        assertThat(shown("case-0").operatorName()).isEqualTo("Nguyễn Thu Hà");
        assertThat(h.ring.state().shown().values().stream().filter(Case::isUnattended))
                .hasSize(6);
        assertThat(said()).startsWith("Đã lưu tại máy: Nhận việc");
    }

    @Test
    void spaceAcknowledgesAnAlertAndOnATakenRowTakesTheTopWaitingOne() {
        h.station.model().select("case-1");
        press("Space");
        assertThat(acts()).containsExactly(new Act.Acknowledge(1));
        h.station.model().select("case-10");
        press("Space");
        assertThat(h.station.model().selected()).isEqualTo("case-0");
        assertThat(shown("case-0").operatorId()).isEqualTo("thu-ha");
    }

    @Test
    void theButtonTakesTheCaseItStandsOnAndNoOther() {
        h.station.model().select("case-1");
        press("Space");
        Fx.run(() -> ((ActSlot) h.scene().lookup("#act-accept")).button().fire());
        assertThat(acts()).containsExactly(new Act.Acknowledge(1), new Act.Accept());
        assertThat(shown("case-1").operatorId()).isEqualTo("thu-ha");
        assertThat(h.station.model().selected()).isEqualTo("case-1");
    }

    @Test
    void theNextStepHasTheKeyboardWhenOneIsCheckedOff() {
        press("Space");
        for (int step = 1; step <= 2; step++) {
            Button box = box(step);
            Fx.run(() -> {
                box.requestFocus();
                Fx.press(h.scene(), "Space");
                Fx.layout(h.scene());
            });
            assertThat(shown("case-0").sop().checked()).hasSize(step);
            assertThat(h.scene().getFocusOwner()).isSameAs(box(step + 1));
        }
    }

    private Button box(int step) {
        return Fx.get(() -> h.scene().getRoot().lookupAll("#detail .step-box").stream()
                .map(Button.class::cast)
                .toList()
                .get(step - 1));
    }

    @Test
    void aWholeCaseIsWorkedWithoutTheMouse() {
        press("Space", "T", "T", "G", "1");
        assertThat(shown("case-0").dispatches()).singleElement().satisfies(d -> assertThat(d.callSign())
                .isEqualTo("CSGT-03"));
        assertThat(shown("case-0").sop().checked()).hasSize(2);
        press("N");
        assertThat(h.scene().getFocusOwner()).isInstanceOf(TextArea.class);
        Fx.type(h.scene(), "Đang dọn luồng");
        press("Ctrl+Enter");
        assertThat(acts()).contains(new Act.AddNote("Đang dọn luồng"));
        assertThat(((TextArea) h.scene().lookup("#note")).getText()).isEmpty();
        press("Esc", "Shift+2");
        assertThat(shown("case-0").priority()).isEqualTo(Priority.P2);
        press("E");
        Fx.type(h.scene(), "Đã cấp cứu xong, đường thông");
        press("Ctrl+Enter");
        assertThat(shown("case-0").state()).isEqualTo(CaseState.RESOLVED);
        press("X", "Ctrl+Enter");
        assertThat(shown("case-0").state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void anotherDigitChoosesThatSuggestionAndEnterDoesIt() {
        press("Space", "3");
        assertThat(h.scene().lookup("#assign-list")).isNotNull();
        @SuppressWarnings("unchecked")
        ListView<Object> list = (ListView<Object>) h.scene().lookup("#assign-list");
        assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(2);
        press("Enter");
        assertThat(shown("case-0").dispatches()).hasSize(1);
        assertThat(shown("case-0").dispatches().get(0).callSign()).isEqualTo("CSGT-05");
    }

    @Test
    void theUnitIsFoundByTypingWithoutToneMarks() {
        press("Space", "G");
        TextField search = (TextField) h.scene().lookup("#assign-search");
        search.requestFocus();
        Fx.type(h.scene(), "cap nuoc");
        press("Enter");
        assertThat(shown("case-0").unitId()).isEqualTo("dl-nuoc");
    }

    @Test
    void shelvingAsksForATimeAndAReason() {
        press("S", "Ctrl+Enter");
        assertThat(acts()).isEmpty();
        assertThat(h.scene().lookup("#sheet-text")).isNotNull();
        Fx.type(h.scene(), "Chờ điện lực");
        press("Ctrl+Enter");
        assertThat(shown("case-0").shelvedUntil()).isEqualTo(h.clock.instant().plusSeconds(1800));
        assertThat(((Button) h.scene().lookup("#status-shelf")).getText()).isEqualTo("Gác tạm 1");
        h.pass(1801);
        assertThat(((Button) h.scene().lookup("#status-shelf")).getText()).isEqualTo("Gác tạm 0");
    }

    @Test
    void picturesAreAttachedFromTheChooser() {
        h.pictures.add(Path.of("anh-hien-truong.jpg"));
        press("A");
        assertThat(shown("case-0").attachments()).singleElement().satisfies(a -> assertThat(a.name())
                .isEqualTo("anh-hien-truong.jpg"));
    }

    @Test
    void aPictureOnTheClipboardIsAttachedAndWordsArePastedAsWords() {
        ClipboardContent picture = new ClipboardContent();
        picture.putImage(new WritableImage(40, 30));
        Clipboard.getSystemClipboard().setContent(picture);
        h.scene().lookup("#note").requestFocus();
        press("Ctrl+V");
        assertThat(shown("case-0").attachments()).singleElement().satisfies(a -> assertThat(a.name())
                .isEqualTo("anh-dan-143207.png"));
        ClipboardContent words = new ClipboardContent();
        words.putString("chữ");
        Clipboard.getSystemClipboard().setContent(words);
        press("Ctrl+V");
        assertThat(shown("case-0").attachments()).hasSize(1);
        assertThat(((TextArea) h.scene().lookup("#note")).getText()).isEqualTo("chữ");
    }

    @Test
    void lettersInAFieldAreLetters() {
        TextArea note = (TextArea) h.scene().lookup("#note");
        note.requestFocus();
        Fx.type(h.scene(), "gtesx nap 123 /?");
        assertThat(note.getText()).isEqualTo("gtesx nap 123 /?");
        assertThat(acts()).isEmpty();
        press("F3");
        assertThat(h.station.model().workspaceProperty().get()).isEqualTo(Workspace.OVERVIEW);
    }

    @Test
    void workspacesOpenAndBack() {
        press("F1");
        assertThat(h.scene().lookup("#monitor").isVisible()).isTrue();
        press("G");
        assertThat(h.scene().lookup("#assign-list"))
                .as("no act on a case that is not seen")
                .isNull();
        press("F2", "Enter");
        assertThat(h.station.model().expandedProperty().get()).isTrue();
        assertThat(h.scene().lookup("#queue").isVisible()).isFalse();
        press("Esc");
        assertThat(h.scene().lookup("#queue").isVisible()).isTrue();
        assertThat(h.scene().getFocusOwner()).isSameAs(h.scene().lookup("#queue-list"));
    }

    @Test
    void slashNarrowsTheQueueAndEscGivesItBack() {
        press("/");
        Fx.type(h.scene(), "cay do");
        ListView<?> list = (ListView<?>) h.scene().lookup("#queue-list");
        assertThat(list.getItems()).hasSize(1);
        press("Esc");
        assertThat(list.getItems()).hasSize(40);
        assertThat(h.scene().getFocusOwner()).isSameAs(list);
    }

    @Test
    void thePaletteFindsWithoutToneMarksAndRoutes() {
        press("Ctrl+K");
        assertThat(h.station.palette().isOpen()).isTrue();
        press("Esc");
        assertThat(h.station.palette().isOpen()).isFalse();
        press("Ctrl+K");
        Fx.type(h.scene(), "cay do chan");
        assertThat(h.station.palette().shown().get(0).title()).contains("Cây đổ chắn");
        press("Enter");
        assertThat(h.station.model().selected()).isEqualTo("case-2");
        press("Space");
        h.station.palette().open("chuyen sc-2415 dien luc");
        assertThat(h.station.palette().shown().get(0).title()).contains("Điện lực");
        press("Enter");
        assertThat(shown("case-2").unitId()).isEqualTo("dl-dien");
    }

    @Test
    void anOpenCaseIsFoundByTheCitizensOwnWords() {
        Case told = shown("case-2");
        h.ring.archive(told.with().text("Có tổ ong vò vẽ trên cành.").build());
        press("Ctrl+K");
        Fx.type(h.scene(), "ong vo ve");
        assertThat(h.station.palette().shown()).hasSize(1);
        assertThat(h.station.palette().shown().get(0).title())
                .as("as it is shown now")
                .isEqualTo(told.code() + " " + told.title());
        press("Enter");
        assertThat(h.station.model().selected()).isEqualTo("case-2");
    }

    @Test
    void closedCasesAreFoundBelowTheOpenOnesAndMarkedWithTheirEnd() {
        h.ring.archive(CityFixture.fresh(77, Priority.P1, h.clock.instant().minusSeconds(90_000))
                .with()
                .title("Cây đổ chắn đường tuần trước")
                .state(CaseState.CLOSED)
                .updatedAt(h.clock.instant().minusSeconds(86_400))
                .build());
        press("Ctrl+K");
        Fx.type(h.scene(), "cay do chan");
        assertThat(h.station.palette().shown()).hasSize(2);
        assertThat(h.station.palette().shown().get(0).id()).isEqualTo("case-2");
        assertThat(h.station.palette().shown().get(1).subtitle())
                .startsWith("Đã đóng ")
                .contains("21/11");
        press("Down", "Enter");
        assertThat(((Label) h.scene().lookup("#detail .text-detail-title")).getText())
                .isEqualTo("Cây đổ chắn đường tuần trước");
        Button resolve = (Button) h.scene().lookup("#act-resolve .button");
        assertThat(resolve.isDisabled()).isTrue();
    }

    @Test
    void escClosesASheetWhereverTheFocusIsAndGivesItBack() {
        Node list = h.scene().lookup("#queue-list");
        h.station.openOutbox();
        Fx.layout(h.scene());
        assertThat(h.scene().lookup("#outbox-panel")).isNotNull();
        h.scene().lookup("#search").requestFocus();
        press("Esc");
        assertThat(h.scene().lookup("#outbox-panel")).isNull();
        assertThat(h.scene().getFocusOwner()).isSameAs(list);
        press("Space");
        assertThat(acts()).as("keys work again").hasSize(1);
    }

    @Test
    void ctrlPPrintsTheDutyBookAndSaysWhatBecameOfIt() {
        CompletableFuture<String> paper = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        h.printing = () -> {
            asked.incrementAndGet();
            return paper;
        };
        press("Ctrl+P");
        assertThat(asked).hasValue(1);
        assertThat(said()).isEqualTo(h.words.text("desk.said.printing"));
        Fx.run(() -> paper.complete("Không có máy in."));
        Fx.settle();
        assertThat(said()).isEqualTo("Không có máy in.");
        h.printing = () -> CompletableFuture.failedFuture(new IllegalStateException("thrown by a test"));
        press("Ctrl+P");
        Fx.settle();
        assertThat(said()).isEqualTo(h.words.text("desk.said.not-printed"));
    }

    @Test
    void helpListsTheKeys() {
        press("?");
        assertThat(h.scene().getRoot().lookupAll(".key-grid .key-hint")).hasSizeGreaterThan(12);
        press("Esc");
    }

    @Test
    void tabReachesEverythingInReadingOrder() {
        assertThat(FocusWalker.problems(h.scene())).isEmpty();
        List<Node> order = FocusWalker.order(h.scene());
        Node list = h.scene().lookup("#queue-list");
        Node accept = h.scene().lookup("#act-accept .button");
        assertThat(order.indexOf(list)).isPositive().isLessThan(order.indexOf(accept));
    }

    @Test
    void whatMayNotBeDoneIsGreyAndSaysWhy() {
        Button assign = (Button) h.scene().lookup("#act-assign .button");
        assertThat(assign.isDisabled()).isTrue();
        assertThat(assign.getAccessibleHelp()).isEqualTo("Cần nhận việc trước (Space).");
        press("G");
        assertThat(said()).isEqualTo("Cần nhận việc trước (Space).");
        h.ring.step(s -> CityReducer.session(s, CityFixture.session(Right.ACCEPT)));
        Button accept = (Button) h.scene().lookup("#act-accept .button");
        assertThat(accept.isDisabled()).isTrue();
        assertThat(accept.getAccessibleHelp()).contains("Vai của bạn");
    }
}
