package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.toancanh.city.ground.Ways;
import vn.toancanh.city.model.CityWriter;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.wire.pack.CityPack;

/**
 * One moment of the story: the time, the transaction it is told in, and the book. Handed to the parts of the city; not
 * thread-safe and not to be kept.
 */
final class Turn {
    final Instant now;
    final CityWriter city;
    final SimBook.Draft book;
    final CityPack pack;
    final Pace pace;
    final long seed;
    final Ways ways;

    Turn(Instant now, CityWriter city, SimBook.Draft book, CityPack pack, Pace pace, long seed, Ways ways) {
        this.now = now;
        this.city = city;
        this.book = book;
        this.pack = pack;
        this.pace = pace;
        this.seed = seed;
        this.ways = ways;
    }

    /** The dice for one decision. */
    Dice dice(String what, long n) {
        return Dice.of(seed, what, n);
    }

    /** The dice for a decision about something with a name. */
    Dice dice(String what, String... names) {
        return Dice.of(seed, what, Dice.hash(String.join("/", names)));
    }

    /** Lets something happen later. */
    void later(double seconds, String kind, long n, String... args) {
        book.queue.add(new SimEvent(after(seconds), kind, n, List.of(args)));
    }

    Instant after(double seconds) {
        return now.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Where a resource is. */
    GeoPoint position(UnitResource r) {
        Trip t = book.trips.get(r.id());
        return t == null ? r.home() : t.at(now, ways);
    }

    /** A point near this one, uniformly within so many metres. */
    static GeoPoint near(GeoPoint p, double metres, Dice dice) {
        double angle = dice.between(0, 2 * Math.PI);
        double d = metres * Math.sqrt(dice.unit());
        double lat = p.lat() + d * Math.sin(angle) / 111_195;
        double lon = p.lon() + d * Math.cos(angle) / (111_195 * Math.cos(Math.toRadians(p.lat())));
        return new GeoPoint(Math.round(lat * 1e6) / 1e6, Math.round(lon * 1e6) / 1e6);
    }
}
