package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.window.WindowPlaces;

@ExtendWith(FxExtension.class)
class WindowPlacesStageTest {
    private final Map<String, String> stored = new HashMap<>();
    private final SettingsStore settings = new SettingsStore() {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(stored.get(key));
        }

        @Override
        public void put(String key, String value) {
            stored.put(key, value);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final WindowPlaces places = new WindowPlaces(settings, () -> List.of(new Rectangle2D(0, 0, 1200, 800)));

    @Test
    @OffFx
    void aWindowReturnsToWhereItWasMoved() {
        Stage first = Fx.get(this::open);
        Subscription s = Fx.get(() -> places.manage(first, "desk", 600, 400));
        Fx.run(first::show);
        Awaitility.await().untilAsserted(() -> {
            // The window manager has a say until the window is mapped: move it until it stays.
            Fx.run(() -> {
                first.setX(70);
                first.setY(50);
                first.setWidth(500);
                first.setHeight(300);
            });
            Fx.settle();
            assertThat(Fx.get(() -> places.find("desk", 600, 400)))
                    .isEqualTo(new WindowPlaces.Place(70, 50, 500, 300, false));
        });
        Fx.run(() -> {
            s.close();
            first.setX(5);
            first.close();
        });
        assertThat(Fx.get(() -> places.find("desk", 600, 400).x())).isEqualTo(70);
    }

    private Stage open() {
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane()));
        return stage;
    }
}
