package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.time.WorkCalendar;
import vn.toancanh.core.time.WorkDuration;

class WorkCalendarTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private final WorkCalendar calendar = new WorkCalendar(
            ZONE,
            List.of(
                    new WorkCalendar.Period(LocalTime.of(7, 0), LocalTime.of(11, 30)),
                    new WorkCalendar.Period(LocalTime.of(13, 30), LocalTime.of(17, 0))),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Set.of(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 2)),
            Set.of(LocalDate.of(2026, 8, 22)));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // within a period, over lunch, over a night, over a weekend, on a make-up Saturday, over two holidays
        "2026-11-20T08:00, 2, 2026-11-20T10:00",
        "2026-11-20T11:00, 1, 2026-11-20T14:00",
        "2026-11-19T16:30, 1, 2026-11-20T07:30",
        "2026-11-20T16:30, 1, 2026-11-23T07:30",
        "2026-08-21T16:30, 1, 2026-08-22T07:30",
        "2026-08-31T16:00, 2, 2026-09-03T08:00",
        "2026-11-21T23:00, 4.5, 2026-11-23T11:30"
    })
    void workingHours(String from, double hours, String due) {
        assertThat(calendar.plus(at(from), new WorkDuration.WorkingHours(hours)))
                .isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00, 1, 2026-11-23T17:00",
        "2026-11-21T08:00, 1, 2026-11-24T17:00",
        "2026-11-20T17:30, 1, 2026-11-24T17:00",
        "2026-11-20T17:00, 1, 2026-11-23T17:00",
        "2026-08-31T08:00, 3, 2026-09-07T17:00"
    })
    void workingDaysEndWithTheDay(String from, int days, String due) {
        assertThat(calendar.plus(at(from), new WorkDuration.WorkingDays(days))).isEqualTo(at(due));
    }

    @Test
    void roundTheClockIsRoundTheClock() {
        assertThat(calendar.plus(at("2026-11-21T23:59"), new WorkDuration.Elapsed(Duration.ofMinutes(5))))
                .isEqualTo(at("2026-11-22T00:04"));
    }
}
