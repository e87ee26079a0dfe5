package vn.toancanh.uidesk.shell;

import java.time.Instant;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.state.Touched;
import vn.toancanh.uikit.Pins;
import vn.toancanh.uikit.View;

/** A part of the desk that shows state, time and words. Only what is in sight is attached and told. */
public abstract class DeskView extends View {
    protected final DeskContext desk;

    protected DeskView(DeskContext desk) {
        this.desk = desk;
    }

    /** Shows the state; {@code touched} holds all that differs from the last call. */
    protected abstract void show(CityState s, Touched t);

    /** Moves ages and deadlines on; once a second. */
    protected void tick(Instant now) {}

    /** Whether a flood of changes may be shown four times a second, because all cases are counted at each look. */
    protected boolean isCalm() {
        return false;
    }

    /** More subscriptions, made at each attaching. */
    protected void pin(Pins pins) {}

    @Override
    protected final void onAttach(Pins pins) {
        show(desk.state(), Touched.EVERYTHING);
        pins.add(
                isCalm() ? desk.bridge().watchCalmly(this::show) : desk.bridge().watch(this::show));
        pins.listen(desk.words().languageProperty(), (o, was, is) -> {
            show(desk.state(), Touched.EVERYTHING);
            tick(desk.now());
        });
        pins.listen(desk.ticker().nowProperty(), (o, was, is) -> tick(is));
        pin(pins);
        tick(desk.now());
    }
}
