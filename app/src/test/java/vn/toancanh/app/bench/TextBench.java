package vn.toancanh.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.uikit.control.FoldedText;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.theme.Density;
import vn.toancanh.uitestkit.Fx;
import vn.toancanh.uitestkit.HostileTexts;

/**
 * A citizen's text from its arrival to its layout in the panel of a case, after the sanitiser (G16): as it stands there, and
 * in the longest frame after its reader asked for all of it. The reference is the same text in a label of the toolkit. CPU of
 * the JavaFX thread, the best of some rounds; of all kinds of text the slowest is told, and the Vietnamese one.
 */
final class TextBench implements Bench {
    private static final int MAX = 4_000;
    private static final double PANEL = 420;
    private static final int ROUNDS = 7;

    /** As many as the pieces of the longest text need, and some. */
    private static final int FRAMES = 25;

    private static final String GOAL = "<= 16";

    private final Messages words = new Messages();
    private final Format format = new Format(words, ZoneId.of("Asia/Ho_Chi_Minh"));
    private Stage stage;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public void run(Report report) {
        Fx.start();
        stage = Fx.get(() -> Fx.show(new VBox(), PANEL, 900, Density.NORMAL));
        try {
            Map<String, Double> folded =
                    times(text -> new FoldedText(words, format, "report", "text-cell").show("a", text));
            Map<String, Double> open = opened();
            Map<String, Double> whole = times(text -> {
                Label l = new Label(text);
                l.getStyleClass().addAll("report", "text-cell");
                l.setWrapText(true);
                l.setMinHeight(Region.USE_PREF_SIZE);
                return l;
            });
            report(report, "its beginning", folded, whole, GOAL);
            report(report, "all of it, asked for, the longest frame", open, whole, GOAL);
        } finally {
            Fx.run(stage::hide);
        }
    }

    private static void report(
            Report report, String what, Map<String, Double> times, Map<String, Double> whole, String goal) {
        String slowest = times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        for (String kind : new String[] {"plain", slowest}) {
            report.figure("G16 4,000 letters, " + kind + ", " + what, times.get(kind), "ms", whole.get(kind), goal);
        }
    }

    private Map<String, Double> times(Function<String, Parent> pane) {
        Map<String, Double> out = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            HostileTexts.all()
                    .forEach((kind, text) -> out.merge(kind, layOut(pane, Sanitiser.clean(text, MAX)), Math::min));
        }
        return out;
    }

    /** Styles and layout of the longest frame, from the press to the last piece. */
    private Map<String, Double> opened() {
        Map<String, Double> out = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            HostileTexts.all().forEach((kind, raw) -> {
                FoldedText[] pane = new FoldedText[1];
                layOut(
                        text -> pane[0] = new FoldedText(words, format, "report", "text-cell").show("a", text),
                        Sanitiser.clean(raw, MAX));
                out.merge(kind, longestFrame(() -> pane[0].open(true)), Math::min);
            });
        }
        return out;
    }

    private double longestFrame(Runnable press) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        CountDownLatch frames = new CountDownLatch(FRAMES);
        AtomicLong start = new AtomicLong();
        AtomicLong longest = new AtomicLong();
        Runnable before = () -> start.set(threads.getCurrentThreadCpuTime());
        Runnable after = () -> {
            longest.accumulateAndGet(threads.getCurrentThreadCpuTime() - start.get(), Math::max);
            frames.countDown();
            Platform.requestNextPulse();
        };
        Scene scene = Fx.get(stage::getScene);
        Fx.run(() -> {
            press.run();
            scene.addPreLayoutPulseListener(before);
            scene.addPostLayoutPulseListener(after);
            Platform.requestNextPulse();
        });
        try {
            if (!frames.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the window does not draw");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Fx.run(() -> {
                scene.removePreLayoutPulseListener(before);
                scene.removePostLayoutPulseListener(after);
            });
        }
        return longest.get() / 1e6;
    }

    private double layOut(Function<String, Parent> pane, String text) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Fx.get(() -> {
            Scene scene = stage.getScene();
            long start = threads.getCurrentThreadCpuTime();
            ((VBox) scene.getRoot()).getChildren().setAll(pane.apply(text));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return (threads.getCurrentThreadCpuTime() - start) / 1e6;
        });
    }
}
