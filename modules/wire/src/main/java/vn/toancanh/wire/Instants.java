package vn.toancanh.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Moments as text. The form that the contract writes ({@code 2026-01-31T08:15:00Z}, with a fraction or without) is read
 * without a formatter, which costs a quarter of reading a case; every other form is left to {@link Instant#parse}. Stateless.
 */
final class Instants {
    private static final int SECONDS_END = 19;
    private static final int MOST_DIGITS = 9;

    private Instants() {}

    /**
     * The same as {@link Instant#parse}.
     *
     * @throws DateTimeException when it is no moment
     */
    static Instant parse(String s) {
        Instant at = plain(s);
        return at == null ? Instant.parse(s) : at;
    }

    /** Null for whatever is not exactly of the plain form and in its ranges. */
    private static @Nullable Instant plain(String s) {
        int end = s.length() - 1;
        if (end < SECONDS_END
                || s.charAt(end) != 'Z'
                || s.charAt(4) != '-'
                || s.charAt(7) != '-'
                || s.charAt(10) != 'T'
                || s.charAt(13) != ':'
                || s.charAt(16) != ':') {
            return null;
        }
        int year = number(s, 0, 4);
        int month = number(s, 5, 7);
        int day = number(s, 8, 10);
        int hour = number(s, 11, 13);
        int minute = number(s, 14, 16);
        int second = number(s, 17, SECONDS_END);
        int nanos = nanos(s, end);
        if (year < 0
                || month < 1
                || month > 12
                || day < 1
                || day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth()
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || nanos < 0) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
    }

    /** @return negative when it is none */
    private static int nanos(String s, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int digits = end - SECONDS_END - 1;
        if (s.charAt(SECONDS_END) != '.' || digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        int n = number(s, SECONDS_END + 1, end);
        for (int i = digits; i < MOST_DIGITS && n > 0; i++) {
            n *= 10;
        }
        return n;
    }

    /** @return negative when something else than digits stands there */
    private static int number(String s, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            int digit = s.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            n = n * 10 + digit;
        }
        return n;
    }
}
