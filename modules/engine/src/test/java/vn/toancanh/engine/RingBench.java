package vn.toancanh.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.testkit.ManualClock;
import vn.toancanh.testkit.ManualScheduler;

/** A ring on a city and stores in memory, with time and chance in the hand of the test. */
final class RingBench {
    final ManualClock clock = new ManualClock();
    final ManualScheduler timer = new ManualScheduler(clock);
    final MemoryStores stores = new MemoryStores();
    final FakeCity city = new FakeCity(stores.frozen);
    CityGateway gateway = city;
    Executor network = Runnable::run;

    /** May be held while the ring runs. */
    Executor loop = Runnable::run;

    LatePolicy policy = LatePolicy.STANDARD;
    long seed = 7;
    private final long born = clock.nanoTime().getAsLong();
    CityRing ring;

    /** With this many cases: a, b, c ... */
    RingBench(int cases) {
        for (int i = 0; i < cases; i++) {
            city.put(Cases.make(name(i), Priority.P3, 1));
        }
        ring = start();
    }

    static String name(int i) {
        return i < 26 ? String.valueOf((char) ('a' + i)) : "k" + i;
    }

    CityRing start() {
        CityRing r = new CityRing(
                new EngineParts(
                        gateway,
                        stores.cache,
                        stores.outbox,
                        stores.spool,
                        stores.sessions,
                        clock,
                        clock.nanoTime(),
                        new SplittableRandom(seed),
                        task -> loop.execute(task),
                        network,
                        Runnable::run,
                        Timer.of(timer)),
                policy);
        r.start();
        return r;
    }

    /** As if the process had died and was started again on the same files. */
    void restart() {
        ring.close();
        ring = start();
    }

    Receipt act(String caseId, Act act) {
        Receipt r = ring.submit(caseId, act).toCompletableFuture().getNow(null);
        assertThat(r).as("a receipt at once").isNotNull();
        return r;
    }

    @Nullable
    Case shown(String id) {
        return ring.state().shown().get(id);
    }

    /** Time passes with the city's beats. */
    void live(Duration time) {
        for (long s = 0; s < time.toSeconds(); s++) {
            timer.advance(Duration.ofSeconds(1));
            city.beat(cityTime());
        }
    }

    /** The city's own clock, which nobody sets. */
    Instant cityTime() {
        return ManualClock.START.plusNanos(clock.nanoTime().getAsLong() - born);
    }

    /** Time passes in silence. */
    void pass(Duration time) {
        timer.advance(time);
    }

    /** The link is back and has proved itself. */
    void heal() {
        city.down = false;
        live(Duration.ofSeconds(65)); // the longest pause between two tries
    }
}
