package vn.toancanh.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.Subscription;

/**
 * The queue of the real desk while the city changes 10,000 cases a second, by reducer and bridge as they run in the console.
 * The reference is {@link NaiveWindow} under 1,000 of the same changes a second. In turn, some seconds each.
 */
final class QueueBench implements Bench {
    private static final int RATE = 10_000;
    private static final int NAIVE_RATE = 1_000;
    private static final int SECONDS = 5;
    private static final int ROUNDS = 3;
    private static final int SETTLE_PULSES = 90;
    private static final long STEP_NANOS = 10_000_000;

    /** Milliseconds of CPU per second; frames per second; 99th percentiles in milliseconds. */
    private record Load(double cpu, double fx, double fps, double frame, double lag) {}

    private interface Feed {
        void changes(int count);
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public void run(Report report) throws Exception {
        startFx();
        measure(report, 5_000, ROUNDS);
        measure(report, 100_000, 1);
    }

    /** The toolkit of this process, which runs until its end. */
    static void startFx() throws Exception {
        CompletableFuture<Void> up = new CompletableFuture<>();
        try {
            Platform.startup(() -> up.complete(null));
        } catch (IllegalStateException e) {
            up.complete(null); // it runs already
        }
        Platform.setImplicitExit(false);
        up.get(30, TimeUnit.SECONDS);
    }

    private static void measure(Report report, int cases, int rounds) throws Exception {
        BenchCity city = new BenchCity();
        Instant now = Instant.now();
        List<Change> all = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            all.add(new Change.CaseChanged(city.fresh(i, now)));
        }
        BenchRing ring = new BenchRing(city, all);
        List<Load> ours = new ArrayList<>();
        List<Load> naive = new ArrayList<>();
        Bounds place = null;
        double heap = 0;
        for (int round = 0; round <= rounds; round++) {
            DeskWindow desk = fx(() -> new DeskWindow(ring));
            try {
                settle();
                Load load = ours(city, ring, desk, cases);
                place = fx(() -> place(desk));
                heap = heap();
                count(round, load, ours);
            } finally {
                fx(() -> close(desk));
            }
            Load load = naive(city, ring, place, cases);
            count(round, load, naive);
        }
        String what = ", " + cases / 1000 + "k cases, 10k changes/s against naive 1k/s";
        report.figure("CPU per second" + what, median(ours, 0), "ms", median(naive, 0), "<= 0.7");
        report.figure("JavaFX thread per second" + what, median(ours, 1), "ms", median(naive, 1), "<= 0.7");
        report.figure("frames per second" + what, median(ours, 2), "1/s", median(naive, 2), "-");
        report.figure("frame p99" + what, median(ours, 3), "ms", median(naive, 3), "<= 50 ms");
        report.figure("lag p99" + what, median(ours, 4), "ms", "<= 1000");
        report.figure("heap in use after it" + what, heap, "MiB", cases > 5_000 ? "-" : "<= 128");
    }

    /** The first round warms up. */
    private static void count(int round, Load load, List<Load> into) {
        if (round > 0) {
            into.add(load);
        }
    }

    private static double median(List<Load> loads, int figure) {
        return InTurn.median(loads.stream()
                .mapToDouble(l -> new double[] {l.cpu(), l.fx(), l.fps(), l.frame(), l.lag()}[figure])
                .toArray());
    }

    private static Load ours(BenchCity city, BenchRing ring, DeskWindow desk, int cases) throws Exception {
        ConcurrentLinkedQueue<long[]> said = new ConcurrentLinkedQueue<>();
        List<Double> lags = new ArrayList<>();
        Subscription watch = desk.bridge().watch((state, touched) -> {
            for (long[] s = said.peek(); s != null && s[0] <= state.version(); s = said.peek()) {
                said.poll();
                lags.add((System.nanoTime() - s[1]) / 1e6);
            }
        });
        try {
            Load load = under(RATE, count -> {
                Instant now = Instant.now();
                List<Change> batch = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    Case old = ring.state().confirmed().get("case-" + city.any(cases));
                    batch.add(new Change.CaseChanged(city.changed(old, now)));
                }
                said.add(new long[] {ring.state().version() + 1, System.nanoTime()});
                ring.changes(batch);
            });
            double lag = fx(() -> percentile99(lags));
            return new Load(load.cpu(), load.fx(), load.fps(), load.frame(), lag);
        } finally {
            watch.close();
        }
    }

    private static Load naive(BenchCity city, BenchRing ring, Bounds place, int cases) throws Exception {
        List<Case> rows = new ArrayList<>(ring.state().shown().values());
        NaiveWindow window = fx(() -> new NaiveWindow(rows, place));
        try {
            settle();
            return under(NAIVE_RATE, count -> {
                Instant now = Instant.now();
                for (int i = 0; i < count; i++) {
                    int row = city.any(cases);
                    Case next = city.changed(rows.get(row), now);
                    rows.set(row, next);
                    window.change(row, next);
                }
            });
        } finally {
            fx(() -> close(window));
        }
    }

    /** Feeds on this thread; a feed that cannot keep up gets the rest in its next step. */
    private static Load under(int rate, Feed feed) throws Exception {
        System.gc();
        Frames frames = fx(Frames::new);
        long fxThread = fx(() -> Thread.currentThread().getId());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double cpu = InTurn.cpuMillis(ProcessHandle.current());
        long fxCpu = threads.getThreadCpuTime(fxThread);
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(SECONDS);
        long given = 0;
        for (long now = began; now < end; now = System.nanoTime()) {
            int due = (int) ((now - began) * rate / 1_000_000_000L - given);
            if (due > 0) {
                feed.changes(due);
                given += due;
            }
            LockSupport.parkNanos(Math.max(0, STEP_NANOS - (System.nanoTime() - now)));
        }
        fx(() -> null); // what waits for the JavaFX thread belongs to it
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuEnd = InTurn.cpuMillis(ProcessHandle.current());
        double fxMillis = (threads.getThreadCpuTime(fxThread) - fxCpu) / 1e6;
        double[] f = fx(frames::end);
        return new Load((cpuEnd - cpu) / seconds, fxMillis / seconds, f[0] / seconds, f[1], 0);
    }

    private static double heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    private static Bounds place(DeskWindow desk) {
        Node list = desk.scene().lookup("#queue-list");
        return list.localToScene(list.getBoundsInLocal());
    }

    static Void close(AutoCloseable window) throws Exception {
        window.close();
        return null;
    }

    /** Until the window is painted and its first work is done. */
    static void settle() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        fx(() -> {
            new AnimationTimer() {
                private int pulses;

                @Override
                public void handle(long now) {
                    if (++pulses == SETTLE_PULSES) {
                        stop();
                        done.complete(null);
                    }
                }
            }.start();
            return null;
        });
        done.get(60, TimeUnit.SECONDS);
    }

    static double percentile99(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }

    static <T> T fx(Callable<T> task) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(task.call());
            } catch (Exception | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(60, TimeUnit.SECONDS);
    }

    /** Counts pulses, which come 60 times a second where nothing holds the JavaFX thread. */
    static final class Frames extends AnimationTimer {
        private final List<Double> spans = new ArrayList<>();
        private long last;

        Frames() {
            start();
        }

        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            if (last != 0) {
                spans.add((at - last) / 1e6);
            }
            last = at;
        }

        /** How many, and the 99th percentile of the milliseconds between two. */
        double[] end() {
            stop();
            return new double[] {spans.size(), percentile99(spans)};
        }
    }
}
