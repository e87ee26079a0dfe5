package vn.toancanh.uikit.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.testkit.Fault;

class FormatTest {
    private static final Instant SUNDAY = Instant.parse("2026-11-22T07:32:07Z");

    private final Messages vi = new Messages();
    private final Messages en = new Messages();
    private final Format viFormat = new Format(vi, ZoneId.of("Asia/Ho_Chi_Minh"));
    private final Format enFormat = new Format(en, ZoneId.of("Asia/Ho_Chi_Minh"));

    FormatTest() {
        en.languageProperty().set(Language.EN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1204; 0; 1.204; 1,204",
                "0.4; 1; 0,4; 0.4",
                "1234567.891; 2; 1.234.567,89; 1,234,567.89",
                "-3.5; 1; −3,5; −3.5",
                "-0.01; 1; 0,0; 0.0",
                "0.25; 1; 0,3; 0.3",
                "NaN; 1; —; —",
                "Infinity; 0; —; —",
            })
    void numbers(double value, int decimals, String expectedVi, String expectedEn) {
        assertThat(viFormat.number(value, decimals)).isEqualTo(expectedVi);
        assertThat(enFormat.number(value, decimals)).isEqualTo(expectedEn);
    }

    @Test
    @Fault(63)
    void theCitysTimeIsShownWhateverZoneTheMachineIsIn() {
        TimeZone before = TimeZone.getDefault();
        try {
            String here = viFormat.clock(SUNDAY) + viFormat.date(SUNDAY) + viFormat.moment(SUNDAY, SUNDAY);
            assertThat(here).contains("14:32");
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(viFormat.clock(SUNDAY) + viFormat.date(SUNDAY) + viFormat.moment(SUNDAY, SUNDAY))
                    .isEqualTo(here);
            Format made = new Format(vi, ZoneId.of("Asia/Ho_Chi_Minh"));
            assertThat(made.clock(SUNDAY) + made.date(SUNDAY) + made.moment(SUNDAY, SUNDAY))
                    .isEqualTo(here);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-5; 0 giây; 0 s",
                "40; 40 giây; 40 s",
                "60; 1 ph; 1 min",
                "3599; 59 ph; 59 min",
                "3840; 1 g 04; 1 h 04",
                "86399; 23 g 59; 23 h 59",
                "259200; 3 ng; 3 d",
            })
    void ages(long seconds, String expectedVi, String expectedEn) {
        assertThat(viFormat.age(Duration.ofSeconds(seconds))).isEqualTo(expectedVi);
        assertThat(enFormat.age(Duration.ofSeconds(seconds))).isEqualTo(expectedEn);
    }

    @Test
    void anUnknownMomentHasNoAge() {
        assertThat(viFormat.age(null, SUNDAY)).isEqualTo("—");
    }

    @Test
    void deadlines() {
        assertThat(viFormat.remaining(SUNDAY.plusSeconds(80), SUNDAY)).isEqualTo("còn 1 ph 20 giây");
        assertThat(viFormat.remaining(SUNDAY.minusMillis(700), SUNDAY)).isEqualTo("vừa quá hạn");
        assertThat(viFormat.remaining(SUNDAY.minusSeconds(180), SUNDAY)).isEqualTo("quá hạn 3 ph 00 giây");
        assertThat(enFormat.remaining(SUNDAY.plusSeconds(100_000), SUNDAY)).isEqualTo("1 d 3 h left");
    }

    @Test
    void clocksAndDatesAreTheCitys() {
        assertThat(viFormat.clock(SUNDAY)).isEqualTo("14:32:07");
        assertThat(viFormat.date(SUNDAY)).isEqualTo("CN 22/11");
        assertThat(enFormat.date(SUNDAY)).isEqualTo("Sun 22/11");
        assertThat(viFormat.moment(SUNDAY.minusSeconds(9), SUNDAY)).isEqualTo("14:31:58");
        assertThat(viFormat.moment(SUNDAY.minusSeconds(86_400), SUNDAY)).isEqualTo("21/11 14:32");
        // Shortly after midnight there, the evening before in UTC.
        assertThat(viFormat.dateYear(Instant.parse("2026-11-22T17:30:00Z"))).isEqualTo("23/11/2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0; 0 m", "347; 350 m", "994; 990 m", "996; 1,0 km", "1234; 1,2 km", "14200; 14 km"})
    void distances(double metres, String expected) {
        assertThat(viFormat.distance(metres)).isEqualTo(expected);
    }

    @Test
    void delaysAndStopwatches() {
        assertThat(viFormat.delay(Duration.ofMillis(412))).isEqualTo("0,4 s");
        assertThat(viFormat.delay(Duration.ofSeconds(70))).isEqualTo("1 ph");
        assertThat(viFormat.stopwatch(Duration.ofSeconds(80))).isEqualTo("1:20");
        assertThat(viFormat.stopwatch(Duration.ofSeconds(7_265))).isEqualTo("2:01:05");
    }

    @Property(tries = 300)
    void aNumberCanBeReadBack(@ForAll int n) {
        String text = viFormat.count(n).replace(".", "").replace('−', '-');
        assertThat(Long.parseLong(text)).isEqualTo(n);
    }
}
