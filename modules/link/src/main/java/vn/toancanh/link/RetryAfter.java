package vn.toancanh.link;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}, which is a number of seconds or a date. Pure functions. */
final class RetryAfter {
    /** More than that no city may make an operator wait. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryAfter() {}

    /**
     * @param date the answer's own Date header: the city's clock may differ from ours
     * @return between zero and {@link #LONGEST}; null if there is none or it cannot be read
     */
    static @Nullable Duration read(@Nullable String header, @Nullable String date, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return clamp(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant until = instant(text);
        if (until == null) {
            return null;
        }
        Instant sent = date == null ? null : instant(date.strip());
        return clamp(Duration.between(sent == null ? now : sent, until));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration clamp(Duration d) {
        if (d.isNegative()) {
            return Duration.ZERO;
        }
        return d.compareTo(LONGEST) > 0 ? LONGEST : d;
    }
}
