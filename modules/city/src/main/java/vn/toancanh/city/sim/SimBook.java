package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * All that the simulated city has to remember besides what the gateway knows; kept in the city's file. Immutable.
 *
 * @param at how far the story has been told
 * @param queue what will happen
 * @param trips where unit resources are that are not at home, by resource id
 * @param episodes sensors beyond their threshold, by sensor id
 */
public record SimBook(Instant at, List<SimEvent> queue, Map<String, Trip> trips, Map<String, Episode> episodes) {
    public SimBook {
        queue = List.copyOf(queue);
        trips = Map.copyOf(trips);
        episodes = Map.copyOf(episodes);
    }

    /** The same with everything so much later: the city slept. */
    SimBook shifted(Duration by) {
        Map<String, Trip> t = new TreeMap<>();
        trips.forEach((id, x) -> t.put(
                id,
                new Trip(
                        x.resourceId(),
                        x.from(),
                        x.to(),
                        x.departs().plus(by),
                        x.arrives().plus(by))));
        Map<String, Episode> e = new TreeMap<>();
        episodes.forEach((id, x) -> e.put(
                id,
                new Episode(
                        x.sensorId(),
                        x.from().plus(by),
                        x.top().plus(by),
                        x.fall().plus(by),
                        x.until().plus(by),
                        x.peak())));
        return new SimBook(
                at.plus(by),
                queue.stream()
                        .map(q -> new SimEvent(q.at().plus(by), q.kind(), q.n(), q.args()))
                        .toList(),
                t,
                e);
    }

    /** A book in the making. Not thread-safe. */
    static final class Draft {
        final PriorityQueue<SimEvent> queue = new PriorityQueue<>(SimEvent.ORDER);
        final Map<String, Trip> trips;
        final Map<String, Episode> episodes;
        Instant at;

        Draft(SimBook book) {
            this.at = book.at();
            this.queue.addAll(book.queue());
            this.trips = new TreeMap<>(book.trips());
            this.episodes = new TreeMap<>(book.episodes());
        }

        SimBook build() {
            List<SimEvent> all = new ArrayList<>(queue);
            all.sort(SimEvent.ORDER);
            return new SimBook(at, all, trips, episodes);
        }
    }
}
