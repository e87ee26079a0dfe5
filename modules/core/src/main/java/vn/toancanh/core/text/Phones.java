package vn.toancanh.core.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telephone numbers of people in running text. Pure functions. */
public final class Phones {
    /** Vietnamese numbers with or without country code, and grouped as people write them; short ones such as 113 are no person's. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\d.,])(?:\\(?(?:\\+|00)?84\\)?[ .-]?(?:\\(0\\))?|0)(?:[ .-]?\\d){8,10}(?!\\d)");

    private Phones() {}

    /** Each number keeps its beginning and its last three digits: {@code 09xx xxx 123}. */
    public static String masked(String text) {
        Matcher m = NUMBER.matcher(text);
        return m.replaceAll(r -> Matcher.quoteReplacement(mask(r.group())));
    }

    private static String mask(String number) {
        String digits = number.replaceAll("\\D", "");
        return digits.substring(0, 2) + "xx xxx " + digits.substring(digits.length() - 3);
    }
}
