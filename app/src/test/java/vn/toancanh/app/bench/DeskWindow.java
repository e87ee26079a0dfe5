package vn.toancanh.app.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.uidesk.DeskPorts;
import vn.toancanh.uidesk.DeskStation;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.sound.Sounds;
import vn.toancanh.uikit.watch.Ticker;

/** The real desk on a ring, in a window. JavaFX thread. */
final class DeskWindow implements AutoCloseable {
    static final double WIDTH = 1600;
    static final double HEIGHT = 900;

    private final InstantSource clock = InstantSource.system();
    private final Ticker ticker = new Ticker(clock);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Stage stage = new Stage();
    private final Sounds sounds = new Sounds(pattern -> {}, clock);
    private final FxBridge bridge;
    private final DeskStation station;

    DeskWindow(Ring ring) {
        Messages words = new Messages("app", DeskStation.BUNDLE);
        bridge = FxBridge.of(ring, System::nanoTime);
        station = new DeskStation(
                ring,
                bridge,
                words,
                new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                ticker,
                new Forgetful(),
                clock,
                sounds,
                Runnable::run,
                new NoPorts());
        stage.setScene(new Scene(station.root(), WIDTH, HEIGHT));
        station.attach();
        ticker.start(timer, Platform::runLater);
        stage.show();
    }

    FxBridge bridge() {
        return bridge;
    }

    /** What was heard, or would have been. */
    Sounds sounds() {
        return sounds;
    }

    Scene scene() {
        return stage.getScene();
    }

    @Override
    public void close() {
        station.detach();
        ticker.close();
        timer.shutdownNow();
        bridge.close();
        stage.hide();
    }

    private static final class NoPorts implements DeskPorts {
        @Override
        public List<Path> choosePictures() {
            return List.of();
        }

        @Override
        public void quit() {}

        @Override
        public void copy(String text) {}
    }

    static final class Forgetful implements SettingsStore {
        private final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public void put(String key, String value) {
            values.put(key, value);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
