package vn.toancanh.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the Java machine's optimising compiler work on what the window leaves of the processor. On a seat with two cores it
 * would have one of them for itself in the first ten seconds, just when the operator waits for the queue; the quick compiler,
 * which those seconds need, is left alone. Linux only, where a thread has a priority of its own; elsewhere nothing happens.
 */
final class CompilerManners {
    /** As the kernel cuts the name to 15 letters. */
    private static final String OPTIMISING = "C2 CompilerThre";

    /** A tenth of the processor's time beside a busy thread, all of it beside none. */
    private static final String NICE = "10";

    private static final long LONGEST_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(CompilerManners.class);

    private CompilerManners() {}

    /** Returns at once; what it does cannot be taken back without the rights of an administrator. */
    static void mind() {
        Thread t = new Thread(() -> mind(Path.of("/proc/self/task")), "compiler-manners");
        t.setDaemon(true);
        t.start();
    }

    /**
     * Waits until it is done.
     *
     * @param tasks a folder with one folder a thread, each with its name in {@code comm}
     * @return the numbers of the threads that stand back now
     */
    static List<String> mind(Path tasks) {
        List<String> compilers = compilers(tasks);
        if (compilers.isEmpty()) {
            return compilers;
        }
        List<String> command = new ArrayList<>(List.of("renice", "-n", NICE, "-p"));
        command.addAll(compilers);
        try {
            Process p = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            p.getOutputStream().close();
            boolean done = p.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && p.exitValue() == 0;
            return done ? compilers : List.of();
        } catch (IOException e) {
            LOG.debug("the compiler keeps its priority: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private static List<String> compilers(Path tasks) {
        List<String> out = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
            for (Path task : all) {
                if (Files.readString(task.resolve("comm")).strip().equals(OPTIMISING)) {
                    out.add(task.getFileName().toString());
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("no list of threads: {}", e.getMessage()); // no Linux, or a thread that ended meanwhile
        }
        return out;
    }
}
