package vn.toancanh.city.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.city.ground.Ways;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.city.model.CityStoreException;
import vn.toancanh.city.model.CityWriter;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.Sample;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseState;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.UnitResource;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.SampleText;

/**
 * Tells the story of the city: fires what is due, in order, each thing in one transaction with the book.
 *
 * <p>Thread-safe: turns are taken under the model's lock; readings come from the last book that was committed.
 */
public final class Simulator implements CityModel.Hook {
    private static final String BOOK = "simulator";
    private static final int EVENTS_PER_TURN = 200;
    private static final Duration SLEPT = Duration.ofMinutes(2);
    private static final int PARKED_SECONDS = 15;
    private static final int MAX_POINTS = 2_000;

    private final CityModel model;
    private final CityPack pack;
    private final Ways ways;
    private final Json json;
    private final long seed;
    private final Pace pace;
    private final CaseMaker maker;
    private final Sensors sensors;
    private final Indicators indicators;
    private final Citizens citizens;
    private final Units units;
    private final Cameras cameras;
    private final List<Part> parts;
    private final Map<String, Part> byKind = new HashMap<>();
    private volatile SimBook book;

    /**
     * Founds the city if it is new, or takes its story up where it was left.
     *
     * @param ways how units drive
     * @param now the city's time
     */
    public Simulator(
            CityModel model, CityPack pack, Ways ways, Json json, Words words, long seed, Pace pace, Instant now) {
        this.model = model;
        this.pack = pack;
        this.ways = ways;
        this.json = json;
        this.seed = seed;
        this.pace = pace;
        this.maker = new CaseMaker(pack, words);
        this.sensors = new Sensors(pack, maker, words, seed);
        this.indicators = new Indicators(pack, maker, words, seed);
        this.citizens = new Citizens(pack, maker, words);
        this.units = new Units(pack);
        this.cameras = new Cameras(pack, maker, words);
        Colleagues colleagues = new Colleagues(pack, maker, words, units, model::signedIn);
        this.parts = List.of(
                units,
                citizens,
                sensors,
                cameras,
                indicators,
                new Sources(pack, maker, words),
                new StaffEvents(pack, maker),
                colleagues);
        parts.forEach(p -> p.kinds().forEach(k -> byKind.put(k, p)));
        SimBook saved = saved(model, json);
        if (saved == null) {
            this.book = new SimBook(now, List.of(), Map.of(), Map.of());
            InitialCity initial = new InitialCity(pack, maker, citizens, colleagues, units, sensors, words);
            turn(now, t -> {
                parts.forEach(p -> p.begin(t));
                initial.found(t);
            });
        } else {
            Duration gap = Duration.between(saved.at(), now);
            this.book = gap.compareTo(SLEPT) > 0 ? saved.shifted(gap) : saved;
        }
        model.hook(this);
    }

    /** The city's time when the story was told last; null for a city that has not been founded. */
    public static @Nullable Instant toldUntil(CityModel model, Json json) {
        SimBook b = saved(model, json);
        return b == null ? null : b.at();
    }

    /** Tells the story up to now. */
    public void advanceTo(Instant now) {
        boolean more = true;
        while (more) {
            more = model.write(w -> {
                SimBook.Draft d = new SimBook.Draft(book);
                int fired = 0;
                for (SimEvent e = d.queue.peek();
                        e != null && !e.at().isAfter(now) && fired < EVENTS_PER_TURN;
                        e = d.queue.peek()) {
                    d.queue.remove();
                    Part part = byKind.get(e.kind());
                    if (part != null) {
                        part.happen(e, new Turn(e.at(), w, d, pack, pace, seed, ways));
                    }
                    fired++;
                }
                boolean rest = fired == EVENTS_PER_TURN;
                if (fired > 0 || Duration.between(d.at, now).toSeconds() >= 10) {
                    d.at = rest ? d.at : now;
                    forgetArrived(d, now);
                    keep(w, d);
                }
                return rest;
            });
        }
    }

    @Override
    public void acted(CityWriter w, Case before, Case after, Command command) {
        SimBook.Draft d = new SimBook.Draft(book);
        // What follows an act is counted from the story's time: a console's clock may be anything.
        units.acted(new Turn(latest(d.at, command.at()), w, d, pack, pace, seed, ways), before, after, command);
        keep(w, d);
    }

    /**
     * Makes one case now, as if a citizen had reported it.
     *
     * @param categoryId null takes any
     * @param text null takes the pack's words
     * @throws IllegalArgumentException for a category that the pack does not have
     */
    public Case report(
            @Nullable String categoryId,
            @Nullable Priority priority,
            @Nullable String text,
            @Nullable String channel,
            @Nullable String address,
            @Nullable GeoPoint point,
            Instant now) {
        Category category = categoryId == null
                ? pack.catalogue().categories().get(0)
                : maker.category(categoryId)
                        .orElseThrow(() -> new IllegalArgumentException("no such category: " + categoryId));
        return turn(now, t -> {
            Dice dice = t.dice("report-now", t.city.nextNumber());
            SampleText said = text == null ? citizens.wordsFor(category, dice) : null;
            String way = channel == null ? citizens.channel(now, dice) : channel;
            Case c = citizens.one(t, category, said, way, dice, now);
            Place p = c.place();
            return t.city.putCase(
                    c.with()
                            .text(text == null ? c.text() : text)
                            .priority(priority == null ? c.priority() : priority)
                            .place(new Place(
                                    address == null ? p.address() : address,
                                    p.wardId(),
                                    point == null ? p.point() : point))
                            .build(),
                    CityModel.CITY);
        });
    }

