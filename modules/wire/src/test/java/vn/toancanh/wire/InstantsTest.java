package vn.toancanh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Instant#parse} says is right, whatever the shape. */
class InstantsTest {
    @Property
    void everyMomentIsReadAsItWasWritten(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nano) {
        for (Instant at : new Instant[] {
            Instant.ofEpochSecond(second),
            Instant.ofEpochSecond(second, nano),
            Instant.ofEpochSecond(second, nano / 1_000_000 * 1_000_000)
        }) {
            assertThat(Instants.parse(at.toString())).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-28T24:00:00Z",
                "2026-06-30T23:59:60Z",
                "2026-11-28T10:00:00+07:00",
                "2026-11-28t10:00:00z",
                "2026-11-28T10:00Z",
                "+12026-11-28T10:00:00Z",
                "2026-11-28T10:00:00.1Z",
                "2026-11-28T10:00:00.123456789Z",
                "",
                "Z",
                "2026-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-01T10:00:00Z",
                "2026-01-32T10:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T10:60:00Z",
                "2026-01-01T10:00:61Z",
                "2026-01-01T10:00:00.Z",
                "2026-01-01T10:00:00.1234567890Z",
                "2026-01-01T10:00:00.12a4Z",
                "2026-01-01T10:0a:00Z",
                "2026/01/01T10:00:00Z",
                "٢٠٢٦-01-01T10:00:00Z",
            })
    void everyOtherTextIsReadOrRefusedAsTheLibraryDoes(String text) {
        Instant wanted = null;
        try {
            wanted = Instant.parse(text);
        } catch (DateTimeException e) {
            assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
        }
        if (wanted != null) {
            assertThat(Instants.parse(text)).isEqualTo(wanted);
        }
    }
}
