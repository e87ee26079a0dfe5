package vn.toancanh.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import vn.toancanh.core.port.Subscription;
import vn.toancanh.uikit.sound.Pattern;

/**
 * The storm: 10,000 changes a second of 5,000 cases and then five times as many on the core alone, in a heap as small as its
 * goal; and the first once more with the desk before it. A minute each, or ten with {@code installer/bench --long sync}.
 */
final class StormBench implements Bench {
    static final int HEAP = 128;
    static final int HOT = 5_000;

    /** So that each is a sound of its own. */
    private static final Duration ALARMS_EVERY = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "sync-storm";
    }

    @Override
    public void run(Report report) throws Exception {
        Duration lasts = Boolean.getBoolean("toancanh.long") ? Duration.ofMinutes(10) : Duration.ofMinutes(1);
        core(report, new Storm.Plan(10_000, HOT, lasts), true);
        core(report, new Storm.Plan(50_000, HOT, lasts), false);
        desk(report, new Storm.Plan(10_000, HOT, lasts));
    }

    private static String what(Storm.Plan plan) {
        return String.format(
                Locale.ROOT,
                "G14 %dk changes a second for %d s, ",
                plan.perSecond() / 1_000,
                plan.lasts().toSeconds());
    }

    /** @param goals whether those of time are for this rate; those of memory always are */
    private static void core(Report report, Storm.Plan plan, boolean goals) throws Exception {
        Storm.Figures f = Storm.apart(plan, HEAP);
        String what = what(plan);
        report.figure(what + "sent", f.perSecond(), "1/s", plan.perSecond(), ">= 0.99");
        report.figure(what + "lag p50", f.lag50(), "ms", "-");
        report.figure(what + "lag p99", f.lag99(), "ms", goals ? "<= 1000" : "-");
        report.figure(what + "priority 1 in the state, p99", f.alarm99(), "ms", goals ? "<= 500" : "-");
        report.figure(what + "priority 1 in the state, worst", f.alarmWorst(), "ms", goals ? "<= 500" : "-");
        report.figure(what + "all shown after the end", f.caughtUp(), "ms", "-");
        report.figure(what + "things waiting at most", f.waitingMost(), "", plan.hot(), "<= 1");
        report.figure(
                what + "heap after a collection at most, city included, of " + HEAP + " there were",
                f.heap(),
                "MiB",
                "<= " + HEAP);
        report.figure(what + "cache.db-wal at most (G17)", f.log(), "MiB", "<= 64");
        report.figure(what + "cases wrong at the end, shown or in the file", f.wrong(), "", "0");
    }

    private static void desk(Report report, Storm.Plan plan) throws Exception {
        QueueBench.startFx();
        Path dir = Files.createTempDirectory("bench");
        StormCity city = StormCity.withOpen(plan.hot());
        Waits waits = new Waits(plan.hot());
        Rain rain = new Rain(city, plan, ALARMS_EVERY);
        try (FacelessConsole c = new FacelessConsole(dir, city)) {
            c.ring().signIn("bench").toCompletableFuture().get(30, TimeUnit.SECONDS);
            c.until(() -> city.isStreaming() && c.state().shown().size() == plan.hot());
            DeskWindow desk = QueueBench.fx(() -> new DeskWindow(c.ring(), pattern -> {
                if (pattern == Pattern.P1) {
                    waits.alarmsHeard();
                }
            }));
            try {
                QueueBench.settle();
                rain.fall(c.ring(), new Waits(plan.hot()), Storm.WARM, () -> {});
                c.until(() -> c.state().cursor().seq() >= city.head());
                QueueBench.Frames frames;
                try (Subscription shown = desk.bridge().watch(waits::shown)) {
                    frames = QueueBench.fx(QueueBench.Frames::new);
                    rain.fall(c.ring(), waits, plan.lasts(), () -> {});
                    c.until(() -> c.state().cursor().seq() >= city.head());
                    QueueBench.settle();
                }
                double[] f = QueueBench.fx(frames::end);
                String what = what(plan) + "with the desk, ";
                report.figure(what + "sent", rain.perSecond(), "1/s", plan.perSecond(), ">= 0.99");
                report.figure(what + "frame p99", f[1], "ms", "<= 50");
                report.figure(what + "frames per second", f[0] / plan.lasts().toSeconds(), "1/s", "-");
                report.figure(what + "lag p99 to the views", waits.lag(0.99), "ms", "<= 1000");
                report.figure(what + "priority 1 until its sound, worst", waits.alarm(1), "ms", "<= 500");
            } finally {
                QueueBench.fx(() -> QueueBench.close(desk));
            }
        } finally {
            IngestBench.delete(dir);
        }
    }
}
