package vn.toancanh.uikit.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.uikit.i18n.Language;

/** The voice, with the real program where there is one, and with programs that misbehave. */
@DisabledOnOs(OS.WINDOWS)
class EspeakVoiceTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SENTENCE = "không có cảnh báo từ 14:02";

    @TempDir
    Path dir;

    private final List<String> unsaid = new ArrayList<>();

    private EspeakVoice voice(Path program, Language language, Duration longest, String... options) {
        return new EspeakVoice(program, List.of(options), Runnable::run, () -> language, longest);
    }

    private void say(EspeakVoice voice, String sentence) {
        voice.say(sentence, () -> unsaid.add(sentence));
    }

    /** The real one; these tests are skipped where it is not installed. */
    private static Path real() {
        var found = EspeakVoice.program(System.getenv("PATH"));
        assumeTrue(found.isPresent(), "espeak-ng is not installed");
        return found.get();
    }

    /** What the real program makes of a sentence. */
    private double seconds(Language language, String sentence) throws Exception {
        Path wav = dir.resolve("out.wav");
        Files.deleteIfExists(wav);
        say(voice(real(), language, LONG, "-w", wav.toString()), sentence);
        assertThat(unsaid).isEmpty();
        return Files.exists(wav) ? loud(wav) : 0;
    }

    /** Seconds of it that are louder than a breath. */
    private static double loud(Path wav) throws Exception {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
            byte[] pcm = in.readAllBytes();
            int loud = 0;
            for (int i = 0; i + 1 < pcm.length; i += 2) {
                loud += Math.abs((short) (pcm[i] & 0xff | pcm[i + 1] << 8)) > 300 ? 1 : 0;
            }
            return loud / (double) in.getFormat().getSampleRate();
        }
    }

    private Path program(String... lines) throws IOException {
        Path p = dir.resolve("espeak-ng");
        Files.writeString(p, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(p, PosixFilePermissions.fromString("rwx------"));
        return p;
    }

    @ParameterizedTest
    @CsvSource({"VI," + SENTENCE, "EN," + SENTENCE, "EN,no alerts since 14:02"})
    void theSentenceIsHeard(Language language, String sentence) throws Exception {
        assertThat(seconds(language, sentence)).isBetween(0.5, 10.0);
    }

    @Test
    void vietnameseIsSpokenByAVietnameseVoice() throws Exception {
        seconds(Language.VI, SENTENCE);
        byte[] vietnamese = Files.readAllBytes(dir.resolve("out.wav"));
        seconds(Language.EN, SENTENCE);
        assertThat(Files.readAllBytes(dir.resolve("out.wav"))).isNotEqualTo(vietnamese);
    }

    /** Marks and commands of the program are no longer than the words beside them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-f /etc/passwd",
                "--version",
                "--path=/tmp",
                "\u0001300S\u0001000A nghe",
                "\u0000\u0007\u001b[2J\u202e nghe",
                "<speak><break time=\"600s\"/><audio src=\"file:///etc/passwd\"/>nghe</speak>",
                "[[h@l'oU]] nghe",
                "\r\n\r\n."
            })
    void hostileTextIsTextAndNeitherAnOptionNorACommand(String hostile) throws Exception {
        assertThat(seconds(Language.VI, hostile)).isLessThan(30);
    }

    @Test
    void aPhonemeInBracketsIsReadAndNotObeyed() throws Exception {
        seconds(Language.EN, "[[h@l'oU]]");
        byte[] read = Files.readAllBytes(dir.resolve("out.wav"));
        seconds(Language.EN, "h@l'oU");
        assertThat(Files.readAllBytes(dir.resolve("out.wav"))).isEqualTo(read);
    }

    @Test
    void theSentenceGoesInByThePipeInUtf8AndNothingOfItIsAnArgument() throws Exception {
        Path p = program("printf '%s\\n' \"$@\" > '" + dir + "/args'", "cat > '" + dir + "/text'");
        say(voice(p, Language.VI, LONG), "-w " + dir + "/stolen\n\u0001 cảnh báo <x> [[y]]" + "a".repeat(100_000));
        assertThat(unsaid).isEmpty();
        assertThat(Files.readAllLines(dir.resolve("args")))
                .containsExactly("-v", "vi", "-s", "150", "-b", "1", "--stdin");
        String text = Files.readString(dir.resolve("text"), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("-w " + dir + "/stolen cảnh báo")
                .doesNotContain("<", "[", "\u0001", "\n")
                .hasSizeLessThan(500);
        assertThat(dir.resolve("stolen")).doesNotExist();
    }

    @Test
    void aVoiceThatHangsIsEndedAndSaysThatNothingWasHeard() throws Exception {
        Path p = program("echo $$ > '" + dir + "/pid'", "exec sleep 600");
        say(voice(p, Language.VI, Duration.ofSeconds(2)), "a");
        assertThat(unsaid).containsExactly("a");
        long pid = Long.parseLong(Files.readString(dir.resolve("pid")).strip());
        ProcessHandle.of(pid)
                .ifPresent(h -> h.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    void aVoiceThatFailsOrIsGoneSaysThatNothingWasHeard() throws Exception {
        say(voice(program("exit 1"), Language.VI, LONG), "a");
        say(voice(dir.resolve("none"), Language.VI, LONG), "b");
        assertThat(unsaid).containsExactly("a", "b");
    }

    @Test
    void withoutAProgramThereIsNoVoice() throws Exception {
        assertThat(EspeakVoice.program(null)).isEmpty();
        assertThat(EspeakVoice.program("::" + dir)).isEmpty();
        Files.createDirectory(dir.resolve("espeak-ng"));
        assertThat(EspeakVoice.program(dir.toString()))
                .as("a folder is no program")
                .isEmpty();
    }

    @Test
    void aHushBreaksTheSentenceOffAndDropsWhatWaitsAndSoundsNothingInstead() throws Exception {
        Path p = program("echo x >> '" + dir + "/begun'", "exec sleep 600");
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            EspeakVoice voice = new EspeakVoice(p, List.of(), worker, () -> Language.VI, Duration.ofMinutes(2));
            say(voice, "a");
            say(voice, "b");
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(dir.resolve("begun")));
            voice.hush();
            CountDownLatch over = new CountDownLatch(1);
            worker.execute(over::countDown);
            assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(dir.resolve("begun")).hasContent("x");
            assertThat(unsaid).isEmpty();
        } finally {
            worker.shutdownNow();
        }
    }

    @Test
    void aConsoleThatEndsIsNotStoppedByItsVoice() {
        EspeakVoice ending = new EspeakVoice(
                dir,
                List.of(),
                task -> {
                    throw new RejectedExecutionException();
                },
                () -> Language.VI,
                LONG);
        say(ending, "a");
        assertThat(unsaid).isEmpty();
    }
}
