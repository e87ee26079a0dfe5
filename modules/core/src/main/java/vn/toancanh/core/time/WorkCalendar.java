package vn.toancanh.core.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/**
 * Working time of a city: daily working periods, the weekend, public holidays and make-up days (a Saturday worked for a
 * bridge day). Pure; dates are local to {@code zone}.
 *
 * @param dayEnds when a working day is over: spans in working days end at it, and what comes later came on the next one
 */
public record WorkCalendar(
        ZoneId zone,
        List<Period> periods,
        Set<DayOfWeek> weekend,
        Set<LocalDate> holidays,
        Set<LocalDate> makeUpDays,
        LocalTime dayEnds) {
    /** A daily working period, {@code from} inclusive to {@code to} exclusive. */
    public record Period(LocalTime from, LocalTime to) {}

    private static final int HORIZON_DAYS = 3_660;

    /** @throws IllegalArgumentException without a working period, or with no day left to work on */
    public WorkCalendar {
        periods = List.copyOf(periods);
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
        if (periods.isEmpty() || weekend.size() == 7) {
            throw new IllegalArgumentException("a calendar needs working time");
        }
    }

    /** A calendar whose day ends with its last working period. */
    public WorkCalendar(
            ZoneId zone,
            List<Period> periods,
            Set<DayOfWeek> weekend,
            Set<LocalDate> holidays,
            Set<LocalDate> makeUpDays) {
        this(
                zone,
                periods,
                weekend,
                holidays,
                makeUpDays,
                periods.isEmpty()
                        ? LocalTime.MAX
                        : periods.get(periods.size() - 1).to());
    }

    public boolean isWorkingDay(LocalDate day) {
        return makeUpDays.contains(day) || (!weekend.contains(day.getDayOfWeek()) && !holidays.contains(day));
    }

    /**
     * When a span that starts at {@code from} is over.
     *
     * @throws IllegalStateException if ten years hold too little working time
     */
    public Instant plus(Instant from, WorkDuration span) {
        if (span instanceof WorkDuration.Elapsed e) {
            return from.plus(e.span());
        }
        if (span instanceof WorkDuration.WorkingDays d) {
            return plusDays(from, d.days());
        }
        return plusHours(from, Duration.ofSeconds(Math.round(((WorkDuration.WorkingHours) span).hours() * 3600)));
    }

    private Instant plusDays(Instant from, int days) {
        ZonedDateTime at = from.atZone(zone);
        LocalDate day = at.toLocalDate();
        // The day of receipt does not count; what comes on a day off or in the evening came on the next working day.
        int left = !isWorkingDay(day) || at.toLocalTime().isAfter(dayEnds) ? days + 1 : days;
        for (int i = 0; i < HORIZON_DAYS; i++) {
            if (left == 0) {
                return day.atTime(dayEnds).atZone(zone).toInstant();
            }
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        throw new IllegalStateException("no " + days + " working days within ten years");
    }

    private Instant plusHours(Instant from, Duration span) {
        ZonedDateTime at = from.atZone(zone);
        Duration left = span;
        for (int i = 0; i < HORIZON_DAYS; i++) {
            LocalDate day = at.toLocalDate().plusDays(i);
            if (!isWorkingDay(day)) {
                continue;
            }
            for (Period p : periods) {
                ZonedDateTime start = day.atTime(p.from()).atZone(zone);
                ZonedDateTime end = day.atTime(p.to()).atZone(zone);
                if (start.isBefore(at)) {
                    start = at;
                }
                if (!start.isBefore(end)) {
                    continue;
                }
                Duration here = Duration.between(start, end);
                if (here.compareTo(left) >= 0) {
                    return start.plus(left).toInstant();
                }
                left = left.minus(here);
            }
        }
        throw new IllegalStateException("no " + span + " of working time within ten years");
    }
}
