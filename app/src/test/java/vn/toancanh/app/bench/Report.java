package vn.toancanh.app.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures as lines {@code name | figure | unit | reference | ratio | goal}. One thread. */
final class Report {

    static final String HEADER = "name | figure | unit | reference | ratio | goal";

    private final String bench;
    private final PrintStream out;
    private int lines;

    Report(String bench, PrintStream out) {
        this.bench = bench;
        this.out = out;
    }

    /**
     * A figure with its reference.
     *
     * @param what what was measured, after the name of the bench
     * @param goal in words, for instance {@code <= 1.5}
     */
    void figure(String what, double figure, String unit, double reference, String goal) {
        String ratio = reference > 0 ? number(figure / reference) : "-";
        line(what, number(figure), unit, number(reference), ratio, goal);
    }

    /** A figure that stands for itself: a count, or a size with a fixed goal. */
    void figure(String what, double figure, String unit, String goal) {
        line(what, number(figure), unit, "-", "-", goal);
    }

    /** How many figures were reported. */
    int lines() {
        return lines;
    }

    private void line(String what, String figure, String unit, String reference, String ratio, String goal) {
        lines++;
        out.println(String.join(" | ", bench + " " + what, figure, unit, reference, ratio, goal));
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
