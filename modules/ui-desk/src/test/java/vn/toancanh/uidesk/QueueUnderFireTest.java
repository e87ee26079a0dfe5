package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Priority;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.face.BlankCameras;
import vn.toancanh.uitestkit.face.BlankMap;

/** Charter rules 13, 17, 18: whatever streams in, the hands of the operator stay where they are. */
@ExtendWith(FxExtension.class)
class QueueUnderFireTest {
    private final DeskHarness h = new DeskHarness();

    @BeforeEach
    void start() {
        CityFixture.busy(h.ring);
        h.open(1920, 1080, Density.NORMAL, Language.VI);
    }

    @SuppressWarnings("unchecked")
    private ListView<String> list() {
        return (ListView<String>) h.scene().lookup("#queue-list");
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) list().lookup(".virtual-flow");
    }

    private double topPixel() {
        return flow().getFirstVisibleCell().getLayoutY();
    }

    private static void moveIn(javafx.scene.Node n) {
        MouseEvent.fireEvent(
                n,
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        10,
                        10,
                        10,
                        10,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    @ParameterizedTest
    @CsvSource({"COMPACT, 18", "NORMAL, 15"})
    void enoughRowsAreSeenAtOnce(Density d, int wanted) {
        h.station.model().densityProperty().set(d);
        Fx.layout(h.scene());
        double height = flow().getHeight();
        assertThat((int) (height / list().getFixedCellSize())).isGreaterThanOrEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "12000, 1600, 864, COMPACT, VI",
        "12000, 1366, 768, COMPACT, EN",
        "12000, 1366, 768, COMPACT, VI",
        "12000, 1920, 1080, NORMAL, EN",
        "900, 1600, 864, COMPACT, VI",
        "900, 1600, 864, COMPACT, EN",
        "900, 1920, 1080, NORMAL, VI",
        "59, 1600, 864, COMPACT, EN",
        "59, 1600, 864, COMPACT, VI"
    })
    void manyCasesPushNothingOutOfTheirPanel(int cases, double width, double height, Density d, Language language) {
        DeskHarness many = new DeskHarness();
        many.faces = new DeskFaces(use -> new BlankMap(), BlankCameras.maker()); // it is narrow there
        CityFixture.busy(many.ring);
        List<Change> storm = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            storm.add(new Change.CaseChanged(CityFixture.fresh(i, Priority.of(1 + i % 4), many.clock.instant())));
        }
        many.ring.changes(storm.toArray(Change[]::new));
        many.open(width, height, d, language);
        Node panel = many.scene().lookup("#queue-list");
        double right = panel.localToScene(panel.getLayoutBounds()).getMaxX();
        List<String> outside = new ArrayList<>();
        for (String part : List.of("#queue-counts", ".segmented-button", ".queue-columns .label", ".priority-chip")) {
            for (Node n : many.scene().lookup(".queue-head").lookupAll(part)) {
                double end = n.localToScene(n.getLayoutBounds()).getMaxX();
                if (end > right + 1) {
                    outside.add(part + " ends at " + end + ", its panel at " + right);
                }
            }
        }
        assertThat(outside).isEmpty();
    }

    @Test
    void selectionFocusAndScrollStayWhenNewCasesCome() {
        h.station.model().select("case-20");
        list().scrollTo(12);
        Fx.layout(h.scene());
        int top = flow().getFirstVisibleCell().getIndex();
        String topId = list().getItems().get(top);
        double pixel = topPixel();
        for (int i = 0; i < 25; i++) {
            h.ring.say(CityFixture.fresh(i, Priority.of(1 + i % 4), h.clock.instant()));
        }
        Fx.layout(h.scene());
        assertThat(list().getItems()).hasSize(65);
        assertThat(list().getSelectionModel().getSelectedItem()).isEqualTo("case-20");
        assertThat(h.station.model().selected()).isEqualTo("case-20");
        assertThat(list().getItems().get(flow().getFirstVisibleCell().getIndex()))
                .isEqualTo(topId);
        assertThat(topPixel()).isEqualTo(pixel, org.assertj.core.data.Offset.offset(1.0));
        assertThat(h.scene().getFocusOwner()).isSameAs(list());
    }

    @Test
    void whileThePointerIsInTheListNewRowsWaitBehindABanner() {
        moveIn(list());
        List<String> before = new ArrayList<>(list().getItems());
        for (int i = 0; i < 3; i++) {
            h.ring.say(CityFixture.fresh(i, Priority.P3, h.clock.instant()));
        }
        Fx.layout(h.scene());
        assertThat(list().getItems()).isEqualTo(before);
        javafx.scene.control.Button banner =
                (javafx.scene.control.Button) h.scene().lookup("#queue-banner");
        assertThat(banner.isVisible()).isTrue();
        assertThat(banner.getText()).startsWith("3 việc mới");
        h.ring.say(CityFixture.fresh(9, Priority.P1, h.clock.instant()));
        assertThat(banner.getText()).contains("khẩn cấp");
        banner.fire();
        assertThat(list().getItems()).hasSize(44).startsWith("new-9");
        assertThat(banner.isVisible()).isFalse();
    }

    @Test
    void aPointerLeftLyingInTheListHidesNothingForLong() {
        moveIn(list());
        h.ring.say(CityFixture.fresh(1, Priority.P1, h.clock.instant()));
        assertThat(list().getItems()).hasSize(40);
        h.pass(9);
        assertThat(list().getItems()).hasSize(41).startsWith("new-1");
    }

    @Test
    void keysInTheListHoldTheOrderToo() {
        list().requestFocus();
        Fx.press(h.scene(), "Down");
        String chosen = h.station.model().selected();
        h.ring.say(CityFixture.fresh(1, Priority.P1, h.clock.instant()));
        assertThat(list().getItems()).hasSize(40);
        assertThat(h.station.model().selected()).isEqualTo(chosen).isEqualTo("case-1");
    }

    @Test
    void tenThousandChangesWhileANoteIsTypedTouchNothingOfIt() {
        h.station.model().select("case-2");
        TextArea note = (TextArea) h.scene().lookup("#note");
        note.requestFocus();
        Fx.type(h.scene(), "Đã gọi điện lực, ");
        list().scrollTo(5);
        Fx.layout(h.scene());
        int top = flow().getFirstVisibleCell().getIndex();
        String topId = list().getItems().get(top);
        Random dice = new Random(3);
        for (int round = 0; round < 100; round++) {
            List<Change> batch = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                batch.add(new Change.CaseChanged(any(dice)));
            }
            h.ring.changes(batch);
            if (round % 10 == 0) {
                Fx.type(h.scene(), "chữ ");
            }
        }
        Fx.layout(h.scene());
        assertThat(note.getText()).isEqualTo("Đã gọi điện lực, " + "chữ ".repeat(10));
        assertThat(note.getCaretPosition()).isEqualTo(note.getText().length());
        assertThat(h.scene().getFocusOwner()).isSameAs(note);
        assertThat(h.station.model().selected()).isEqualTo("case-2");
        assertThat(list().getSelectionModel().getSelectedItem()).isEqualTo("case-2");
        assertThat(list().getItems().get(flow().getFirstVisibleCell().getIndex()))
                .isEqualTo(topId);
    }

    /** A change of any of 500 cases but the two that this test looks at. */
    private Case any(Random dice) {
        int i = dice.nextInt(500);
        String id = "new-" + i;
        Case old = h.ring.state().confirmed().get(id);
        Case base = old == null
                ? CityFixture.fresh(i, Priority.P3, h.clock.instant().minusSeconds(i))
                : old;
        CaseState to = dice.nextInt(5) == 0 ? CaseState.CLOSED : CaseState.IN_PROGRESS;
        return base.with()
                .state(to)
                .priority(Priority.of(1 + dice.nextInt(4)))
                .version(base.version() + 1)
                .build();
    }

    @Test
    void noCellListensAndTheirNumberDoesNotGrow() {
        int before = h.scene().getRoot().lookupAll(".queue-row").size();
        for (int i = 0; i < 300; i++) {
            h.ring.say(CityFixture.fresh(i, Priority.P2, h.clock.instant()));
        }
        for (int i = 0; i < 300; i += 20) {
            list().scrollTo(i);
            Fx.layout(h.scene());
        }
        assertThat(h.scene().getRoot().lookupAll(".queue-row").size()).isLessThan(before + 6);
        assertThat(h.ring.listeners()).isEqualTo(1);
        h.station.detach();
        h.bridge.close();
        assertThat(h.ring.listeners()).isZero();
    }
}
