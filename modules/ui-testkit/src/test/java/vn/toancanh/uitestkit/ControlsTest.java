package vn.toancanh.uitestkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.toancanh.core.link.LinkState;
import vn.toancanh.core.link.LinkStatus;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.core.time.Freshness;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.control.AgeLabel;
import vn.toancanh.uikit.control.FreshnessLabel;
import vn.toancanh.uikit.control.LinkBar;
import vn.toancanh.uikit.control.LoadMeter;
import vn.toancanh.uikit.error.ErrorWindow;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uikit.watch.Ticker;

@ExtendWith(FxExtension.class)
class ControlsTest {
    private final ManualClock clock = new ManualClock();
    private final Messages messages = new Messages();
    private final Format format = new Format(messages, ZoneId.of("Asia/Ho_Chi_Minh"));
    private final Ticker ticker = new Ticker(clock);

    private void pass(Duration d) {
        clock.advance(d);
        ticker.tick();
    }

    private static List<String> words(Scene s) {
        List<String> out = new ArrayList<>();
        s.getRoot().lookupAll(".label").forEach(n -> {
            if (n.isVisible()) {
                out.add(((Label) n).getText());
            }
        });
        return out;
    }

    @Test
    void aValueGrowsStaleByItself() {
        FreshnessLabel f = new FreshnessLabel(messages, format, ticker);
        f.show("23,6 km/h", clock.instant(), Duration.ofMinutes(5));
        Scene s = Fx.scene(new HBox(f), 400, 40, Density.NORMAL);
        assertThat(f.level()).isEqualTo(Freshness.Level.FRESH);
        assertThat(words(s)).containsExactly("23,6 km/h");

        pass(Duration.ofMinutes(12));
        Fx.layout(s);

        assertThat(f.level()).isEqualTo(Freshness.Level.STALE);
        assertThat(words(s)).containsExactly("23,6 km/h", "12 ph");
        assertThat(f.valueLabel().getOpacity()).isEqualTo(0.55);
    }

    @Test
    void aValueOfUnknownAgeIsNeverFresh() {
        FreshnessLabel f = new FreshnessLabel(messages, format, ticker);
        f.show("12", null, Duration.ofMinutes(5));
        Scene s = Fx.scene(new HBox(f), 400, 40, Density.NORMAL);
        assertThat(f.level()).isEqualTo(Freshness.Level.UNKNOWN);
        assertThat(words(s)).containsExactly("12", "chưa rõ từ lúc nào");
        f.showUnknown("trạm không gửi số liệu");
        assertThat(words(s)).containsExactly("—", "trạm không gửi số liệu");
    }

    @Test
    void aControlOutOfSightIsLetGoOfByTheTicker() {
        AgeLabel age = new AgeLabel(format, ticker);
        age.show(clock.instant(), clock.instant());
        HBox box = new HBox(age);
        Fx.scene(box, 100, 40, Density.NORMAL);
        pass(Duration.ofSeconds(5));
        assertThat(age.getText()).isEqualTo("5 giây");

        box.getChildren().clear();
        pass(Duration.ofSeconds(5));
        assertThat(age.getText()).isEqualTo("5 giây");

        box.getChildren().add(age);
        assertThat(age.getText()).isEqualTo("10 giây");
    }

    @Test
    void theLinkBarRunsWhileTheCityIsSilent() {
        LinkBar bar = new LinkBar(messages, format, ticker);
        Fx.scene(new StackPane(bar), 800, 40, Density.NORMAL);
        Instant word = clock.instant();
        bar.show(new LinkStatus(LinkState.ONLINE, word, word, null), 0);
        assertThat(bar.words()).isEqualTo("TRỰC TUYẾN nghe 0 giây trước");

        pass(Duration.ofSeconds(7));
        bar.show(new LinkStatus(LinkState.OFFLINE, clock.instant(), word, "silent"), 3);
        assertThat(bar.words()).isEqualTo("MẤT KẾT NỐI từ 08:00, nghe lần cuối 7 giây trước");
        pass(Duration.ofSeconds(60));
        assertThat(bar.words()).endsWith("nghe lần cuối 1 ph trước");

        bar.show(new LinkStatus(LinkState.SYNCING, clock.instant(), clock.instant(), null), 3);
        assertThat(bar.words()).startsWith("ĐANG ĐỒNG BỘ 3 mục");
        bar.show(new LinkStatus(LinkState.OFFLINE, clock.instant(), null, "refused"), 0);
        assertThat(bar.words()).contains("chưa nghe thấy lần nào");
    }

    @Test
    void theUnsentCountIsShownAndCanBeOpened() {
        LinkBar bar = new LinkBar(messages, format, ticker);
        AtomicInteger opened = new AtomicInteger();
        bar.setOnUnsent(opened::incrementAndGet);
        Scene s = Fx.scene(new StackPane(bar), 800, 40, Density.NORMAL);
        bar.show(new LinkStatus(LinkState.OFFLINE, clock.instant(), null, null), 1_204);
        Fx.layout(s);
        Button b = (Button) s.lookup(".unsent");
        assertThat(b.getText()).isEqualTo("Chưa gửi: 1.204");
        b.fire();
        assertThat(opened).hasValue(1);
        bar.show(new LinkStatus(LinkState.ONLINE, clock.instant(), clock.instant(), null), 0);
        assertThat(b.isVisible()).isFalse();
    }

    @Test
    void theLoadMeterIsAmberAboveFiveAndOffersBurstModeAboveTen() {
        LoadMeter m = new LoadMeter(messages, () -> {});
        m.show(5, false);
        assertThat(m.isBusy()).isFalse();
        m.show(6, false);
        assertThat(m.isBusy()).isTrue();
        m.show(10, false);
        assertThat(m.isBurstOffered()).isFalse();
        m.show(11, false);
        assertThat(m.isBurstOffered()).isTrue();
        m.show(0, true);
        assertThat(m.isBurstOffered()).isTrue();
    }

    @Test
    void thereIsOneErrorWindowHoweverManyErrors() {
        ErrorWindow w = new ErrorWindow(messages, () -> Density.NORMAL, () -> null);
        long before = javafx.stage.Window.getWindows().size();
        for (int i = 0; i < 100; i++) {
            w.show(new IllegalStateException("fault " + i));
        }
        assertThat(javafx.stage.Window.getWindows()).hasSize((int) before + 1);
        assertThat(w.lastCode()).startsWith("TC-");
        w.close();
        assertThat(w.isShowing()).isFalse();
    }

    @Test
    @OffFx
    void theRealBridgeGathersAFloodIntoPulses() {
        QuietRing ring = new QuietRing();
        FxBridge bridge = FxBridge.of(ring, System::nanoTime);
        AtomicInteger looks = new AtomicInteger();
        AtomicInteger tasks = new AtomicInteger();
        List<Long> last = new ArrayList<>();
        Subscription s = bridge.watch((state, touched) -> {
            looks.incrementAndGet();
            last.add(state.version());
        });
        long start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            ring.beat();
            bridge.later(tasks::incrementAndGet);
        }
        Awaitility.await().untilAsserted(() -> {
            assertThat(tasks).hasValue(100_000);
            assertThat(bridge.shown().version()).isEqualTo(100_000);
        });
        double pulses = (System.nanoTime() - start) / 16_000_000.0;
        assertThat(looks.get()).isLessThanOrEqualTo((int) pulses + 3);
        assertThat(last).isSorted();
        s.close();
        bridge.close();
    }
}
