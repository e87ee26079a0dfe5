package vn.toancanh.uikit.i18n;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one formatter of numbers, ages, clocks and distances, in the language of the {@link Messages}. Vietnamese writes 1.204
 * and 0,4; English 1,204 and 0.4.
 *
 * <p>Any thread.
 */
public final class Format {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_SHORT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final DateTimeFormatter DAY_YEAR = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final char MINUS = '\u2212';
    private static final Pattern MINUS_NOTHING = Pattern.compile(MINUS + "[0.,]*");

    private final Messages messages;
    private final ZoneId zone;

    /** @param zone the city's time zone */
    public Format(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** A whole number with separators. */
    public String count(long n) {
        return number(n, 0);
    }

    /**
     * A number with exactly this many decimals; a dash for NaN and infinities.
     *
     * @param decimals 0 to 6
     */
    public String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "—";
        }
        boolean vi = messages.language() == Language.VI;
        DecimalFormatSymbols s = new DecimalFormatSymbols(Locale.ROOT);
        s.setGroupingSeparator(vi ? '.' : ',');
        s.setDecimalSeparator(vi ? ',' : '.');
        s.setMinusSign(MINUS);
        DecimalFormat f = new DecimalFormat("#,##0", s);
        f.setMinimumFractionDigits(decimals);
        f.setMaximumFractionDigits(decimals);
        f.setRoundingMode(java.math.RoundingMode.HALF_UP);
        String out = f.format(java.math.BigDecimal.valueOf(value));
        return MINUS_NOTHING.matcher(out).matches() ? out.substring(1) : out;
    }

    /** A share of one as a percentage, e.g. 0.875 as "87,5 %". */
    public String percent(double share, int decimals) {
        return number(share * 100, decimals) + " %";
    }

    /** How old something is: "40 giây", "2 ph", "1 g 04", "3 ng". Negative spans count as zero. */
    public String age(Duration age) {
        long s = Math.max(0, age.getSeconds());
        if (s < 60) {
            return messages.text("kit.age.seconds", s);
        }
        if (s < 3600) {
            return messages.text("kit.age.minutes", s / 60);
        }
        if (s < 86_400) {
            return messages.text("kit.age.hours", s / 3600, two(s / 60 % 60));
        }
        return messages.text("kit.age.days", s / 86_400);
    }

    /** {@link #age} from a moment to another; a dash when the moment is not known. */
    public String age(Instant from, Instant now) {
        return from == null ? "—" : age(Duration.between(from, now));
    }

    /** A short delay: tenths of a second below ten seconds ("0,4 s"), then as {@link #age}. */
    public String delay(Duration d) {
        return d.toMillis() < 10_000 ? number(Math.max(0, d.toMillis()) / 1000.0, 1) + " s" : age(d);
    }

    /** What is left of a deadline, or by how much it is over: "còn 1 ph 20 s", "vừa quá hạn", "quá hạn 3 ph". */
    public String remaining(Instant due, Instant now) {
        Duration left = Duration.between(now, due);
        if (!left.isNegative()) {
            return messages.text("kit.deadline.left", span(left));
        }
        Duration over = left.negated();
        return over.getSeconds() < 1
                ? messages.text("kit.deadline.just-over")
                : messages.text("kit.deadline.over", span(over));
    }

    /** A span with two parts below an hour: "1 ph 20 s", "2 g 05", "3 ng 4 g". */
    public String span(Duration d) {
        long s = Math.max(0, d.getSeconds());
        if (s < 60) {
            return messages.text("kit.span.seconds", s);
        }
        if (s < 3600) {
            return messages.text("kit.span.minutes", s / 60, two(s % 60));
        }
        if (s < 86_400) {
            return messages.text("kit.age.hours", s / 3600, two(s / 60 % 60));
        }
        return messages.text("kit.span.days", s / 86_400, s / 3600 % 24);
    }

    /** Digits only, for tight places: "1:20", "2:05:00". */
    public String stopwatch(Duration d) {
        long s = Math.max(0, d.getSeconds());
        return s < 3600 ? s / 60 + ":" + two(s % 60) : s / 3600 + ":" + two(s / 60 % 60) + ":" + two(s % 60);
    }

    /** 14:32:07 in the city's time. */
    public String clock(Instant t) {
        return CLOCK.format(t.atZone(zone));
    }

    /** 14:32 in the city's time. */
    public String clockShort(Instant t) {
        return CLOCK_SHORT.format(t.atZone(zone));
    }

    /** CN 22/11 in the city's time. */
    public String date(Instant t) {
        ZonedDateTime z = t.atZone(zone);
        return messages.text("kit.weekday." + z.getDayOfWeek().getValue()) + " " + DAY.format(z);
    }

    /** 22/11/2026 in the city's time. */
    public String dateYear(Instant t) {
        return DAY_YEAR.format(t.atZone(zone));
    }

    /** The clock alone for today, else day and short clock: "14:31:58", "21/11 14:31". */
    public String moment(Instant t, Instant now) {
        boolean today = t.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? clock(t) : DAY.format(t.atZone(zone)) + " " + clockShort(t);
    }

    /** "350 m", "1,2 km", "14 km"; metres are rounded to ten. */
    public String distance(double metres) {
        if (!Double.isFinite(metres)) {
            return "—";
        }
        double m = Math.abs(metres);
        if (m < 995) {
            return count(Math.round(m / 10) * 10) + " m";
        }
        return number(m / 1000, m < 9_950 ? 1 : 0) + " km";
    }

    private static String two(long n) {
        return n < 10 ? "0" + n : Long.toString(n);
    }
}
