package vn.toancanh.app.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;

/**
 * How long each change of a storm waits until a state shows it, or something newer of the same case. The number of a change
 * is the version of its case. Thread-safe.
 */
final class Waits {
    /** So many changes may wait; 26 s of 10,000 a second. What waits longer is counted as lost from sight. */
    private static final int RING = 1 << 18;

    private static final int LONGEST_MILLIS = 60_000;
    private static final String HOT = StormCity.hot(0).replace("0", "");

    private final long[] said = new long[RING];
    private final long[] next = new long[RING]; // the next change of the same case
    private final long[] waiting; // by case: its oldest change that is not shown; 0 for none
    private final long[] last;
    private final long[] byMillis = new long[LONGEST_MILLIS + 1];
    private final Map<String, Long> alarms = new HashMap<>();
    private final long[] alarmsByMillis = new long[LONGEST_MILLIS + 1];
    private long seen;
    private int lost;

    Waits(int cases) {
        waiting = new long[cases];
        last = new long[cases];
    }

    /** A change of a hot case is about to be said. */
    synchronized void said(int hot, long number) {
        said[slot(number)] = System.nanoTime();
        if (waiting[hot] == 0) {
            waiting[hot] = number;
        } else {
            next[slot(last[hot])] = number;
        }
        last[hot] = number;
        seen = number;
    }

    /** A new case of priority 1 is about to be said. */
    synchronized void alarmSaid(String id) {
        alarms.put(id, System.nanoTime());
    }

    /** A state has come out, which differs in these cases from the one before. */
    synchronized void shown(CityState s, Touched touched) {
        long now = System.nanoTime();
        if (touched.all()) {
            for (int i = 0; i < waiting.length; i++) {
                shown(i, s.shown().get(StormCity.hot(i)), now);
            }
        } else {
            touched.caseIds().stream()
                    .filter(id -> id.startsWith(HOT))
                    .forEach(id -> shown(
                            Integer.parseInt(id.substring(HOT.length())),
                            s.shown().get(id),
                            now));
        }
    }

    /** The same for alarms: one is there with the state that has its case. */
    synchronized void alarmsShown(CityState s) {
        alarms(s.shown()::containsKey);
    }

    /** The sound of an alarm was given, for all that there are. */
    synchronized void alarmsHeard() {
        alarms(id -> true);
    }

    private void alarms(Predicate<String> over) {
        long now = System.nanoTime();
        alarms.entrySet().removeIf(e -> {
            boolean is = over.test(e.getKey());
            if (is) {
                count(alarmsByMillis, now - e.getValue());
            }
            return is;
        });
    }

    private void shown(int hot, Case as, long now) {
        long n = waiting[hot];
        while (n != 0 && as != null && n <= as.version()) {
            if (n <= seen - RING) {
                lost++;
                n = last[hot];
                break;
            }
            count(byMillis, now - said[slot(n)]);
            n = n == last[hot] ? 0 : next[slot(n)];
        }
        waiting[hot] = n;
    }

    /** Milliseconds; infinite when changes waited for so long that they were lost from sight. */
    synchronized double lag(double part) {
        return lost > 0 ? Double.POSITIVE_INFINITY : percentile(byMillis, part);
    }

    /** Milliseconds until an alarm was there; infinite when one never was. */
    synchronized double alarm(double part) {
        return alarms.isEmpty() ? percentile(alarmsByMillis, part) : Double.POSITIVE_INFINITY;
    }

    private static int slot(long number) {
        return (int) (number & RING - 1);
    }

    private static void count(long[] into, long nanos) {
        into[(int) Math.min(nanos / 1_000_000, LONGEST_MILLIS)]++;
    }

    /** The upper end of its millisecond. */
    private static double percentile(long[] counts, double part) {
        long all = 0;
        for (long c : counts) {
            all += c;
        }
        long left = (long) Math.ceil(all * part);
        for (int i = 0; i < counts.length; i++) {
            left -= counts[i];
            if (left <= 0) {
                return all == 0 ? 0 : i + 1;
            }
        }
        return counts.length;
    }
}
