package vn.toancanh.uidesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.uidesk.fixture.DeskHarness;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.FxExtension;
import vn.toancanh.uitestkit.OffFx;
import vn.toancanh.uitestkit.city.CityFixture;

/**
 * Files are dragged by a robot's hand from another window through the window system and dropped on the case, as from a file
 * manager: nothing here calls the handler by itself.
 */
@ExtendWith(FxExtension.class)
@OffFx
class DropTest {
    private final DeskHarness h = Fx.get(DeskHarness::new);
    private final FxRobot hand = new FxRobot();
    private final List<Path> files = new ArrayList<>();
    private Label source;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        Fx.run(() -> {
            CityFixture.busy(h.ring);
            h.open(1366, 768, Density.COMPACT, Language.VI);
            h.stage.setX(0);
            h.stage.setY(0);
            source = new Label("tệp");
            source.setMinSize(120, 60);
            source.setOnDragDetected(e -> {
                Dragboard board = source.startDragAndDrop(TransferMode.COPY);
                ClipboardContent content = new ClipboardContent();
                content.putFiles(files.stream().map(Path::toFile).toList());
                board.setContent(content);
                e.consume();
            });
            Stage manager = new Stage();
            manager.setX(1500);
            manager.setY(300);
            manager.setScene(new Scene(new StackPane(source), 160, 100));
            manager.show();
        });
        Awaitility.await("the window manager has brought the file manager to the front")
                .until(() -> Fx.get(() -> source.getScene().getWindow().isFocused()));
    }

    /** A button that stays down after a failure would hold the pointer for all tests to come. */
    @AfterEach
    void letGo() {
        hand.release(MouseButton.PRIMARY);
    }

    private void file(String name) {
        try {
            files.add(Files.writeString(folder.resolve(name), name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Drags the files over the case in small steps and lets go there. */
    private void drop() {
        Point2D from = middle(source);
        Point2D to = middle(Fx.get(() -> h.scene().lookup("#detail")));
        hand.moveTo(from).press(MouseButton.PRIMARY);
        for (int i = 1; i <= 12; i++) {
            hand.moveTo(from.interpolate(to, i / 12.0));
        }
        Awaitility.await("the case shows that it takes the files")
                .until(() -> Fx.get(() -> h.scene().lookup("#detail").getPseudoClassStates().stream()
                        .anyMatch(p -> p.getPseudoClassName().equals("drop"))));
        hand.release(MouseButton.PRIMARY);
    }

    private static Point2D middle(Node n) {
        Bounds b = Fx.get(() -> n.localToScreen(n.getBoundsInLocal()));
        return new Point2D(b.getCenterX(), b.getCenterY());
    }

    private List<String> attached() {
        return h.ring.state().shown().get("case-0").attachments().stream()
                .map(Attachment::name)
                .toList();
    }

    private String said() {
        return Fx.get(() -> ((Label) h.scene().lookup("#said")).getText());
    }

    @Test
    void aPhotoDroppedOnTheCaseIsAttachedToIt() {
        file("ngã sáu.jpg");
        drop();
        Awaitility.await().untilAsserted(() -> assertThat(h.ring.taken()).containsExactlyElementsOf(files));
        assertThat(attached()).containsExactly("ngã sáu.jpg");
        assertThat(said()).isEqualTo("Đã lưu tại máy: Đính kèm ngã sáu.jpg · SC-2417");
    }

    @Test
    void aTextAmongThePhotosIsNamedAndHoldsNoneOfThemUp() {
        file("1.jpg");
        file("ghi chú.txt");
        file("2.jpg");
        drop();
        Awaitility.await().untilAsserted(() -> assertThat(attached()).containsExactly("1.jpg", "2.jpg"));
        assertThat(said())
                .isEqualTo("Đã lưu tại máy: Đính kèm 2 ảnh · SC-2417. Không nhận ghi chú.txt: Tệp này không phải ảnh.");
    }

    @Test
    void aTextAloneIsRefusedInOneSentenceAndTheDraftStays() {
        Fx.run(() -> ((javafx.scene.control.TextArea) h.scene().lookup("#note")).setText("Đang gọi 115"));
        file("ghi chú.txt");
        drop();
        Awaitility.await()
                .untilAsserted(() -> assertThat(said()).isEqualTo("Không nhận ghi chú.txt: Tệp này không phải ảnh."));
        assertThat(attached()).isEmpty();
        assertThat(Fx.get(() -> ((javafx.scene.control.TextArea) h.scene().lookup("#note")).getText()))
                .isEqualTo("Đang gọi 115");
    }

    @Test
    void thirtyPhotosAtOnceAllArriveInTheirOrder() {
        for (int i = 1; i <= 30; i++) {
            file("anh-" + i + ".jpg");
        }
        drop();
        Awaitility.await().untilAsserted(() -> assertThat(h.ring.taken()).containsExactlyElementsOf(files));
        assertThat(attached()).hasSize(30).startsWith("anh-1.jpg").endsWith("anh-30.jpg");
        assertThat(said()).isEqualTo("Đã lưu tại máy: Đính kèm 30 ảnh · SC-2417");
    }
}
