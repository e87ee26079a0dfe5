package vn.toancanh.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;
import vn.toancanh.storage.Profile;
import vn.toancanh.storage.Storage;
import vn.toancanh.wire.Json;

/**
 * From the start of the console's process to its first painted window and to a queue with rows, on a profile with 10,000
 * cached cases and no link; and to the window alone where that cache is broken (G7). The long run has 990,000 closed cases
 * beside them (G11). The reference is a JavaFX window with one label, started with the same options of the Java
 * machine. All are started in turn; the first start of each counts for nothing. From JDK 25 on the console is started with an
 * archive of its classes, as installer/run does from its second start on, and without.
 */
final class StartupBench implements Bench {
    /** Makes its archive in one step. */
    private static final int FIRST_WITH_ARCHIVE = 25;

    private static final int ROUNDS = 5;
    private static final int CASES = 10_000;
    private static final int CLOSED = 990_000;
    private static final int BATCH = 10_000;
    /** Longer than what a console shows of the cases that are over. */
    private static final Duration OVER_FOR = Duration.ofDays(2);

    private static final long LONGEST_SECONDS = 60;
    /** Nobody listens there, so that the console knows at once that there is no link. */
    private static final String NO_GATEWAY = "http://127.0.0.1:9";

    /** @param wall and {@code cpu} of the process in milliseconds until it said the word */
    private record Mark(double wall, double cpu) {}

    /** What one kind of start took, round by round. */
    private static final class Starts {
        private final List<Mark> painted = new ArrayList<>();
        private final List<Mark> usable = new ArrayList<>();
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public void run(Report report) throws Exception {
        String given = System.getProperty("toancanh.console");
        if (given == null) {
            throw new IOException("-Dtoancanh.console must name a file with the console's command line");
        }
        List<String> console = Files.readAllLines(Path.of(given));
        Path profile = Files.createTempDirectory("bench-profile");
        Path archive = Files.createTempDirectory("bench-archive");
        try {
            boolean whole = Boolean.getBoolean("toancanh.long");
            fill(profile, whole ? CLOSED : 0);
            String queue =
                    "usable queue of " + CASES + " cached cases" + (whole ? ", beside " + CLOSED + " closed" : "");
            List<String> options = List.of("--gateway", NO_GATEWAY, "--profile", profile.toString(), "--first-paint");
            List<String> plain = joined(console, options);
            List<String> bare = BareWindow.command(console);
            List<String> archived = Runtime.version().feature() < FIRST_WITH_ARCHIVE ? null : train(plain, archive);
            Starts ours = new Starts();
            Starts unarchived = new Starts();
            Starts reference = new Starts();
            Starts broken = new Starts();
            for (int round = 0; round <= ROUNDS; round++) {
                boolean counts = round > 0;
                start(bare, counts ? reference : new Starts(), End.ITSELF);
                start(plain, counts ? unarchived : new Starts(), End.USABLE);
                if (archived != null) {
                    start(archived, counts ? ours : new Starts(), End.USABLE);
                }
            }
            for (int round = 0; round < ROUNDS; round++) {
                breakCache(profile);
                start(archived == null ? plain : archived, broken, End.PAINTED);
            }
            Mark base = median(reference.painted);
            if (archived != null) {
                figures(report, "first painted window", ours.painted, base, "<= 1.5");
                figures(report, queue, ours.usable, base, "<= 2; G11 3000 ms of wall time");
            }
            figures(
                    report,
                    "first painted window, cache.db broken (G7)",
                    broken.painted,
                    base,
                    "<= 2000 ms of wall time");
            figures(report, "first painted window, no archive", unarchived.painted, base, "-");
            figures(report, "usable queue, no archive", unarchived.usable, base, "-");
        } finally {
            IngestBench.delete(profile);
            IngestBench.delete(archive);
        }
    }

    /** One start that leaves an archive behind; gives the command that uses it. */
    private static List<String> train(List<String> console, Path dir) throws Exception {
        String file = dir.resolve("console.aot").toString();
        start(with(console, "-XX:AOTCacheOutput=" + file), new Starts(), End.USABLE);
        return with(console, "-XX:AOTCache=" + file);
    }

