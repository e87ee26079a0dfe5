package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:7070, http://localhost:7070, localhost:7070",
        "' https://city.example.vn/ ', https://city.example.vn, city.example.vn",
        "HTTPS://City.Example.VN:443/api/, https://city.example.vn/api, city.example.vn",
        "http://[::1]:7070, http://[::1]:7070, ::1:7070",
        "http://thành-phố.vn, http://xn--thnh-ph-9va4010e.vn, xn--thnh-ph-9va4010e.vn"
    })
    void takes_what_can_be_an_address(String typed, String text, String shortText) throws Exception {
        GatewayAddress a = GatewayAddress.parse(typed);
        assertThat(a.text()).isEqualTo(text);
        assertThat(a.shortText()).isEqualTo(shortText);
        assertThat(GatewayAddress.parse(a.text()).at("people").build().toString())
                .startsWith(text + "/people");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, address-empty",
                "'  ', address-empty",
                "localhost:7070, address-scheme",
                "ftp://city.vn, address-scheme",
                "file:///etc/passwd, address-scheme",
                "http://, address-host",
                "http://:7070, address-host",
                "http:///path, address-host",
                "http://a..b, address-host",
                "http://lan:secret@city.vn, address-user-info",
                "http://city.vn:0, address-port",
                "http://city.vn:99999, address-port",
                "http://city.vn:web, address-port",
                "http://city.vn/?token=x, address-query",
                "http://city.vn/#x, address-query",
                "http://city .vn, address-malformed"
            })
    void refuses_the_rest_with_a_code_and_a_sentence(String typed, String code) {
        BadAddressException e = catchThrowableOfType(BadAddressException.class, () -> GatewayAddress.parse(typed));
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.getMessage()).matches("The .*\\.").doesNotContain("secret");
    }
}
