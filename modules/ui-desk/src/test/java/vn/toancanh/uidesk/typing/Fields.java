package vn.toancanh.uidesk.typing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The desk in a session, from outside: hands at its keyboard and mouse, eyes on its fields. */
final class Fields implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A word that comes a second time comes late. */
    private static final Duration AFTERWARDS = Duration.ofMillis(250);

    private final InputMethodSession session;
    private final Process process;
    private final Writer in;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final String version;

    Fields(InputMethodSession session, Path log, String... args) throws IOException {
        this.session = session;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dprism.order=sw",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FieldsMain.class.getName()));
        Collections.addAll(command, args);
        process = session.builder(command.toArray(String[]::new))
                .redirectError(log.toFile())
                .start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "fields-reader");
        reader.setDaemon(true);
        reader.start();
        version = await("READY");
    }

    /** Which JavaFX it runs on. */
    String javafx() {
        return version;
    }

    private void read() {
        try (BufferedReader r =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = r.readLine(); line != null; line = r.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("ERROR " + e);
        }
    }

    private String await(String word) {
        try {
            while (true) {
                String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (line == null || line.startsWith("ERROR")) {
                    throw new AssertionError("the fields do not answer: " + line + ", alive: " + process.isAlive());
                }
                if (line.startsWith(word)) {
                    // The rest as it is: a blank at the end counts.
                    return line.substring(word.length() + 1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    String ask(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return await("OK");
    }

    /** Opens an empty field and waits until it has the keyboard. */
    void open(String field) {
        ask("open " + field);
        Awaitility.await(field + " has the keyboard")
                .atMost(PATIENCE)
                .during(AFTERWARDS)
                .until(() -> ask("focused " + field).equals("true"));
    }

    /** Presses keys by their X names, this many milliseconds apart. */
    void keys(List<String> names, int apart) {
        List<String> command = new ArrayList<>(List.of("xdotool", "key", "--delay", Integer.toString(apart)));
        command.addAll(names);
        session.run(command.toArray(String[]::new));
    }

    void click(String node) {
        String[] at = ask("where " + node).split(" ");
        session.run("xdotool", "mousemove", at[0], at[1], "click", "1");
    }

    /** What a field holds in the end: as soon as it is what is wanted and stays so, or when patience is at its end. */
    String text(String field, String wanted) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(25))
                    .during(AFTERWARDS)
                    .until(() -> ask("text " + field).equals(wanted));
        } catch (ConditionTimeoutException e) {
            return ask("text " + field);
        }
        return wanted;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
