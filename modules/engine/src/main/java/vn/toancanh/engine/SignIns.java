package vn.toancanh.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.Trouble;

/** Who is signed in: by the city's answer, kept for the next start, and repeated when the city has forgotten it. */
final class SignIns {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final EngineParts parts;
    private final StateLoop loop;
    private final Consumer<Session> in;
    private final Runnable out;
    private boolean signingIn;
    private Instant next = Instant.MIN;

    /**
     * @param in told on the loop who has come
     * @param out told on the loop that nobody is here
     */
    SignIns(EngineParts parts, StateLoop loop, Consumer<Session> in, Runnable out) {
        this.parts = parts;
        this.loop = loop;
        this.in = in;
        this.out = out;
    }

    /** From any thread. */
    CompletionStage<Session> in(String personId) {
        return CityRing.call(parts.network(), () -> {
            Session session = parts.gateway().signIn(personId);
            parts.gateway().use(session);
            try {
                parts.sessions().keep(session);
            } catch (StoreException e) {
                LOG.warn("TC-E40 the session is not kept for the next start: {}", e.getMessage());
            }
            loop.urgent(() -> in.accept(session));
            return session;
        });
    }

    /** From any thread. */
    void out() {
        loop.urgent(() -> {
            loop.update(s -> CityReducer.session(s, null));
            out.run();
        });
        parts.disk().execute(() -> {
            try {
                parts.sessions().forget();
            } catch (StoreException e) {
                LOG.warn("TC-E41 the kept session could not be removed: {}", e.getMessage());
            }
        });
        parts.gateway().use(null);
    }

    /** On the loop: the token is not known any more. The demo sign-in is repeated by itself, once per refusal. */
    void again() {
        Session old = loop.state().session();
        loop.update(s -> CityReducer.trouble(s, Trouble.SIGNED_OUT, true));
        Instant now = parts.clock().instant();
        if (old == null || signingIn) {
            return;
        }
        signingIn = true;
        Duration pause = now.isBefore(next) ? PAUSE : Duration.ZERO;
        next = now.plus(pause).plus(PAUSE);
        Runnable again = () -> in(old.actor().personId())
                .whenComplete((ok, e) -> loop.urgent(() -> {
                    signingIn = false;
                    if (e != null) {
                        LOG.info("signing in again failed: {}", e.getMessage());
                    }
                }));
        if (pause.isZero()) {
            again.run();
        } else {
            parts.timer().after(pause, again);
        }
    }
}
