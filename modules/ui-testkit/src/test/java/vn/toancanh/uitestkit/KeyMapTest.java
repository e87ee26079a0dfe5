package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.control.NoteArea;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.keys.KeyMap;
import vn.toancanh.uikit.keys.KeyOverlay;
import vn.toancanh.uikit.keys.StandardKeys;
import vn.toancanh.uikit.theme.Density;

@ExtendWith(FxExtension.class)
class KeyMapTest {
    private final KeyMap keys = new KeyMap(StandardKeys.all());
    private final List<String> done = new ArrayList<>();
    private final TextField field = new TextField();
    private final NoteArea note = new NoteArea();
    private final ListView<String> list = new ListView<>();
    private final Button button = new Button("nút");
    private final KeyOverlay overlay = new KeyOverlay(keys, new Messages());
    private Scene scene;

    @BeforeEach
    void open() {
        list.getItems().addAll("a", "b");
        button.setOnAction(e -> done.add("button"));
        StackPane root = new StackPane(new VBox(list, new HBox(field, note, button)), overlay.node());
        scene = Fx.show(root, 600, 400, Density.NORMAL).getScene();
        keys.install(scene);
        for (String id : List.of(
                StandardKeys.ASSIGN,
                StandardKeys.ACCEPT,
                StandardKeys.OPEN,
                StandardKeys.PALETTE,
                StandardKeys.MONITOR,
                StandardKeys.BACK,
                StandardKeys.choose(1),
                StandardKeys.priority(1))) {
            keys.bind(id, () -> done.add(id));
        }
        keys.bind(StandardKeys.HELP, overlay::open);
    }

    @Test
    void lettersActOutsideTextFields() {
        list.requestFocus();
        for (String k : List.of("G", "Space", "Enter", "1", "Shift+1", "Ctrl+K", "F1")) {
            Fx.press(scene, k);
        }
        assertThat(done)
                .containsExactly(
                        "case.assign",
                        "case.accept",
                        "case.open",
                        "choose.1",
                        "priority.1",
                        "palette",
                        "workspace.monitor");
    }

    @Test
    void aKeyThatIsHeldActsOnceAndItsRepeatsAreNoText() {
        keys.bind(StandardKeys.NOTE, () -> {
            done.add("note");
            field.requestFocus();
        });
        list.requestFocus();
        Fx.hold(scene, "g", 5);
        Fx.hold(scene, "n", 5);
        assertThat(done).containsExactly("case.assign", "note");
        assertThat(field.getText()).isEmpty();
        Fx.type(scene, "nn");
        assertThat(field.getText()).isEqualTo("nn");
    }

    @Test
    void theLetterOfAKeyThatOpensAFieldDoesNotStandInIt() {
        keys.bind(StandardKeys.NOTE, field::requestFocus);
        list.requestFocus();
        Fx.type(scene, "nước");
        assertThat(field.getText()).isEqualTo("ước");
    }

    @Test
    void typingVietnameseDoesNothingElse() {
        field.requestFocus();
        Fx.type(scene, "Ngập úng ẵậợ 1 g G?/");
        assertThat(done).isEmpty();
        assertThat(field.getText()).isEqualTo("Ngập úng ẵậợ 1 g G?/");

        note.requestFocus();
        Fx.type(scene, "giao việc");
        Fx.press(scene, "Enter");
        assertThat(done).isEmpty();

        Fx.press(scene, "Ctrl+K");
        Fx.press(scene, "F1");
        assertThat(done).containsExactly("palette", "workspace.monitor");
    }

    @Test
    void spaceStillPressesAButton() {
        button.requestFocus();
        Fx.press(scene, "Space");
        assertThat(done).containsExactly("button");
        Fx.press(scene, "G");
        assertThat(done).containsExactly("button", "case.assign");
    }

    @Test
    void theNewestBindingWinsAndTheOneBeforeComesBack() {
        list.requestFocus();
        Subscription s = keys.bind(StandardKeys.ASSIGN, () -> done.add("newer"));
        Fx.press(scene, "G");
        s.close();
        Fx.press(scene, "G");
        assertThat(done).containsExactly("newer", "case.assign");
    }

    @Test
    void aRemappedKeyMovesItsAction() {
        list.requestFocus();
        keys.remap(Map.of(StandardKeys.ASSIGN, "F9"));
        Fx.press(scene, "G");
        assertThat(done).isEmpty();
        Fx.press(scene, "F9");
        assertThat(done).containsExactly("case.assign");
        assertThat(keys.label(StandardKeys.ASSIGN)).isEqualTo("F9");
    }

    @Test
    void aCapturedKeyGoesToTheTakerAlone() {
        list.requestFocus();
        keys.capture(e -> done.add("panel " + e.getText()));
        Fx.press(scene, "7");
        Fx.press(scene, "G");
        assertThat(done).containsExactly("panel ", "case.assign");
    }

    @Test
    void theQuestionMarkListsTheKeysOfThisScreenAndAnyKeyClosesIt() {
        list.requestFocus();
        Fx.press(scene, "?");
        assertThat(overlay.isOpen()).isTrue();
        Fx.layout(scene);
        List<String> words = overlay.node().lookupAll(".label").stream()
                .map(n -> ((Label) n).getText())
                .toList();
        assertThat(words).contains("G", "Giao việc, điều lực lượng", "Ctrl+K").doesNotContain("Gộp bản trùng");

        Fx.press(scene, "G");
        assertThat(overlay.isOpen()).isFalse();
        assertThat(done).isEmpty();
        assertThat(scene.getFocusOwner()).isSameAs(list);
        Fx.press(scene, "G");
        assertThat(done).containsExactly("case.assign");
    }
}
