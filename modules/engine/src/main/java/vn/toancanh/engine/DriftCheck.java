package vn.toancanh.engine;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.change.CityDigest;
import vn.toancanh.core.change.Cursor;
import vn.toancanh.core.port.GatewayException;

/**
 * Asks every quarter of an hour whether this console holds the same open cases as the city. The two are compared at the same
 * cursor only, and a difference counts once it was seen twice: an answer's case may be here before the stream brings it.
 * State loop only.
 */
final class DriftCheck {
    static final Duration EVERY = Duration.ofMinutes(15);
    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final int TRIES = 20;
    private static final Logger LOG = LoggerFactory.getLogger(DriftCheck.class);

    private final EngineParts parts;
    private final StateLoop loop;
    private final BooleanSupplier ready;
    private final Runnable anew;
    private @Nullable Long next;
    private int triesLeft;
    private int differed;
    private Cursor stoodAt = Cursor.NONE;
    private boolean asking;

    /**
     * @param ready whether asking makes sense: the link is up and all that the city has said is shown
     * @param anew fetches the city into a new cache
     */
    DriftCheck(EngineParts parts, StateLoop loop, BooleanSupplier ready, Runnable anew) {
        this.parts = parts;
        this.loop = loop;
        this.ready = ready;
        this.anew = anew;
    }

    /** Lets time pass. */
    void tick() {
        long now = parts.nanos().getAsLong();
        Long at = next;
        if (at == null) {
            later(EVERY);
        } else if (now - at >= 0 && !asking && ready.getAsBoolean()) {
            if (triesLeft == 0) {
                stoodAt = loop.state().cursor();
                triesLeft = TRIES;
                differed = 0;
            }
            ask();
        }
    }

    private void later(Duration wait) {
        next = parts.nanos().getAsLong() + wait.toNanos();
    }

    private void ask() {
        asking = true;
        triesLeft--;
        parts.network().execute(() -> {
            try {
                CityDigest theirs = parts.gateway().digest();
                loop.post(() -> compare(theirs));
            } catch (GatewayException e) {
                // A city of an older contract has no digest; a broken line has none either.
                LOG.debug("no digest: {}", e.getMessage());
                loop.post(this::done);
            } catch (RuntimeException | Error e) {
                LOG.error("TC-E31 asking for the digest failed", e);
                loop.post(this::done);
            }
        });
    }

    private void compare(CityDigest theirs) {
        asking = false;
        boolean comparable = theirs.cursor().equals(loop.state().cursor());
        if (comparable) {
            CityDigest ours =
                    CityDigest.of(theirs.cursor(), loop.state().confirmed().values());
            if (ours.agrees(theirs)) {
                done();
                return;
            }
            if (++differed >= 2) {
                LOG.warn(
                        "TC-E17 this console holds {} open cases and the city {}, or other versions of them, at {}:"
                                + " the city is fetched anew",
                        ours.cases(),
                        theirs.cases(),
                        theirs.cursor().text());
                done();
                anew.run();
                return;
            }
        }
        if (triesLeft == 0) {
            boolean stuck = !comparable && loop.state().cursor().equals(stoodAt);
            done();
            if (stuck) {
                LOG.warn("TC-E18 this console stands at {} while the city goes on: it is fetched anew", stoodAt);
                anew.run();
            }
        } else {
            later(AGAIN);
        }
    }

    private void done() {
        asking = false;
        triesLeft = 0;
        later(EVERY);
    }
}
