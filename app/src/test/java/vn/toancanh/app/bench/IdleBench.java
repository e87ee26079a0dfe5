package vn.toancanh.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole console, its window open, when the link has been away for a while: CPU of its process and calls to the city
 * (G18). The goal speaks of ten minutes, which the long run waits; the city is a door that is shut at once. The reference
 * stands beside it all the while: a bare window in which nothing moves but a clock, which is what the toolkit itself takes.
 */
final class IdleBench implements Bench {
    /** What is done every five minutes, as the duty book is, is done once meanwhile. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(5);

    private static final Duration SHORTLY = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "sync-idle";
    }

    @Override
    public void run(Report report) throws Exception {
        String given = System.getProperty("toancanh.console");
        if (given == null) {
            throw new IOException("-Dtoancanh.console must name a file with the console's command line");
        }
        boolean whole = Boolean.getBoolean("toancanh.long");
        Duration away = whole ? Duration.ofMinutes(10) : Duration.ofSeconds(20);
        Duration looked = whole ? LOOKED_AT : SHORTLY;
        Path profile = Files.createTempDirectory("bench-idle");
        AtomicInteger calls = new AtomicInteger();
        try (ServerSocket shut = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            StartupBench.fill(profile, 0);
            Thread door = new Thread(() -> shut(shut, calls), "door");
            door.setDaemon(true);
            door.start();
            List<String> command = new ArrayList<>(Files.readAllLines(Path.of(given)));
            command.addAll(
                    List.of("--gateway", "http://127.0.0.1:" + shut.getLocalPort(), "--profile", profile.toString()));
            Process console = start(command);
            Process bare = start(BareWindow.clock(Files.readAllLines(Path.of(given))));
            try {
                LockSupport.parkNanos(away.toNanos());
                double cpu = InTurn.cpuMillis(console.toHandle());
                double bareCpu = InTurn.cpuMillis(bare.toHandle());
                int before = calls.get();
                LockSupport.parkNanos(looked.toNanos());
                if (!console.isAlive() || !bare.isAlive() || before == 0) {
                    throw new IOException("the console or the bare window did not run, or it never asked for the city");
                }
                String when = ", " + away.toSeconds() + " s after the link was lost";
                String not = whole ? "" : " after ten minutes, with --long";
                report.figure(
                        "G18 CPU of the whole console" + when + ", of one core",
                        100 * (InTurn.cpuMillis(console.toHandle()) - cpu) / looked.toMillis(),
                        "%",
                        100 * (InTurn.cpuMillis(bare.toHandle()) - bareCpu) / looked.toMillis(),
                        "<= 1" + not);
                report.figure(
                        "G18 calls" + when,
                        (calls.get() - before) / (double) looked.toMinutes(),
                        "1/min",
                        "<= 2" + not);
            } finally {
                console.destroyForcibly().waitFor();
                bare.destroyForcibly().waitFor();
            }
        } finally {
            IngestBench.delete(profile);
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void shut(ServerSocket door, AtomicInteger calls) {
        while (!door.isClosed()) {
            try {
                door.accept().close();
                calls.incrementAndGet();
            } catch (IOException e) {
                // It was closed, or the caller was faster.
            }
        }
    }
}
