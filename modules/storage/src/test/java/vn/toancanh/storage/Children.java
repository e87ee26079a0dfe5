package vn.toancanh.storage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.wire.Json;

/** Programs that tests start as processes of their own, to kill them. */
final class Children {
    private Children() {}

    static Process start(Class<?> main, String... args) throws IOException {
        return builder(main, args).start();
    }

    /** @param args the first is the folder that it works in */
    static ProcessBuilder builder(Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", // starts fastest
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** The next line that the child says. */
    static String line(Process p) throws IOException {
        StringBuilder out = new StringBuilder();
        for (int b = p.getInputStream().read();
                b >= 0 && b != '\n';
                b = p.getInputStream().read()) {
            out.append((char) b);
        }
        return out.toString();
    }

    /** Opens a profile, says how that went and holds it. */
    static final class OpenProfile {
        private OpenProfile() {}

        public static void main(String[] args) throws Exception {
            try (Profile p = Profile.open(Path.of(args[0]))) {
                System.out.println(p.isReadOnly() ? "READ_ONLY" : "OPEN");
                System.out.flush();
                Thread.currentThread().join();
            } catch (StoreException e) {
                System.out.println(e.kind());
            }
        }
    }

    /** Appends acts for ever and says each one's place after it is durable. */
    static final class AppendForEver {
        private AppendForEver() {}

        public static void main(String[] args) throws Exception {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            try (SqliteOutbox outbox = new SqliteOutbox(Path.of(args[0]), new ManualClock(), new Json(), id -> -1)) {
                for (long i = 0; ; i++) {
                    out.println(
                            outbox.append(City.note("c" + i % 7, "act " + i)).n());
                }
            }
        }
    }

    /** Replaces a file for ever, each time by one number said many times over, and says the number after it is durable. */
    static final class ReplaceForEver {
        private ReplaceForEver() {}

        public static void main(String[] args) throws Exception {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Path file = Path.of(args[0]).resolve("file.json");
            for (long i = Long.parseLong(args[1]); ; i++) {
                SafeFiles.replace(file, (i + " ").repeat(3_000).getBytes(StandardCharsets.UTF_8), Disk.REAL);
                out.println(i);
            }
        }
    }

    /** Opens one of the files as at a start, and is dead before the n-th statement, commit or rename that writes. */
    static final class StartAndDie {
        static final int DEAD = 77;

        private StartAndDie() {}

        /** {@code dir file n} */
        public static void main(String[] args) throws Exception {
            AtomicInteger left = new AtomicInteger(Integer.parseInt(args[2]));
            Disk deadly = (step, file) -> {
                boolean writes = step == Disk.Step.WRITE || step == Disk.Step.COMMIT || step == Disk.Step.MOVE;
                if (writes && left.decrementAndGet() == 0) {
                    Runtime.getRuntime().halt(DEAD);
                }
            };
            Path dir = Path.of(args[0]);
            if (args[1].equals(OutboxSchema.FILE)) {
                try (SqliteOutbox outbox =
                        new SqliteOutbox(dir, new ManualClock(), new Json(), id -> -1, Db.Sync.FULL, deadly)) {
                    outbox.payload(1);
                }
            } else {
                try (SqliteCache cache = new SqliteCache(dir, new ManualClock(), new Json(), deadly)) {
                    cache.load();
                }
            }
        }
    }

    /** Keeps one act and says its place, or what the store said. */
    static final class AppendOnce {
        private AppendOnce() {}

        public static void main(String[] args) {
            try (SqliteOutbox outbox = new SqliteOutbox(Path.of(args[0]), new ManualClock(), new Json(), id -> -1)) {
                System.out.println(outbox.append(City.note("c1", "x")).n());
            } catch (StoreException e) {
                System.out.println(e.kind() + " " + e.getMessage());
            }
        }
    }
}
