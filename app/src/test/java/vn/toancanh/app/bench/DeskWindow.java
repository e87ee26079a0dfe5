package vn.toancanh.app.bench;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.Scene;
import javafx.stage.Stage;
import vn.toancanh.core.port.Ring;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.uidesk.DeskPorts;
import vn.toancanh.uidesk.DeskStation;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.sound.SoundPlayer;
import vn.toancanh.uikit.sound.Sounds;
import vn.toancanh.uikit.watch.Ticker;

/** The real desk on a ring, in a window. JavaFX thread. */
final class DeskWindow implements AutoCloseable {
    static final double WIDTH = 1600;
    static final double HEIGHT = 900;

    private final InstantSource clock = InstantSource.system();
    private final Ticker ticker = new Ticker(clock);
    private final Stage stage = new Stage();
    private final FxBridge bridge;
    private final DeskStation station;

    DeskWindow(Ring ring) {
        this(ring, pattern -> {});
    }

    /** @param player hears the alarms */
    DeskWindow(Ring ring, SoundPlayer player) {
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
                new Sounds(player, clock),
                Runnable::run,
                new NoPorts());
        stage.setScene(new Scene(station.root(), WIDTH, HEIGHT));
        station.attach();
        ticker.start();
        stage.show();
    }

    FxBridge bridge() {
        return bridge;
    }

    Scene scene() {
        return stage.getScene();
    }

    @Override
    public void close() {
        station.detach();
        ticker.close();
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
