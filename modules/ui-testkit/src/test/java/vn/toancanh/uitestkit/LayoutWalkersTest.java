package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.uikit.control.NoteArea;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.theme.Icons;
import vn.toancanh.uitestkit.walk.FocusWalker;
import vn.toancanh.uitestkit.walk.OverflowWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

@ExtendWith(FxExtension.class)
class LayoutWalkersTest {
    private static final String LONG = "Tai nạn liên hoàn bốn xe trên đường Nguyễn Tất Thành, có người bị thương";

    private static Scene scene(javafx.scene.Parent root, double width) {
        return Fx.scene(root, width, 200, Density.NORMAL);
    }

    @Test
    void aLabelThatIsCutShortIsFound() {
        assertThat(TruncationWalker.problems(scene(new HBox(new Label(LONG)), 200)))
                .singleElement()
                .asString()
                .contains("Tai nạn");
        assertThat(TruncationWalker.problems(scene(new HBox(new Label(LONG)), 1200)))
                .isEmpty();
    }

    @Test
    void anElasticLabelMayBeCut() {
        Label l = new Label(LONG);
        l.getStyleClass().add("elastic");
        assertThat(TruncationWalker.problems(scene(new HBox(l), 200))).isEmpty();
    }

    @Test
    void aWrappedLabelIsWholeUnlessItsBoxIsTooLow() {
        Label l = new Label(LONG);
        l.setWrapText(true);
        assertThat(TruncationWalker.problems(scene(new VBox(l), 200))).isEmpty();
        Label low = new Label(LONG);
        low.setWrapText(true);
        low.setMaxHeight(24);
        assertThat(TruncationWalker.problems(scene(new VBox(low), 200))).hasSize(1);
    }

    @Test
    void whatLeavesTheSceneIsFound() {
        Label l = new Label(LONG);
        l.setMinWidth(Label.USE_PREF_SIZE);
        assertThat(OverflowWalker.problems(scene(new HBox(l), 200))).isNotEmpty();
        assertThat(OverflowWalker.problems(scene(new HBox(l), 1200))).isEmpty();
    }

    @Test
    void whatSticksOutOfItsPaneIsFound() {
        Button b = new Button("Giao việc");
        Pane tight = new Pane(b);
        tight.setMinSize(40, 20);
        tight.setMaxSize(40, 20);
        assertThat(OverflowWalker.problems(scene(new HBox(tight), 400)))
                .singleElement()
                .asString()
                .contains("sticks out");
    }

    @Test
    void whatScrollsMayBeLarger() {
        Label l = new Label(LONG);
        l.setMinWidth(Label.USE_PREF_SIZE);
        assertThat(OverflowWalker.problems(scene(new ScrollPane(l), 200))).isEmpty();
    }

    @Test
    void tabReachesEverythingInOrder() {
        Button a = new Button("một");
        Button b = new Button("hai");
        Scene s = Fx.show(new HBox(a, b), 400, 100, Density.NORMAL).getScene();
        assertThat(FocusWalker.order(s)).containsExactly(a, b);
        assertThat(FocusWalker.problems(s)).isEmpty();
    }

    @Test
    void aNoteAreaSendsOnceAPressHoweverLongItIsHeld() {
        NoteArea note = new NoteArea();
        List<String> sent = new ArrayList<>();
        note.setOnSend(() -> sent.add(note.getText()));
        for (int press = 1; press <= 2; press++) {
            for (int i = 0; i < 20; i++) {
                enter(note, KeyEvent.KEY_PRESSED);
            }
            enter(note, KeyEvent.KEY_RELEASED);
            assertThat(sent).hasSize(press);
        }
    }

    private static void enter(NoteArea at, EventType<KeyEvent> type) {
        Event.fireEvent(at, new KeyEvent(type, "", "", KeyCode.ENTER, false, true, false, false));
    }

    @Test
    void aNoteAreaLetsTabPassBothWays() {
        Button a = new Button("một");
        NoteArea note = new NoteArea();
        note.setPromptText("ghi chú");
        Button c = new Button("ba");
        Scene s = Fx.show(new HBox(a, note, c), 400, 100, Density.NORMAL).getScene();
        assertThat(FocusWalker.order(s)).containsExactly(a, note, c);
        note.requestFocus();
        Fx.press(s, "Shift+Tab");
        assertThat(s.getFocusOwner()).isSameAs(a);
        assertThat(note.getText()).isEmpty();
    }

    @Test
    void aPlainTextAreaTrapsTheKeyboard() {
        TextArea area = new TextArea();
        area.setPromptText("ghi chú");
        Scene s = Fx.show(new HBox(area, new Button("ba")), 400, 100, Density.NORMAL)
                .getScene();
        assertThat(FocusWalker.problems(s)).singleElement().asString().contains("not reached");
    }

    @Test
    void aControlThatSwallowsTabIsFound() {
        Button a = new Button("một");
        Button trap = new Button("hai");
        Button c = new Button("ba");
        trap.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, javafx.event.Event::consume);
        Scene s = Fx.show(new HBox(a, trap, c), 400, 100, Density.NORMAL).getScene();
        assertThat(FocusWalker.problems(s))
                .singleElement()
                .asString()
                .contains("not reached")
                .contains("ba");
    }

    @Test
    void anIconWithoutWordsIsFound() {
        Button b = new Button("", Icons.of("settings"));
        Scene s = Fx.show(new HBox(b), 400, 100, Density.NORMAL).getScene();
        assertThat(FocusWalker.problems(s)).singleElement().asString().contains("no accessible text");
        b.setAccessibleText("Cài đặt");
        assertThat(FocusWalker.problems(s)).isEmpty();
    }

    @Test
    void aControlWithoutARingIsFound() {
        Button b = new Button("một");
        b.setStyle("-fx-border-color: transparent;");
        Scene s = Fx.show(new HBox(b), 400, 100, Density.NORMAL).getScene();
        assertThat(FocusWalker.problems(s)).singleElement().asString().contains("no focus ring");
    }
}
