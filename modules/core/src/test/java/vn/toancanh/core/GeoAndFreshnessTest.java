package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.change.SampleBoard;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.time.Freshness;

class GeoAndFreshnessTest {
    private static final Instant T0 = Instant.parse("2026-11-20T01:00:00Z");

    @Test
    void oneDegreeOfLatitudeIsSixtyNauticalMiles() {
        assertThat(new GeoPoint(12, 108).metresTo(new GeoPoint(13, 108))).isCloseTo(111_195, within(50.0));
    }

    @Test
    void nonsenseIsNoPoint() {
        assertThatThrownBy(() -> new GeoPoint(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GeoPoint(91, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownAgeIsNeverFresh() {
        Duration ttl = Duration.ofSeconds(30);
        assertThat(Freshness.of(null, ttl, T0).level()).isEqualTo(Freshness.Level.UNKNOWN);
        assertThat(Freshness.of(T0, ttl, T0.plusSeconds(29)).level()).isEqualTo(Freshness.Level.FRESH);
        assertThat(Freshness.of(T0, ttl, T0.plusSeconds(30)).level()).isEqualTo(Freshness.Level.STALE);
        assertThat(Freshness.of(T0.plusSeconds(5), ttl, T0).age()).isEqualTo(Duration.ZERO);
    }

    @Test
    void onlyTheBadEndOfTheNormalBandIsALimit() {
        LocalText t = new LocalText("Hồ sơ quá hạn", "Overdue files");
        for (IndicatorDef.Better better : IndicatorDef.Better.values()) {
            IndicatorDef d = new IndicatorDef("i", t, t, "s", t, "u", 20.0, 6.0, 24.0, better, null, 0, 60);
            assertThat(d.isBreachedBy(3))
                    .isEqualTo(better == IndicatorDef.Better.UP || better == IndicatorDef.Better.BAND);
            assertThat(d.isBreachedBy(30))
                    .isEqualTo(better == IndicatorDef.Better.DOWN || better == IndicatorDef.Better.BAND);
            assertThat(d.isBreachedBy(12)).isFalse();
        }
    }

    @Test
    void cursorsReadBackWhatTheyWrite() {
        assertThat(Cursor.parse(new Cursor("e:1", 42).text())).isEqualTo(new Cursor("e:1", 42));
        assertThat(Cursor.parse("42")).isNull();
        assertThat(Cursor.parse("e:-1")).isNull();
        assertThat(Cursor.parse("e:x")).isNull();
    }

    @Test
    void aLateSampleDoesNotReplaceANewerOne() {
        SampleBoard board = new SampleBoard();
        board.put(new Sample("sensor/1", 2.0, null, T0.plusSeconds(5)));
        assertThat(board.revision()).isEqualTo(1);
        board.put(new Sample("sensor/1", 1.0, null, T0));
        assertThat(board.get("sensor/1")).extracting(Sample::value).isEqualTo(2.0);
    }
}
