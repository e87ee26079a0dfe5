package vn.toancanh.app.bench;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import vn.toancanh.engine.CityRing;

/** Changes of a city's hot cases at a rate, with an alarm of priority 1 now and then, on the caller's thread as on the network's. */
final class Rain {
    private static final long STEP_NANOS = 1_000_000;

    private final StormCity city;
    private final Storm.Plan plan;
    private final Duration alarmsEvery;
    private final SplittableRandom random = new SplittableRandom(1);
    private int alarms;

    /** What the last call of {@link #fall} came to. */
    private long said;

    private double seconds;
    private int waitingMost;

    Rain(StormCity city, Storm.Plan plan, Duration alarmsEvery) {
        this.city = city;
        this.plan = plan;
        this.alarmsEvery = alarmsEvery;
    }

    /**
     * Says what is due. A city that falls behind catches up as fast as it can.
     *
     * @param eachSecond runs here once a second
     */
    void fall(CityRing on, Waits waits, Duration lasts, Runnable eachSecond) {
        long began = System.nanoTime();
        long end = began + lasts.toNanos();
        long nextAlarm = began;
        long beats = 0;
        said = 0;
        waitingMost = 0;
        for (long now = began; now < end; now = System.nanoTime()) {
            seconds = (now - began) / 1e9;
            for (long due = (long) (seconds * plan.perSecond()); said < due; said++) {
                int hot = random.nextInt(plan.hot());
                waits.said(hot, city.head() + 1);
                city.change(hot);
            }
            if (now >= nextAlarm) {
                nextAlarm += alarmsEvery.toNanos();
                String id = "alarm-" + alarms++;
                waits.alarmSaid(id);
                city.alarm(id);
            }
            if (beats <= seconds) {
                beats++;
                city.beat();
                eachSecond.run();
            }
            waitingMost = Math.max(waitingMost, on.waiting());
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    long said() {
        return said;
    }

    double perSecond() {
        return said / seconds;
    }

    /** Things that waited in the ring at once, at most. */
    int waitingMost() {
        return waitingMost;
    }
}
