package vn.toancanh.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The city's time on this machine: what the city said last, carried on by the monotonic clock, so that a wrong wall clock
 * shifts no deadline. Before the city was heard it is the wall clock of the start, carried on alike.
 *
 * <p>The offset is the median of the last nine words, each with half of the shortest known round trip added, after Cristian.
 * A jump of the wall clock against the monotonic one by more than five seconds is noticed: forwards it may be a machine that
 * has slept (the monotonic clock stands still then), and the wall clock is believed until the city is heard again; backwards
 * somebody has set it, and the monotonic clock is believed. Both leave a doubt.
 *
 * <p>Thread-safe.
 */
public final class CityClock implements InstantSource {
    private static final int WORDS = 9;
    private static final long JUMP_MILLIS = 5_000;
    private static final long STRANGE_MILLIS = 5_000;
    private static final int STRANGE_IN_A_ROW = 5;
    private static final Duration KNOWN_FOR = Duration.ofHours(6);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Deque<Long> offsets = new ArrayDeque<>(); // city minus monotonic, in milliseconds
    private final Deque<Long> strange = new ArrayDeque<>();
    private long cityMinusMono; // before the city was heard: the wall clock at the start
    private boolean known;
    private long wallMinusMono;
    private long heardNanos;
    private long halfTrip;
    private boolean tripKnown;
    private boolean jumped;
    private boolean slept;
    private long sleptMillis;
    private @Nullable Duration untold;

    public CityClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.wallMinusMono = wall.millis() - mono();
        this.cityMinusMono = wallMinusMono;
    }

    @Override
    public synchronized Instant instant() {
        check();
        return Instant.ofEpochMilli(mono() + cityMinusMono + (slept ? sleptMillis : 0));
    }

    /** How long a question and its answer took; the shortest one says most about the line. */
    public synchronized void roundTrip(Duration time) {
        long half = time.toMillis() / 2;
        if (!tripKnown || half < halfTrip) {
            halfTrip = half;
            tripKnown = true;
        }
    }

    /** The city's clock, as it has just arrived. */
    public synchronized void heard(Instant cityTime) {
        check();
        long sample = cityTime.toEpochMilli() + halfTrip - mono();
        if (known && !jumped && Math.abs(sample - cityMinusMono) > STRANGE_MILLIS) {
            strange.add(sample);
            if (strange.size() < STRANGE_IN_A_ROW) {
                return; // one odd word moves nothing; a city whose clock was set says so again and again
            }
            offsets.clear();
            offsets.addAll(strange);
        } else if (jumped) {
            offsets.clear(); // words from before the jump say nothing about now
        }
        strange.clear();
        offsets.add(sample);
        while (offsets.size() > WORDS) {
            offsets.removeFirst();
        }
        cityMinusMono =
                offsets.stream().sorted().skip(offsets.size() / 2).findFirst().orElse(sample);
        known = true;
        heardNanos = nanos.getAsLong();
        jumped = false;
        slept = false;
        sleptMillis = 0;
    }

    /**
     * The jump of the wall clock since the last call, forwards positive; null when there was none. Call it every second or
     * so: a slow drift is no jump.
     */
    public synchronized @Nullable Duration takeJump() {
        check();
        Duration d = untold;
        untold = null;
        return d;
    }

    /** What was known of an earlier run does not fit this clock: it is marked until the city is heard. */
    public synchronized void doubt() {
        jumped = true;
    }

    public synchronized CityTime status() {
        check();
        boolean old = known && nanos.getAsLong() - heardNanos > KNOWN_FOR.toNanos();
        return new CityTime(
                known ? Duration.ofSeconds(Math.round((cityMinusMono - wallMinusMono) / 1_000.0)) : null,
                jumped || old || !strange.isEmpty());
    }

    private void check() {
        long now = wall.millis() - mono();
        long by = now - wallMinusMono;
        wallMinusMono = now;
        if (Math.abs(by) > JUMP_MILLIS) {
            jumped = true;
            untold = Duration.ofMillis(by);
            strange.clear();
            slept = slept || by > 0;
            sleptMillis += Math.max(0, by);
        }
    }

    private long mono() {
        return Math.floorDiv(nanos.getAsLong(), 1_000_000);
    }
}
