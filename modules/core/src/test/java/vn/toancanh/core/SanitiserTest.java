package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.text.Folding;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.testkit.Fault;

/** Text that was made to harm, at the edge. How fast the rest lays out is measured beside JavaFX, in ui-testkit. */
class SanitiserTest {
    private static final int MAX = 4_000;

    @Test
    @Fault({28, 31, 32})
    void whatHidesOrTurnsGoesAndIsNoticed() {
        int[][] ranges = {
            {0x202A, 0x202B},
            {0x202E, 0x202E},
            {0x2066, 0x2069},
            {0x200B, 0x200C},
            {0x200E, 0x200F},
            {0x2060, 0x2064},
            {0x0000, 0x0008},
            {0x000E, 0x001F},
            {0x007F, 0x009F},
            {0xD800, 0xDFFF},
            {0xE0000, 0xE0FFF},
            {0xE000, 0xE010},
            {0x115F, 0x1160},
            {0x3164, 0x3164},
        };
        for (int[] r : ranges) {
            for (int cp = r[0]; cp <= r[1]; cp++) {
                String bad = "Ngập" + Character.toString(cp) + " nặng";
                assertThat(Sanitiser.clean(bad, MAX)).as("U+%04X", cp).isEqualTo("Ngập nặng");
                assertThat(Sanitiser.isSound(bad)).as("U+%04X", cp).isFalse();
            }
        }
        assertThat(Sanitiser.clean("anh.\u202Egpj.exe", MAX)).isEqualTo("anh.gpj.exe");
    }

    @Test
    void theJoinersOfEmojiAndSoftHyphensGoWithoutAccusingAnybody() {
        for (String fine :
                new String[] {"👨\u200D👩\u200D👧", "\uFEFFChào", "Nguyễn\u00ADVăn", "a\r\nb", "Ẵ đường 5 ⚠\uFE0F"}) {
            assertThat(Sanitiser.isSound(fine)).as(fine).isTrue();
        }
        assertThat(Sanitiser.clean("a\r\nb\rc", MAX)).isEqualTo("a\nb\nc");
    }

    @Test
    @Fault(30)
    void stacksOfMarksAreCutEvenWhenSomethingHiddenStandsBetween() {
        for (String zalgo : new String[] {
            "a" + "\u0301\u0316".repeat(2_500), "a" + "\u0301\u200B".repeat(2_500), "a" + "\u20DD\u0301".repeat(50)
        }) {
            String nfd = Normalizer.normalize(Sanitiser.clean(zalgo, MAX), Normalizer.Form.NFD);
            assertThat(nfd.codePoints().filter(SanitiserTest::isMark).count()).isLessThanOrEqualTo(4);
            assertThat(Sanitiser.isSound(zalgo)).isFalse();
        }
        assertThat(Sanitiser.clean("\u0301ngập", MAX)).isEqualTo("ngập");
    }

    @Test
    @Fault(27)
    void aMegabyteIsCutWhateverItIsMadeOf() {
        for (String unit : new String[] {"x", "ngập ", "\n", "\u202E", "🚒", "a\u0301"}) {
            String big = unit.repeat((1 << 20) / unit.length());
            String out = Sanitiser.clean(big, 1 << 20);
            assertThat(out.codePointCount(0, out.length())).as(unit).isLessThanOrEqualTo(Sanitiser.MAX_CODE_POINTS);
            assertThat(out.lines().count()).as(unit).isLessThanOrEqualTo(200);
        }
        assertThat(Sanitiser.clean("a" + "\n".repeat(10_000) + "b", MAX)).isEqualTo("a\n\nb");
        assertThat(Sanitiser.clean("a\n".repeat(1_000), MAX).lines().count()).isEqualTo(200);
    }

