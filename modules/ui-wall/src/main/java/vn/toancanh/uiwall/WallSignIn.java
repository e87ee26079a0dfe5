package vn.toancanh.uiwall;

import java.time.Duration;
import java.time.Instant;
import vn.toancanh.core.model.Person;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.station.Station;

/** Signs the wall in by its own account, without a person; tries again by itself while nobody is signed in. JavaFX thread. */
public final class WallSignIn implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Station station;
    private final Pins pins = new Pins();
    private Instant next = Instant.MIN;
    private boolean asking;

    public WallSignIn(Station station) {
        this.station = station;
    }

    public void start() {
        pins.listen(station.ticker().nowProperty(), (o, was, is) -> look(is));
        look(station.now());
    }

    private void look(Instant now) {
        CityState s = station.ring().state();
        if (s.session() != null || asking || now.isBefore(next)) {
            return;
        }
        asking = true;
        next = now.plus(PAUSE);
        station.bridge()
                .onFx(
                        station.ring().people(),
                        all -> {
                            Person wall = all.stream()
                                    .filter(p -> p.station().equals(Person.WALL))
                                    .findFirst()
                                    .orElse(null);
                            if (wall == null) {
                                asking = false;
                            } else {
                                station.bridge()
                                        .onFx(
                                                station.ring().signIn(wall.id()),
                                                ok -> asking = false,
                                                e -> asking = false);
                            }
                        },
                        e -> asking = false);
    }

    @Override
    public void close() {
        pins.close();
    }
}
