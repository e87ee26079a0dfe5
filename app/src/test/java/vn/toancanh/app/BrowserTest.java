package vn.toancanh.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.testkit.Fault;

/** The last look at an address before another program gets it, whoever asks. */
class BrowserTest {
    @ParameterizedTest
    @Fault(37)
    @CsvSource({
        "https://hue.gov.vn/a?b=1#c, true",
        "https://xn--he-red.gov.vn, true",
        "http://hue.gov.vn, false",
        "https://vtv.vn@evil.example, false",
        "https://hue.gov.vn/tin-tức, false",
        "file:///etc/passwd, false",
        "javascript:alert(1), false",
        "--help, false",
        "https:x, false"
    })
    void onlyAPlainHttpsAddressLeaves(String address, boolean plain) {
        assertThat(Browser.isPlain(URI.create(address))).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"Linux, xdg-open", "Mac OS X, open", "Windows 11, rundll32"})
    void theAddressIsOneArgumentOfTheSystemsOwnProgram(String system, String program) {
        URI address = URI.create("https://hue.gov.vn/a?b=1&c=2");
        assertThat(Browser.command(system, address)).startsWith(program).endsWith(address.toString());
    }
}