    @Test
    @Fault(31)
    void aLoneSurrogateNeverComesOut() {
        Random dice = new Random(31);
        for (int i = 0; i < 2_000; i++) {
            char[] noise = new char[dice.nextInt(60)];
            for (int k = 0; k < noise.length; k++) {
                noise[k] = dice.nextInt(4) == 0 ? (char) (0xD800 + dice.nextInt(0x800)) : (char) dice.nextInt(0x10000);
            }
            String text = new String(noise);
            String out = Sanitiser.clean(text, 40);
            assertThat(out.codePoints().noneMatch(cp -> cp >= 0xD800 && cp <= 0xDFFF))
                    .isTrue();
            assertThat(out).hasSizeLessThanOrEqualTo(40);
            assertThat(Sanitiser.clean(out, 40)).as("cleaned twice").isEqualTo(out);
            String line = Sanitiser.line(text, 40);
            assertThat(line).hasSizeLessThanOrEqualTo(40);
            assertThat(Sanitiser.line(line, 40)).as("a line cleaned twice").isEqualTo(line);
            assertThat(Sanitiser.isSound(out)).as("what came out is sound").isTrue();
        }
    }

    @Test
    @Fault(33)
    void bothWaysOfComposingALetterAndItsLookAlikeAreFound() {
        String nfc = "Đường Nguyễn Sinh Cung ngập";
        String nfd = Normalizer.normalize(nfc, Normalizer.Form.NFD);
        String eth = nfc.replace('Đ', '\u00D0');
        for (String text : new String[] {nfc, nfd, eth}) {
            String kept = Sanitiser.clean(text, MAX);
            assertThat(Folding.match("duong nguyen sinh cung", kept)).as(text).isPositive();
            assertThat(Folding.match("đường ngập", kept)).as(text).isPositive();
        }
        assertThat(Sanitiser.clean(nfd, MAX)).isEqualTo(nfc);
    }

    @ParameterizedTest
    @Fault(34)
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "${jndi:ldap://evil/a}",
                "'; DROP TABLE case_row; --",
                "%n%s%d",
                "{0} {1} '{'",
                "&lt;b&gt;",
                "=HYPERLINK(\"x\")"
            })
    void signsOfOtherLanguagesAreOnlySigns(String text) {
        assertThat(Sanitiser.clean(text, MAX)).isEqualTo(text);
        assertThat(Sanitiser.isSound(text)).isTrue();
    }

    @Test
    @Fault(29)
    void aParagraphFromRightToLeftIsKeptWholeButRunsFromTheLeftAndEndlessTurnsAreCut() {
        String arabic = "السلام عليكم، الشارع مغمور بالمياه Nguyễn Huệ ".repeat(20);
        String out = Sanitiser.clean(arabic, MAX);
        assertThat(out.replaceAll("[\u202D\u202C\n ]", "")).isEqualTo(arabic.replace(" ", ""));
        assertThat(out.lines())
                .allSatisfy(l ->
                        assertThat(l).startsWith("\u202D").endsWith("\u202C").hasSizeLessThanOrEqualTo(102));
        assertThat(Sanitiser.isSound(arabic)).isTrue();
        assertThat(Sanitiser.clean(out, MAX)).as("cleaned twice").isEqualTo(out);
        assertThat(Sanitiser.line("שלום", MAX)).isEqualTo("\u202Dשלום\u202C");
        String turning = "aא".repeat(1_500);
        assertThat(Sanitiser.isSound(turning)).isFalse();
        assertThat(Sanitiser.clean(turning, MAX)).hasSizeLessThan(1_700);
    }

    @Test
    @Fault(30)
    void oneLetterThatNeedsShapingDoesNotMakeALongLine() {
        String text = "Ngập nặng trước cổng trường. ".repeat(100);
        assertThat(Sanitiser.clean(text, MAX)).isEqualTo(text);
        String out = Sanitiser.clean(text + "ก", MAX);
        assertThat(out.lines()).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(100));
        assertThat(out.replace('\n', ' ')).isEqualTo(text + "ก");
    }

    private static boolean isMark(int cp) {
        int t = Character.getType(cp);
        return t == Character.NON_SPACING_MARK || t == Character.ENCLOSING_MARK;
    }
}
