package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.toancanh.testkit.Fault;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void reads_seconds_and_dates_and_trusts_the_clock_of_who_wrote_them() {
        assertThat(RetryAfter.read("7", null, NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.read("Mon, 02 Mar 2026 08:00:30 GMT", null, NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.read("Mon, 02 Mar 2026 09:00:30 GMT", "Mon, 02 Mar 2026 09:00:00 GMT", NOW))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @Fault(49)
    void keeps_within_bounds_and_ignores_nonsense() {
        assertThat(RetryAfter.read("999999999", null, NOW)).isEqualTo(RetryAfter.LONGEST);
        assertThat(RetryAfter.read("Mon, 02 Mar 2020 08:00:30 GMT", null, NOW)).isEqualTo(Duration.ZERO);
        for (String s :
                new String[] {null, "", "-1", "soon", "99999999999999999999", "Mon, 32 Mar 2026 08:00:30 GMT"}) {
            assertThat(RetryAfter.read(s, null, NOW)).as(String.valueOf(s)).isNull();
        }
    }
}
