package vn.toancanh.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.toancanh.app.Launcher;
import vn.toancanh.app.fixture.JavaProgram;
import vn.toancanh.storage.Profile;

/** A start that cannot be: one sentence in the language that was asked for, and a status that a script can read. */
class BadStartTest {
    private static final Map<String, String> SCREEN = Map.of("DISPLAY", ":99");

    @TempDir
    Path dir;

    /** What a start in one language said, and its status. */
    private record Said(int status, String sentence) {}

    private static Said start(String language, Map<String, String> env, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--lang", language));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status =
                Launcher.start(all.toArray(String[]::new), env, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.lines().toList()).as("one sentence in one line").hasSize(1);
        assertThat(text.strip()).doesNotContain("{", "app.").matches("(?s).*[\\p{L}\\p{N}.:/…\\]'\"-]$");
        return new Said(status, text.strip());
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndShown() {
        for (String url :
                List.of("", "thanh pho", "ftp://127.0.0.1", "http://", "http://:80", "http://a:99999", "x\ny")) {
            Said vi = start("vi", SCREEN, "--gateway=" + url);
            assertThat(vi.status()).as(url).isEqualTo(2);
            assertThat(vi.sentence()).startsWith("Địa chỉ cổng không đúng: " + url.replace('\n', ' '));
            Said en = start("en", SCREEN, "--gateway=" + url);
            assertThat(en.status()).isEqualTo(2);
            assertThat(en.sentence()).startsWith("The gateway's address is wrong: " + url.replace('\n', ' '));
        }
    }

    @Test
    void aPasswordInAnAddressIsNotRepeated() {
        Said said = start("en", SCREEN, "--gateway=http://ha:bimat@thanhpho.vn");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.sentence()).doesNotContain("bimat").contains("thanhpho.vn");
    }

    @Test
    void wordsThatNobodyKnowsAreRefused() {
        assertThat(start("vi", SCREEN, "--cong"))
                .isEqualTo(new Said(2, "Không hiểu dòng lệnh: Unknown option: '--cong'"));
        assertThat(start("en", SCREEN, "--cong"))
                .isEqualTo(new Said(2, "The command line is not understood: Unknown option: '--cong'"));
        assertThat(start("vi", SCREEN, "--station", "cellar").status()).isEqualTo(2);
        assertThat(start("en", SCREEN, "a\nb").status()).isEqualTo(2);
    }

    @Test
    void withoutADisplayItSaysWhereThePicturesComeFrom() {
        for (Map<String, String> env : List.of(Map.<String, String>of(), Map.of("DISPLAY", ""))) {
            String profile = dir.resolve("never").toString();
            assertThat(start("vi", env, "--profile", profile).status()).isEqualTo(4);
            Said en = start("en", env, "--profile", profile);
            assertThat(en.status()).isEqualTo(4);
            assertThat(en.sentence()).startsWith("There is no display.").contains("installer/run");
        }
        assertThat(dir.resolve("never")).as("nothing was begun").doesNotExist();
    }

    @Test
    void aSecondStartShowsTheFirstWindowAndLeaves() throws Exception {
        CountDownLatch shown = new CountDownLatch(2);
        try (Profile first = Profile.open(dir)) {
            first.onShow(shown::countDown);
            Said vi = start("vi", SCREEN, "--profile", dir.toString());
            assertThat(vi.status()).isEqualTo(3);
            assertThat(vi.sentence()).startsWith("Chương trình đang chạy").contains(dir.toString());
            Said en = start("en", SCREEN, "--profile", dir.toString());
            assertThat(en)
                    .isEqualTo(new Said(
                            3,
                            "The console is already running on the profile " + dir + "; its window was brought up."));
            assertThat(shown.await(60, TimeUnit.SECONDS))
                    .as("the first one heard of both")
                    .isTrue();
        }
    }

    @Test
    void theProcessEndsWithTheSameSentenceAndStatus() throws Exception {
        String profile = dir.resolve("p").toString();
        try (JavaProgram wrong = new JavaProgram(dir, Launcher.class, "--gateway", "nowhere", "--profile", profile);
                JavaProgram dark = new JavaProgram(dir, Launcher.class, "--lang", "en", "--profile", profile)) {
            assertThat(wrong.status()).isEqualTo(2);
            assertThat(wrong.err().lines()).singleElement().asString().startsWith("Địa chỉ cổng không đúng: nowhere.");
            assertThat(wrong.out()).isEmpty();
            assertThat(dark.status()).isEqualTo(4);
            assertThat(dark.err().lines()).singleElement().asString().startsWith("There is no display.");
        }
    }
}
