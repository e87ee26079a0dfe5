package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.control.NoteArea;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.typing.TypingGuard;

/** The events of ibus and fcitx5 in the order in which they were seen, played into real fields. */
@ExtendWith(FxExtension.class)
class TypingGuardTest {
    private static final long PULSE = 17_000_000L;

    private final TextField first = new TextField();
    private final TextField second = new TextField();
    private final NoteArea area = new NoteArea();
    private final Button button = new Button("gửi");
    private final List<String> fired = new ArrayList<>();
    private Scene scene;
    private Subscription guard;
    private LongConsumer pulse;
    private long now;

    @BeforeEach
    void open() {
        scene = Fx.show(new VBox(first, second, area, button), 400, 300, Density.NORMAL)
                .getScene();
        button.setOnAction(e -> fired.add("sent " + first.getText()));
        guard = TypingGuard.install(scene, p -> {
            pulse = p;
            return () -> pulse = null;
        });
        first.requestFocus();
    }

    private void composed(String text) {
        event(List.of(new InputMethodTextRun(text, InputMethodHighlight.UNSELECTED_RAW)), "");
    }

    private void committed(String text) {
        event(List.of(), text);
    }

    private void empty() {
        event(List.of(), "");
    }

    private void event(List<InputMethodTextRun> composed, String committed) {
        Event.fireEvent(
                focus(),
                new InputMethodEvent(
                        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                        javafx.collections.FXCollections.observableArrayList(composed),
                        committed,
                        composed.stream().mapToInt(r -> r.getText().length()).sum()));
    }

    private EventTarget focus() {
        return scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
    }

    private void key(KeyCode code, String typed) {
        Event.fireEvent(focus(), new KeyEvent(KeyEvent.KEY_PRESSED, "", typed, code, false, false, false, false));
        Event.fireEvent(
                focus(), new KeyEvent(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false));
        Event.fireEvent(focus(), new KeyEvent(KeyEvent.KEY_RELEASED, "", typed, code, false, false, false, false));
    }

    private void click(Node node) {
        mouse(node, MouseEvent.MOUSE_PRESSED, true);
        mouse(node, MouseEvent.MOUSE_RELEASED, false);
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> type, boolean down) {
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        4,
                        4,
                        4,
                        4,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    private void pulses(int n) {
        for (int i = 0; i < n && pulse != null; i++) {
            now += PULSE;
            pulse.accept(now);
        }
    }

    @Test
    void tabWaitsForTheWordAsIbusSendsIt() {
        composed("đườn");
        composed("đường");
        key(KeyCode.TAB, "\t");
        assertThat(scene.getFocusOwner()).as("Tab waits").isSameAs(first);
        committed("đường");
        empty();
        assertThat(scene.getFocusOwner()).isSameAs(second);
        composed("n");
        committed("nước ");
        empty();
        assertThat(first.getText()).isEqualTo("đường");
        assertThat(second.getText()).isEqualTo("nước ");
    }

    @Test
    void theLineBreakStandsBehindTheWordAlsoWhenKeysFollowAtOnce() {
        area.requestFocus();
        composed("đường");
        key(KeyCode.ENTER, "\r");
        committed("đường");
        composed("n");
        composed("nước");
        key(KeyCode.ENTER, "\r");
        key(KeyCode.ENTER, "\r");
        committed("nước");
        empty();
        composed("n");
        committed("ngập");
        empty();
        assertThat(area.getText()).isEqualTo("đường\nnước\n\nngập");
    }

    @Test
    void tabOutOfANoteKeepsTheOrderToo() {
        area.requestFocus();
        composed("ngập");
        key(KeyCode.TAB, "\t");
        committed("ngập");
        empty();
        assertThat(area.getText()).isEqualTo("ngập");
        assertThat(scene.getFocusOwner()).isSameAs(button);
    }

    @Test
    void aClickWaitsForTheWordAsFcitxSendsIt() {
        composed("đường");
        click(second);
        assertThat(scene.getFocusOwner()).as("the click waits").isSameAs(first);
        // Without a word first: what was composed vanishes, the commit comes later.
        empty();
        assertThat(first.getText()).isEmpty();
        committed("đường");
        assertThat(scene.getFocusOwner()).isSameAs(second);
        composed("nước");
        committed("nước ");
        empty();
        assertThat(first.getText()).isEqualTo("đường");
        assertThat(second.getText()).isEqualTo("nước ");
    }

    @Test
    void aClickOnAButtonSendsTheWholeText() {
        composed("ngập");
        click(button);
        empty();
        committed("ngập");
        assertThat(fired).containsExactly("sent ngập");
    }

    @Test
    void aCommitThatComesAfterTheFocusWasMovedGoesHome() {
        composed("đường");
        empty();
        second.requestFocus();
        committed("đường");
        assertThat(first.getText()).isEqualTo("đường");
        assertThat(second.getText()).isEmpty();
    }

    @Test
    void anEmptyEventDoesNotWipeOutWhatIsSelected() {
        second.setText("Nguyễn Thu Hà");
        composed("đường");
        key(KeyCode.TAB, "\t");
        committed("đường");
        empty();
        second.selectAll();
        empty();
        assertThat(second.getText()).isEqualTo("Nguyễn Thu Hà");
    }

    @Test
    void aDeletedWordIsGoneForGood() {
        composed("đ");
        empty();
        assertThat(first.getText()).isEmpty();
        pulses(20);
        assertThat(pulse).as("the timer has ended").isNull();
        key(KeyCode.TAB, "\t");
        assertThat(scene.getFocusOwner()).isSameAs(second);
    }

    @Test
    void nothingWaitsForEverWhenTheInputMethodIsDead() {
        composed("đường");
        key(KeyCode.TAB, "\t");
        pulses(5);
        assertThat(scene.getFocusOwner()).isSameAs(first);
        pulses(30);
        assertThat(scene.getFocusOwner()).isSameAs(second);
        assertThat(pulse).isNull();
        assertThat(first.getText()).isEqualTo("đường");
        key(KeyCode.TAB, "\t");
        assertThat(scene.getFocusOwner())
                .as("and the next key does not wait again")
                .isSameAs(area);
    }

    @Test
    void modifiersAndReleasesPassWhileComposing() {
        scene.addEventFilter(KeyEvent.ANY, e -> fired.add(e.getEventType() + " " + e.getCode()));
        composed("đườ");
        Event.fireEvent(focus(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, true, false, false, false));
        Event.fireEvent(focus(), new KeyEvent(KeyEvent.KEY_RELEASED, "", "n", KeyCode.N, true, false, false, false));
        assertThat(fired).containsExactly("KEY_PRESSED SHIFT", "KEY_RELEASED N");
    }

    @Test
    void withoutACompositionNothingWaits() {
        key(KeyCode.TAB, "\t");
        assertThat(scene.getFocusOwner()).isSameAs(second);
        click(button);
        assertThat(fired).containsExactly("sent ");
        committed("đã ");
        assertThat(pulse).isNull();
    }

    @Test
    void withoutTheGuardTheFaultsAreThere() {
        guard.close();
        TextArea plain = area;
        plain.requestFocus();
        composed("đường");
        key(KeyCode.ENTER, "\r");
        committed("đường");
        empty();
        composed("nước");
        committed("nước");
        empty();
        assertThat(plain.getText())
                .as("if this fails, the toolkit has been mended and the guard may go")
                .isEqualTo("đườngnước\n");
    }
}