    /**
     * A camera sees now what it is there to see.
     *
     * @throws IllegalArgumentException for a camera that is not there or whose pictures nobody analyses
     */
    public Case camera(String cameraId, Instant now) {
        return turn(now, t -> {
            return cameras.raise(t, cameraId, t.dice("camera-now", t.city.nextNumber()));
        });
    }

    /**
     * So many changes as fast as the file takes them: a few new cases, for the rest new values of what is there.
     *
     * @param newCases how many of them are new cases
     */
    public void burst(int count, int newCases, Instant now) {
        int done = 0;
        while (done < count) {
            int from = done;
            int to = Math.min(count, done + 500);
            turn(now, t -> {
                new Burst(pack, citizens, maker).some(t, from, to, newCases);
            });
            done = to;
        }
    }

    /** Ends every open case, as after a quiet night: what a calm console looks like can be seen and practised. */
    public void calm(Instant now) {
        turn(now, t -> {
            for (Case c : t.city.cases()) {
                if (c.state().isOpen()) {
                    t.city.putCase(
                            c.with().state(CaseState.CLOSED).updatedAt(now).build(), CityModel.CITY);
                }
            }
        });
    }

    /** Latest readings and positions: all of them, or those that change in this second. */
    public List<Sample> samples(Instant now, boolean all) {
        SimBook b = book;
        List<Sample> out = new ArrayList<>();
        long second = now.getEpochSecond();
        boolean silent = model.all("source/sensor").stream()
                .anyMatch(c -> c instanceof Change.SourceChanged s
                        && s.value().id().equals("sensor")
                        && s.value().silent());
        int i = 0;
        for (Gauge s : sensors.gauges()) {
            long period = Math.min(s.periodSeconds(), 30);
            Instant at = Instant.ofEpochSecond((second - i) / period * period + i);
            if (!silent && (all || at.getEpochSecond() == second)) {
                out.add(new Sample(
                        "sensor/" + s.id(), sensors.value(s, at, b.episodes().get(s.id())), s.point(), at));
            }
            i++;
        }
        for (UnitResource r : pack.resources()) {
            Trip trip = b.trips().get(r.id());
            boolean moves = trip != null && now.isBefore(trip.arrives());
            if (all || moves || (second + i) % PARKED_SECONDS == 0) {
                out.add(new Sample("unit/" + r.id(), null, trip == null ? r.home() : trip.at(now, ways), now));
            }
            i++;
        }
        return out;
    }

    /**
     * The past of a sensor or indicator.
     *
     * @param key {@code sensor/ID} or {@code indicator/ID}
     * @return empty for another key
     */
    public Optional<Past> series(String key, Instant from, Instant to) {
        int slash = key.indexOf('/');
        String id = key.substring(slash + 1);
        if (key.startsWith("sensor/")) {
            return sensors.sensor(id)
                    .map(s -> past(s.unit(), Math.min(s.periodSeconds(), 60), from, to, at -> {
                        Episode e = book.episodes().get(s.id());
                        return sensors.value(s, at, e);
                    }));
        }
        if (key.startsWith("indicator/")) {
            return pack.catalogue().indicators().stream()
                    .filter(d -> d.id().equals(id))
                    .findFirst()
                    .map(d -> past(
                            d.unit().vi(),
                            Indicators.stepSeconds(d),
                            from,
                            to,
                            at -> indicators.value(d, at, book.episodes().get(IndicatorAlerts.source(d)))));
        }
        return Optional.empty();
    }

    /** Values of the past, oldest first. */
    public record Past(String unit, List<Point> points) {
        public Past {
            points = List.copyOf(points);
        }

        /** One value. */
        public record Point(Instant at, double value) {}
    }

    private interface Reading {
        double at(Instant at);
    }

    private interface Tale<T> {
        T tell(Turn t);
    }

    private static Past past(String unit, long step, Instant from, Instant to, Reading reading) {
        long span = Math.max(0, Duration.between(from, to).toSeconds());
        long wide = Math.max(step, (span / MAX_POINTS + step) / step * step);
        List<Past.Point> out = new ArrayList<>();
        for (long s = (from.getEpochSecond() + wide - 1) / wide * wide; s <= to.getEpochSecond(); s += wide) {
            Instant at = Instant.ofEpochSecond(s);
            out.add(new Past.Point(at, reading.at(at)));
        }
        return new Past(unit, out);
    }

    private void turn(Instant now, java.util.function.Consumer<Turn> what) {
        turn(now, t -> {
            what.accept(t);
            return t;
        });
    }

    private <T> T turn(Instant now, Tale<T> what) {
        return model.write(w -> {
            SimBook.Draft d = new SimBook.Draft(book);
            T out = what.tell(new Turn(now, w, d, pack, pace, seed, ways));
            keep(w, d);
            return out;
        });
    }

    private void keep(CityWriter w, SimBook.Draft d) {
        SimBook next = d.build();
        w.remember(BOOK, json.text(next));
        w.afterCommit(() -> book = next);
    }

    private void forgetArrived(SimBook.Draft d, Instant now) {
        for (UnitResource r : pack.resources()) {
            Trip trip = d.trips.get(r.id());
            if (trip != null && trip.to().equals(r.home()) && !now.isBefore(trip.arrives())) {
                d.trips.remove(r.id());
            }
        }
    }

    private static Instant latest(Instant a, Instant b) {
        return b.isAfter(a) && Duration.between(a, b).toMinutes() < 1 ? b : a;
    }

    private static @Nullable SimBook saved(CityModel model, Json json) {
        String text = model.recall(BOOK);
        try {
            return text == null ? null : json.read(text, SimBook.class);
        } catch (WireException e) {
            throw new CityStoreException("The simulator's book cannot be read", e);
        }
    }
}
