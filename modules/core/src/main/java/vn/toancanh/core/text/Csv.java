package vn.toancanh.core.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows for a spreadsheet. A cell that a spreadsheet would run as a formula gets an apostrophe in front: a citizen's
 * {@code =HYPERLINK(...)} must stay words. Pure functions.
 */
public final class Csv {
    private Csv() {}

    /** A row by RFC 4180, without its line end. */
    public static String row(List<String> cells) {
        return row(cells, ',');
    }

    /** The same with the separator that the reader's country expects: a comma or a semicolon. */
    public static String row(List<String> cells, char separator) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(String.valueOf(separator)));
    }

    /** One cell, quoted where it has to be. */
    public static String cell(String text) {
        String safe = isFormula(text) ? "'" + text : text;
        boolean quoted = safe.chars()
                        .anyMatch(ch -> ch == '"' || ch == ',' || ch == ';' || ch == '\n' || ch == '\r' || ch == '\t')
                || !safe.equals(safe.strip());
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Spreadsheets skip white space and hidden characters in front; a plain negative number is none. */
    private static boolean isFormula(String text) {
        String t = Sanitiser.clean(text, Sanitiser.MAX_CODE_POINTS)
                .replace('\u00A0', ' ')
                .strip();
        // A plus in front is a telephone number's, and a spreadsheet would drop it.
        if (t.isEmpty() || t.matches("-?\\d+([.,]\\d+)?")) {
            return false;
        }
        // The full-width forms are taken for the same signs in East Asian editions.
        return "=+-@\u2212\uFF1D\uFF0B\uFF0D\uFF20|".indexOf(t.charAt(0)) >= 0
                || text.startsWith("\t")
                || text.startsWith("\r");
    }
}
