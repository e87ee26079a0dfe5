package vn.toancanh.city.sim;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Something that will happen in the simulated city.
 *
 * @param kind whom it belongs to, e.g. {@code report}
 * @param n which one of its kind; with the seed it decides everything that chance decides about it
 * @param args as the kind says
 */
public record SimEvent(Instant at, String kind, long n, List<String> args) {
    /** Total, so that the order of a story never depends on the order of a heap. */
    static final Comparator<SimEvent> ORDER = Comparator.comparing(SimEvent::at)
            .thenComparing(SimEvent::kind)
            .thenComparing(SimEvent::n)
            .thenComparing(e -> String.join("/", e.args()));

    public SimEvent {
        args = List.copyOf(args);
    }
}
