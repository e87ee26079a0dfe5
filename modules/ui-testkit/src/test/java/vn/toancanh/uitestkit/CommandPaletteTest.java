package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.palette.CommandPalette;
import vn.toancanh.uikit.palette.PaletteItem;
import vn.toancanh.uikit.palette.PaletteSource;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.walk.ContrastWalker;
import vn.toancanh.uitestkit.walk.TruncationWalker;

@ExtendWith(FxExtension.class)
class CommandPaletteTest {
    private final List<String> done = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Button behind = new Button("sau");
    private boolean direct = true;
    private final Executor worker = r -> {
        if (direct) {
            r.run();
        } else {
            work.add(r);
        }
    };
    private final CommandPalette palette =
            new CommandPalette(new Messages(), FxBridge.sameThread(new QuietRing()), worker);
    private Scene scene;

    private PaletteItem item(String title, String subtitle) {
        return new PaletteItem(title, title, subtitle, "place", () -> done.add(title));
    }

    private final List<PaletteItem> places =
            List.of(item("Cầu Rồng", "Hải Châu"), item("Cầu Trần Thị Lý", "Hải Châu"), item("Đường Lê Duẩn", ""));

    private PaletteSource source(String id, List<PaletteItem> items) {
        return new PaletteSource() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public List<PaletteItem> items() {
                return items;
            }

            @Override
            public List<PaletteItem> forQuery(String query) {
                return query.startsWith("chuyen ") ? List.of(item("Chuyển " + query.substring(7), "")) : List.of();
            }
        };
    }

    @BeforeEach
    void open() {
        scene = Fx.show(new StackPane(behind, palette.node()), 1366, 768, Density.NORMAL)
                .getScene();
        palette.add(source("places", places));
        behind.requestFocus();
    }

    private List<String> titles() {
        return palette.shown().stream().map(PaletteItem::title).toList();
    }

    @Test
    void findsWithAndWithoutToneMarksAndRunsByEnter() {
        palette.open("");
        assertThat(titles()).hasSize(3);
        Fx.type(scene, "cau");
        assertThat(titles()).containsExactly("Cầu Rồng", "Cầu Trần Thị Lý");
        Fx.press(scene, "Down");
        Fx.press(scene, "Enter");

        assertThat(done).containsExactly("Cầu Trần Thị Lý");
        assertThat(palette.isOpen()).isFalse();
        assertThat(scene.getFocusOwner()).isSameAs(behind);
    }

    @Test
    void typingGoesOnAfterTheTextHandedOver() {
        palette.open("le");
        Fx.type(scene, " duan");
        assertThat(palette.field().getText()).isEqualTo("le duan");
    }

    @Test
    void escapeGivesTheFocusBack() {
        palette.open("le duan");
        assertThat(titles()).containsExactly("Đường Lê Duẩn");
        Fx.press(scene, "Esc");
        assertThat(palette.isOpen()).isFalse();
        assertThat(done).isEmpty();
        assertThat(scene.getFocusOwner()).isSameAs(behind);
    }

    @Test
    void aCommandWithItsOwnWordsComesFirst() {
        palette.open("chuyen PA-1234 thoatnuoc");
        assertThat(titles()).containsExactly("Chuyển PA-1234 thoatnuoc");
    }

    @Test
    void anAnswerToAnOlderQueryIsDropped() {
        direct = false;
        palette.open("cau");
        palette.field().setText("le");
        Runnable first = work.poll();
        Runnable second = work.poll();
        Runnable third = work.poll();
        assertThat(work).isEmpty();
        if (third != null) {
            third.run();
        }
        second.run();
        List<String> newest = titles();
        first.run();
        assertThat(titles()).isEqualTo(newest);
    }

    @Test
    void aSourceThatIsGoneIsNotFound() {
        Subscription s = palette.add(source("more", List.of(item("Trạm bơm", ""))));
        palette.open("tram bom");
        assertThat(titles()).containsExactly("Trạm bơm");
        palette.close();
        s.close();
        palette.open("tram bom");
        assertThat(titles()).isEmpty();
    }

    @Test
    void looksSound() {
        palette.open("cau");
        Fx.layout(scene);
        assertThat(ContrastWalker.problems(scene)).isEmpty();
        assertThat(TruncationWalker.problems(scene)).isEmpty();
        palette.open("khong co gi");
        Fx.layout(scene);
        assertThat(ContrastWalker.problems(scene)).isEmpty();
    }
}
