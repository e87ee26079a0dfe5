package vn.toancanh.uikit.station;

import java.time.Instant;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.View;

/** A part of a station that shows state, time and words. Only what is in sight is attached and told. JavaFX thread. */
public abstract class StationView extends View {
    protected final Station station;

    protected StationView(Station station) {
        this.station = station;
    }

    /** Shows the state; {@code touched} holds all that differs from the last call. */
    protected abstract void show(CityState s, Touched t);

    /** Moves ages and deadlines on; once a second. */
    protected void tick(Instant now) {}

    /** More subscriptions, made at each attaching. */
    protected void pin(Pins pins) {}

    @Override
    protected final void onAttach(Pins pins) {
        show(station.state(), Touched.EVERYTHING);
        pins.add(station.bridge().watch(this::show));
        pins.listen(station.words().languageProperty(), (o, was, is) -> {
            show(station.state(), Touched.EVERYTHING);
            tick(station.now());
        });
        pins.listen(station.ticker().nowProperty(), (o, was, is) -> tick(is));
        pin(pins);
        tick(station.now());
    }
}
