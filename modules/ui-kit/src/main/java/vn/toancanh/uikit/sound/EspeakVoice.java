package vn.toancanh.uikit.sound;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.uikit.i18n.Language;

/**
 * Speaks by espeak-ng where it is installed, in a process of its own, one sentence at a time on the worker. A voice that hangs
 * is ended. Thread-safe.
 */
public final class EspeakVoice implements Speech {
    private static final Logger LOG = LoggerFactory.getLogger(EspeakVoice.class);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What is longer is no sentence, and must fit into the pipe of a program that reads nothing. */
    private static final int MOST_CHARS = 400;

    private final Path program;
    private final List<String> options;
    private final Executor worker;
    private final Supplier<Language> language;
    private final Duration longest;
    private final AtomicInteger hushes = new AtomicInteger();
    private volatile Process speaking;

    /**
     * @param options more of the program's, for tests
     * @param longest for one sentence, the start of the program included
     */
    EspeakVoice(Path program, List<String> options, Executor worker, Supplier<Language> language, Duration longest) {
        this.program = program;
        this.options = List.copyOf(options);
        this.worker = worker;
        this.language = language;
        this.longest = longest;
    }

    /**
     * The voice of this machine, if it has one.
     *
     * @param worker one thread that nobody else waits for: speaking takes seconds
     */
    public static Optional<Speech> find(Executor worker, Supplier<Language> language) {
        return program(System.getenv("PATH")).map(p -> new EspeakVoice(p, List.of(), worker, language, LONGEST));
    }

    static Optional<Path> program(String path) {
        for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
            for (String name : new String[] {"espeak-ng", "espeak-ng.exe"}) {
                Path p = Path.of(folder, name);
                if (!folder.isEmpty() && Files.isRegularFile(p) && Files.isExecutable(p)) {
                    return Optional.of(p);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void say(String sentence, Runnable unsaid) {
        Language l = language.get();
        int before = hushes.get();
        try {
            worker.execute(() -> {
                if (before == hushes.get() && !speak(plain(sentence), l, before) && before == hushes.get()) {
                    unsaid.run();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the console ends and says nothing more");
        }
    }

    @Override
    public void hush() {
        hushes.incrementAndGet();
        Process p = speaking;
        if (p != null) {
            p.destroyForcibly();
        }
    }

    /** The sentence goes in by a pipe and is no option; what remains are its own commands: control characters and [[...]]. */
    private static String plain(String sentence) {
        return Sanitiser.line(sentence, MOST_CHARS).replaceAll("[\\[\\]<>{}|\\\\]", " ");
    }

    /** Whether it was said to its end, as far as the program knows, or hushed. */
    private boolean speak(String sentence, Language l, int before) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-v", l.tag(), "-s", "150", "-b", "1"));
        command.addAll(options);
        command.add("--stdin");
        Process p = null;
        try {
            p = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            speaking = p;
            if (before != hushes.get()) {
                return true; // hushed while it started
            }
            try (OutputStream in = p.getOutputStream()) {
                in.write(sentence.getBytes(StandardCharsets.UTF_8));
            }
            if (!p.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("espeak-ng hangs and is ended");
                return false;
            }
            return p.exitValue() == 0;
        } catch (IOException e) {
            LOG.info("espeak-ng does not speak: {}", e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true; // the console ends: no sound in its place
        } finally {
            speaking = null;
            if (p != null) {
                p.destroyForcibly();
            }
        }
    }
}
