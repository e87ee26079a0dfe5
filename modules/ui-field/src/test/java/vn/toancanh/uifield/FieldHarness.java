package vn.toancanh.uifield;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.CasePhotos;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.core.port.SettingsStore;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Language;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.station.Station;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.watch.Ticker;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.city.CityFixture;
import vn.toancanh.uitestkit.city.FakeRing;
import vn.toancanh.uitestkit.face.BlankMap;

/** The laptop in a window, on the small city; an officer of the traffic police is signed in. */
final class FieldHarness {
    final ManualClock clock = new ManualClock(CityFixture.NOW);
    final FakeRing ring = new FakeRing(clock::instant);
    final Messages words = new Messages(FieldStation.BUNDLE);
    final Map<String, String> settings = new HashMap<>();
    final List<Path> pictures = new ArrayList<>();
    final List<String> copied = new ArrayList<>();
    final List<String> browsed = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    /** What is to be seen of a photo. */
    CasePhotos photos = (a, side) -> CompletableFuture.completedFuture(new ImageCheck.Look.Refused("not-here"));

    final Ticker ticker = new Ticker(clock);
    FieldStation station;

    FieldHarness() {
        CityFixture.busy(ring);
        ring.step(s -> CityReducer.session(s, officer("pc08")));
    }

    static Session officer(String unit) {
        return new Session(
                new Actor("van-nam", "Phạm Văn Nam", "ht", unit),
                Set.of(Right.ACKNOWLEDGE, Right.NOTE, Right.ATTACH, Right.CHECK_STEP, Right.RESOLVE),
                "t");
    }

    /** Gives these cases to the officer's unit, in this order of the fixture. */
    List<Case> mine(int n) {
        List<Case> mine = ring.state().shown().values().stream()
                .filter(c -> c.state().isOpen() && c.place().point() != null)
                .sorted(java.util.Comparator.comparing(Case::code))
                .limit(n)
                .map(c -> c.with().unitId("pc08").version(c.version() + 1).build())
                .toList();
        mine.forEach(ring::say);
        return mine;
    }

    FieldHarness open(double width, double height, Language language) {
        words.languageProperty().set(language);
        FxBridge bridge = FxBridge.sameThread(ring);
        station = new FieldStation(
                Station.of(
                        ring,
                        bridge,
                        words,
                        new Format(words, ZoneId.of("Asia/Ho_Chi_Minh")),
                        ticker,
                        clock,
                        store(),
                        Runnable::run),
                use -> new BlankMap(),
                new FieldPorts() {
                    @Override
                    public List<Path> choosePictures() {
                        return List.copyOf(pictures);
                    }

                    @Override
                    public CompletionStage<ImageCheck.Look> photo(Attachment photo, int maxSide) {
                        asked.add(photo.id() + " " + maxSide);
                        return photos.look(photo, maxSide);
                    }

                    @Override
                    public void copy(String text) {
                        copied.add(text);
                    }

                    @Override
                    public boolean mayBrowse() {
                        return true;
                    }

                    @Override
                    public CompletionStage<Boolean> browse(URI address) {
                        browsed.add(address.toString());
                        return CompletableFuture.completedFuture(true);
                    }
                });
        Fx.show(station.root(), width, height, Density.NORMAL);
        station.attach();
        Fx.layout(scene());
        return this;
    }

    Scene scene() {
        return station.root().getScene();
    }

    void pass(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        ticker.tick();
        Fx.layout(scene());
    }

    Button button(String id) {
        return (Button) station.root().lookup("#" + id);
    }

    private SettingsStore store() {
        return new SettingsStore() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(settings.get(key));
            }

            @Override
            public void put(String key, String value) {
                settings.put(key, value);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