    private static List<String> with(List<String> command, String option) {
        List<String> out = new ArrayList<>(command);
        out.addAll(1, List.of(option, "-Xlog:aot=off"));
        return out;
    }

    private static void figures(Report report, String what, List<Mark> marks, Mark base, String goal) {
        Mark m = median(marks);
        report.figure(what + ", CPU", m.cpu(), "ms", base.cpu(), goal);
        report.figure(what + ", wall", m.wall(), "ms", base.wall(), goal);
    }

    private static Mark median(List<Mark> marks) {
        return new Mark(
                InTurn.median(marks.stream().mapToDouble(Mark::wall).toArray()),
                InTurn.median(marks.stream().mapToDouble(Mark::cpu).toArray()));
    }

    /** A profile as a console leaves it that was signed in and has heard the city. */
    static void fill(Path dir, int closed) throws Exception {
        BenchCity city = new BenchCity();
        Instant now = Instant.now();
        Json json = new Json();
        try (Profile profile = Profile.open(dir);
                Storage storage = Storage.of(profile, InstantSource.system(), json, (delay, task) -> {})) {
            storage.cache().saveCatalogue(city.catalogue(), "bench");
            for (int from = 0; from < closed; from += BATCH) {
                List<Change> over = new ArrayList<>();
                for (int i = from; i < Math.min(from + BATCH, closed); i++) {
                    Instant received = now.minus(OVER_FOR).minusSeconds(i);
                    over.add(new Change.CaseChanged(city.fresh(CASES + i, received)
                            .with()
                            .state(CaseState.CLOSED)
                            .build()));
                }
                storage.cache().apply(new ChangeBatch(new Cursor("bench", from + 1), over), now);
            }
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                changes.add(new Change.CaseChanged(city.fresh(i, now)));
            }
            storage.cache().apply(new ChangeBatch(new Cursor("bench", closed + CASES), changes), now);
            storage.secrets().put("session", json.text(Kept.of(city.session())));
        }
    }

    /** A session as the console keeps it. */
    private record Kept(Actor actor, List<Right> rights, String token) {
        static Kept of(Session s) {
            return new Kept(s.actor(), s.rights().stream().sorted().toList(), s.token());
        }
    }

    /** Noise over its root page and every tenth kilobyte. */
    private static void breakCache(Path profile) throws IOException {
        Path file = profile.resolve("cache.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i += 10_240) {
            Arrays.fill(bytes, i, Math.min(bytes.length, i + 512), (byte) 'Z');
        }
        Files.write(file, bytes);
    }

    /** When a start is over. */
    private enum End {
        /** The window is there. */
        PAINTED,
        /** The queue is there too, whole. */
        USABLE,
        /** It ends by itself and has no queue. */
        ITSELF
    }

    private static void start(List<String> command, Starts into, End end) throws Exception {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean painted = false;
        boolean usable = false;
        Thread limit = new Thread(() -> endLate(process), "limit");
        limit.setDaemon(true);
        limit.start();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Mark now = new Mark((System.nanoTime() - began) / 1e6, InTurn.cpuMillis(process.toHandle()));
                if (line.equals("PAINTED")) {
                    painted = true;
                    into.painted.add(now);
                    if (end == End.PAINTED) {
                        break;
                    }
                } else if (line.startsWith("USABLE ")) {
                    usable = line.endsWith(" " + CASES);
                    into.usable.add(now);
                }
            }
            if (end != End.PAINTED) {
                process.waitFor();
            }
        } finally {
            process.destroyForcibly().waitFor();
            limit.interrupt();
        }
        if (!painted || usable != (end == End.USABLE)) {
            throw new IOException("a window was not painted as it should: " + String.join(" ", command));
        }
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // It has ended in time.
        }
    }

    private static List<String> joined(List<String> a, List<String> b) {
        List<String> out = new ArrayList<>(a);
        out.addAll(b);
        return out;
    }
}
