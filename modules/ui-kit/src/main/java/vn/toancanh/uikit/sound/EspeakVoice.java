package vn.toancanh.uikit.sound;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.uikit.i18n.Language;

/** Speaks by espeak-ng where it is installed, in a process of its own, one sentence at a time on the worker. */
public final class EspeakVoice implements Speech {
    private static final Logger LOG = LoggerFactory.getLogger(EspeakVoice.class);
    private static final long LONGEST_SECONDS = 20;

    private final Path program;
    private final Executor worker;
    private final Supplier<Language> language;

    EspeakVoice(Path program, Executor worker, Supplier<Language> language) {
        this.program = program;
        this.worker = worker;
        this.language = language;
    }

    /** The voice of this machine, if it has one. */
    public static Optional<Speech> find(Executor worker, Supplier<Language> language) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
            for (String name : new String[] {"espeak-ng", "espeak-ng.exe"}) {
                Path p = Path.of(folder, name);
                if (!folder.isEmpty() && Files.isExecutable(p)) {
                    return Optional.of(new EspeakVoice(p, worker, language));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void say(String sentence) {
        Language l = language.get();
        worker.execute(() -> speak(sentence, l));
    }

    private void speak(String sentence, Language l) {
        try {
            Process p = new ProcessBuilder(program.toString(), "-v", l.tag(), "-s", "150", "--stdin")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = p.getOutputStream()) {
                in.write(sentence.getBytes(StandardCharsets.UTF_8));
            }
            if (!p.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                p.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.info("espeak-ng does not speak: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
