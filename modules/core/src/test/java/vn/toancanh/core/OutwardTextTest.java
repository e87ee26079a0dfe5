package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.core.text.Csv;
import vn.toancanh.core.text.Links;
import vn.toancanh.core.text.Phones;
import vn.toancanh.testkit.Fault;

/** Words of citizens on their way out: to a browser, to a spreadsheet. */
class OutwardTextTest {
    @ParameterizedTest
    @Fault(37)
    @CsvSource(
            delimiter = '|',
            value = {
                "https://hue.gov.vn/a?b=1#c | hue.gov.vn | https://hue.gov.vn/a?b=1#c",
                "HTTPS://Hue.GOV.vn | hue.gov.vn | https://hue.gov.vn",
                "www.hue.gov.vn/tin | www.hue.gov.vn | https://www.hue.gov.vn/tin",
                "https://hue.gov.vn:8443/x. | hue.gov.vn | https://hue.gov.vn:8443/x",
                "https://hue.gov.vn/tin-tức | hue.gov.vn | https://hue.gov.vn/tin-t%E1%BB%A9c",
                // The second letter is Armenian.
                "https://hսe.gov.vn | xn--he-red.gov.vn | https://xn--he-red.gov.vn",
                "https://city.gov.vn@evil.example/x | evil.example | ",
                "https://city.gov.vn:pass@evil.example | evil.example | ",
                "https://evil.example\\@city.gov.vn | evil.example | ",
                "http://hue.gov.vn/a | hue.gov.vn | ",
                "file:///etc/passwd | '' | ",
                "javascript:alert(1) | '' | ",
                "jar:file:///x.jar!/y | '' | ",
                "javafx://x | x | ",
                "data:text/html,x | '' | ",
                "\\\\evil\\share\\x | evil | ",
                "ftp://evil.example/x | evil.example | ",
                // Mixed scripts: a Cyrillic i, a Cyrillic a, a Greek omicron.
                "https://vіetnam.gov.vn | xn--vetnam-pvf.gov.vn | https://xn--vetnam-pvf.gov.vn",
                "https://dаklak.gov.vn/x | xn--dklak-4ve.gov.vn | https://xn--dklak-4ve.gov.vn/x",
                "https://xn--he-red.gov.vn | xn--he-red.gov.vn | https://xn--he-red.gov.vn",
                "https://ｅｖｉｌ。example | evil.example | https://evil.example",
                "https://vtv.vn@evil.example | evil.example | ",
                "https://vtv.vn%2F@evil.example/ | evil.example | ",
                "https://%65vil.example | '' | ",
                "https://vtv.vn\u202Enpl.live.example | '' | ",
                "https://vtv.vn\u2044tin.evil.example | vtv.xn--vntin-e33b.evil.example | https://vtv.xn--vntin-e33b.evil.example",
                "https://2130706433/a | 127.0.0.1 | https://127.0.0.1/a",
                "https://0x7f.1 | 127.0.0.1 | https://127.0.0.1",
                "https://0300.0250.1.1 | 192.168.1.1 | https://192.168.1.1",
                "https://1.2.3.4.5 | '' | ",
                "https://256.1.1.1 | '' | ",
                "https://[::1]/ | '' | ",
                "https:///nohost | '' | ",
                "https://a..b/x | '' | "
            })
    void anAddressShowsItsRealHostAndOnlyPlainHttpsCanBeOpened(String written, String host, String target) {
        List<Links.Link> all = Links.in("Xem " + written + " nhé");
        assertThat(all).hasSize(1);
        assertThat(all.get(0).host()).isEqualTo(host);
        assertThat(String.valueOf(all.get(0).target())).isEqualTo(String.valueOf(target));
    }

    @ParameterizedTest
    @Fault(37)
    @CsvSource(
            delimiter = '|',
            value = {
                "https://hue.gov.vn/a@b | ",
                "https://vtv.vn@evil.example | AT",
                "https://vtv.vn@vіetnam.example | AT LETTERS",
                "https://tin.vіetnam.vn | LETTERS",
                "https://2130706433 | NUMBER",
                "https://10.0.0.1:8443/x | NUMBER"
            })
    void whatTheEyeDoesNotSeeOfAnAddressIsNamed(String written, String tricks) {
        assertThat(Links.in(written).get(0).tricks().stream().map(Enum::name).reduce("", (a, b) -> (a + " " + b)
                        .strip()))
                .isEqualTo(tricks == null ? "" : tricks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lúc 14:30 ngập",
                "Ghi chú: nước lên",
                "tỷ lệ 3/4",
                "Gọi 0905:123",
                "mức:cao",
                "a\\b",
                "@hue",
                "C:\\anh.jpg"
            })
    void wordsWithColonsAreNoAddresses(String text) {
        assertThat(Links.in(text)).isEmpty();
    }

    @Test
    @Fault(37)
    void aTextFullOfAddressesGivesTenAndEndsInTime() {
        assertThat(Links.in("https://a.vn ".repeat(1_000))).hasSize(10);
        assertThat(Links.in("a:".repeat(5_000))).isEmpty();
        assertThat(Links.in("https://" + "a".repeat(10_000))).hasSize(1);
    }

    @ParameterizedTest
    @Fault(36)
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=HYPERLINK(\"http://x\") | \"'=HYPERLINK(\"\"http://x\"\")\"",
                "+1+cmd | '+1+cmd",
                "-2+3 | '-2+3",
                "@SUM(A1) | '@SUM(A1)",
                "\uFF1DSUM(A1) | '\uFF1DSUM(A1)",
                "Ngập 45 cm | Ngập 45 cm",
                "-12 | -12",
                "+84905123456 | '+84905123456",
                "+84 905 123 456 | '+84 905 123 456",
                "\uFF0B84905123456 | '\uFF0B84905123456",
                "\uFF20SUM(A1) | '\uFF20SUM(A1)",
                "\uFF0D2 | '\uFF0D2",
                "3,5 | \"3,5\"",
                "a\"b | \"a\"\"b\""
            })
    void aCellNeverRuns(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gọi 0905123456 ngay | gọi 09xx xxx 456 ngay",
                "0905 123 456, 0262.3852.789 | 09xx xxx 456, 02xx xxx 789",
                "(+84)905-123-456 | 84xx xxx 456",
                "+84 905 123 456 | 84xx xxx 456",
                "gọi 113 hay 1022 | gọi 113 hay 1022",
                "mực nước 420,87 m lúc 14:32 | mực nước 420,87 m lúc 14:32",
                "SC-2417 ngày 22/11/2026 | SC-2417 ngày 22/11/2026"
            })
    void numbersOfPeopleAreMaskedAndOthersAreNot(String text, String masked) {
        assertThat(Phones.masked(text)).isEqualTo(masked);
    }

    @Test
    @Fault(36)
    void whatHidesTheSignDoesNotHelp() {
        for (String front : new String[] {" ", "\t", "\r", "\n", "\u200B", "\u202E", "\u00A0"}) {
            assertThat(Csv.cell(front + "=1+1").replace("\"", ""))
                    .as("U+%04X", (int) front.charAt(0))
                    .startsWith("'");
        }
        assertThat(Csv.row(List.of("a", "b,c", "=d", "e\nf"))).isEqualTo("a,\"b,c\",'=d,\"e\nf\"");
    }
}
