package vn.toancanh.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import vn.toancanh.app.Wiring;
import vn.toancanh.core.port.CityGateway;
import vn.toancanh.core.state.CityState;
import vn.toancanh.engine.CityRing;
import vn.toancanh.storage.Profile;

/** The console without its face: a profile, the real stores and the real ring on any city. */
final class FacelessConsole implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Profile profile;
    private final Wiring wiring;
    private final Semaphore changed = new Semaphore(0);

    FacelessConsole(Path dir, CityGateway gateway) throws Exception {
        profile = Profile.open(dir);
        wiring = new Wiring(profile, gateway, InstantSource.system());
        wiring.ring().subscribe(s -> changed.release());
        wiring.start();
    }

    CityRing ring() {
        return wiring.ring();
    }

    CityState state() {
        return ring().state();
    }

    /** Waits until the state is as wanted; two minutes at most. */
    void until(BooleanSupplier wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("it did not come to it within " + PATIENCE.toSeconds() + " s");
            }
            changed.tryAcquire(20, TimeUnit.MILLISECONDS);
            changed.drainPermits();
        }
    }

    @Override
    public void close() {
        wiring.close();
        profile.close();
    }
}
