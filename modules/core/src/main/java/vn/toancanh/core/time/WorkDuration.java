package vn.toancanh.core.time;

import java.time.Duration;

/** A span that a deadline allows: round the clock, or in working hours or working days of a calendar. */
public sealed interface WorkDuration {
    /** Elapsed time, nights and Sundays included. */
    record Elapsed(Duration span) implements WorkDuration {}

    /** Hours of working time. */
    record WorkingHours(double hours) implements WorkDuration {}

    /**
     * Whole working days: due at the end of the n-th working day after the day of receipt. Receipt on a day off, or after
     * the day's end, counts as receipt on the next working day.
     */
    record WorkingDays(int days) implements WorkDuration {}
}
