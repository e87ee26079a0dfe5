package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.View;

@ExtendWith(FxExtension.class)
class ViewTest {
    private final QuietRing ring = new QuietRing();
    private final FxBridge bridge = FxBridge.sameThread(ring);
    private final List<Long> seen = new ArrayList<>();
    private final View view = new View() {
        private final StackPane root = new StackPane();

        @Override
        public Parent node() {
            return root;
        }

        @Override
        protected void onAttach(Pins pins) {
            pins.add(bridge.watch((s, t) -> seen.add(s.version())));
        }
    };

    @Test
    void aHiddenViewHearsNothingAndComesBackToThePresent() {
        view.attach();
        view.attach();
        ring.beat();
        assertThat(seen).containsExactly(0L, 1L);

        view.detach();
        view.detach();
        ring.beat();
        ring.beat();
        assertThat(seen).containsExactly(0L, 1L);
        assertThat(view.isAttached()).isFalse();

        view.attach();
        assertThat(seen).containsExactly(0L, 1L, 3L);
    }
}
