package vn.toancanh.media.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.toancanh.media.decode.StreamFailure;

class StreamAddressTest {
    @Test
    void passwordsAreEncodedAndNeverPrinted() throws Exception {
        StreamAddress a = StreamAddress.of("rtsp://admin:p@ss#1:x@Cam.local:554/h264?ch=1");

        assertThat(a.url()).startsWith("rtsp://admin:p%40ss");
        assertThat(a.toString()).doesNotContain("ss#1").doesNotContain("admin");
    }

    @Test
    void aSlashInAPasswordIsNotTheEndOfTheHost() throws Exception {
        StreamAddress a = StreamAddress.of("rtsp://admin:a/b@10.0.0.7:554/live");

        assertThat(a.url()).isEqualTo("rtsp://admin:a%2Fb@10.0.0.7:554/live");
        assertThat(a.host()).isEqualTo("10.0.0.7");
    }

    @Test
    void whatIsEncodedStaysAndPathsMayHoldAnAt() throws Exception {
        assertThat(StreamAddress.of("rtsp://u:p%40s@h/x").url()).isEqualTo("rtsp://u:p%40s@h/x");
        assertThat(StreamAddress.of("rtsp://h:554/a@b").url()).isEqualTo("rtsp://h:554/a@b");
        assertThat(StreamAddress.of("rtsp://[::1]:554/a").host()).isEqualTo("[::1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "concat:rtsp://a|b",
                "pipe:0",
                "rtsp://",
                "rtsp:///x",
                "rtsp://a b/",
                "",
                "rtsp://h:99999/x",
                "http://h/\u0000"
            })
    void whatIsNoStreamIsRefused(String text) {
        assertThatThrownBy(() -> StreamAddress.of(text)).isInstanceOf(StreamFailure.class);
    }
}
